export const en = {
  title: 'Messages from the city',
  label: 'Messages from the city',
  lede: 'Everything the city office has sent to you, newest first. What did not reach you can be read here too.',
  description: 'Read again what the city office told you',
  listTitle: 'Messages sent',
  empty: 'There are no messages yet',
  emptyNote: 'When you apply for something, what happens with it is listed here.',
  sentBy: { line: 'Sent by LINE', mail: 'Sent by e-mail', letter: 'Sent by letter' },
  sendingBy: { line: 'Being sent by LINE', mail: 'Being sent by e-mail', letter: 'A letter is being prepared' },
  failedBy: {
    line: 'Could not be delivered by LINE',
    mail: 'Could not be delivered by e-mail',
    letter: 'Could not be delivered by letter',
  },
  unsureBy: {
    line: 'We cannot tell whether it arrived by LINE',
    mail: 'We cannot tell whether it arrived by e-mail',
    letter: 'We cannot tell whether the letter arrived',
  },
  notSent: 'No message was sent',
  whyTitle: 'Why you get these',
  why: 'We write when something happens with your application, or when the law says that you must be told. A message names nobody and says nothing of its contents; it only tells you which page to look at.',
  whereTitle: 'Where we write to',
  where: {
    line: 'LINE',
    mail: (address: string) => `E-mail (${address})`,
    letter: 'Letter to your registered address',
  },
  mailFoot: (ward: string, phone: string) =>
    `--\n${ward} Office, phone ${phone}\nPlease do not reply to this e-mail. If you do not know what it is about, please call us.`,
  letterFoot: (phone: string) => `If you do not use the internet, please call ${phone} or come to the city office.`,
}
