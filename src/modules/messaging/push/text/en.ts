export const en = {
  title: 'Push notifications',
  lede: 'Messages from {{office}} appear on the screen of your phone or computer. You need no app.',
  addTitle: 'Get them on this device',
  before: [
    'When you press the button, your browser asks whether notifications may appear. Choose “Allow”',
    'The screen shows only “A message from {{office}}” and what kind of message it is: no name, nothing of its contents',
    'Do not register a device that others use too, at home or at work',
  ],
  add: 'Get messages on this device',
  withoutScript:
    'This needs a browser with JavaScript. Without it, messages still reach you by LINE, e-mail or letter.',
  unsupported:
    'This browser cannot get push notifications. On an iPhone or iPad, add this site to the Home Screen and open it from there.',
  denied:
    'Notifications are not allowed in this browser. Allow them for this site in the browser’s settings, then press the button again.',
  stopped: 'The device could not be registered. Check your connection and press the button again.',
  listTitle: 'Devices that get messages',
  device: 'Device',
  unknownDevice: 'A device without a name',
  since: 'Registered on',
  act: 'Action',
  end: 'Stop',
  endOf: (device: string) => ` (${device})`,
  empty: 'No device is registered',
  emptyNote: 'Once you register one, it is listed here.',
  aboutTitle: 'Good to know',
  about: [
    'It begins with the next message. LINE and e-mail go on as before.',
    'A device that was switched off gets the message if you switch it on within three days. Whatever did not arrive can be read under “Messages”.',
    'Messages are encrypted and go through the company that makes your browser. It cannot read them.',
  ],
  done: {
    added: 'This device is registered. Messages appear on it from the next one on.',
    ended: 'That device gets no more messages.',
  },
  problems: {
    not_a_browser:
      'This device could not be registered. Open the page again and press “Get messages on this device” once more',
    too_many: 'You can register ten devices. Stop one that you no longer use, then press the button again',
  },
}
