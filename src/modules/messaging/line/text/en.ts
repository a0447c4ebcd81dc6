export const en = {
  greet: (phone: string) =>
    `Thank you for adding {{namedOffice}}.\n\nSend one word for what you need, such as "waste", "residence" or "reservation", and we answer with the page.\n\nTo get messages from the {{office}} by LINE, press "Link my identity". It takes about a minute.\n\nIn a hurry? Call ${phone}.`,
  welcomeBack:
    'Welcome back. Messages will come here again. Send one word for what you need, and we answer with the page.',
  onlyText: 'We cannot read pictures or stickers. Please send a short word for what you need.',
  photos: {
    known: (url: string) =>
      `Tell us about something broken in town on this page, with a photo and the place. You need not sign in; it counts as your report. The page works for an hour. Do not pass it on. Photos sent into this chat are not kept.\n${url}`,
    unknown: (url: string) =>
      `Tell us about something broken in town on this page, with a photo and the place. At the end we confirm your mail address or card, so that we can answer. Photos sent into this chat are not kept.\n${url}`,
  },
  link: {
    offer: (url: string) =>
      `Open this page within 10 minutes and show with your individual number card that it is you. Do not pass this link on to anybody.\n${url}`,
    notNow: (phone: string) =>
      `LINE cannot be linked at the moment. Please press "Link my identity" again in a while, or call ${phone}.`,
    linked: 'Linked. Messages from the {{office}} will come here from now on. Next, you can choose your topics.',
    already: (url: string) =>
      `This LINE account is linked to you already. To end the link, press "End the link" on this page.\n${url}`,
    failed:
      'The link was not made: LINE could not confirm that the person who opened the page owns this account. Press "Link my identity" again on this phone.',
    expired:
      'The link was not made: too much time had passed, you had signed out, or the invitation had been used before. Press "Link my identity" again and finish within 10 minutes.',
  },
  found: 'These pages can help.',
  other: 'Look for something else',
  notFound: (url: string, phone: string) =>
    `We found no page for this. Please try another short word.\n\nLook for something else\n${url}\n\nYou can also call ${phone}.`,
  hours: (opens: string, closes: string, url: string) =>
    `The counters are open on weekdays from ${opens} to ${closes}. Here on LINE you get an answer at any time.\n\nPlaces and holidays\n${url}`,
  phone: (phone: string, opens: string, closes: string, url: string) =>
    `Call ${phone} on weekdays from ${opens} to ${closes}.\n\nHelp\n${url}`,
  stop: {
    linked: (url: string) =>
      `Press a button below to stop a topic.\n\nTo stop everything or to end the link with LINE, use this page.\n${url}\n\nMessages that the law makes us send cannot be stopped. If they cannot reach you by LINE, they come by letter.`,
    unlinked:
      'We send no messages to this LINE account. To get nothing at all, block us from the menu at the top right.',
    done: (topic: string) => `You will get nothing more about "${topic}". You can choose it again at any time.`,
    doneQuietly: 'You will get nothing more about this topic. You can choose it again at any time.',
    undo: 'Get it again',
  },
  lang: { done: 'From now on we answer in English.' },
  choose: {
    topics: (chosen: string) =>
      `Choose your topics, as many as you like. Press one again to drop it.\n\nChosen so far: ${chosen}`,
    none: 'none',
    count: (count: number) => `${count} chosen`,
    andOthers: (names: string, count: number) => `${names}, and ${count} more`,
    next: 'Done choosing',
    more: 'More topics',
    frequency: 'How often do you want to hear from us?',
    frequencies: { 'at-once': 'At once', daily: 'Once a day', weekly: 'Once a week' },
    hours: 'At what time of day? In a disaster we write at any time.',
    spans: { any: 'Any time', morning: 'Morning, 8–12', noon: 'Afternoon, 12–17', evening: 'Evening, 17–21' },
    done: (topics: string, frequency: string, hours: string, url: string) =>
      `All set.\n\nTopics: ${topics}\nHow often: ${frequency}\nWhen: ${hours}\n\nNews will come here. To change this, choose your topics again or open this page.\n${url}`,
    separator: ', ',
    tomorrow: 'There are no topics to choose from at the moment.',
  },
  buttons: { link: 'Link my identity', choose: 'Choose topics', hours: 'Opening hours', phone: 'Telephone' },
  notices: {
    purpose: 'Your link with LINE changed',
    linked: {
      subject: 'Messages by LINE have begun',
      line: 'Messages by LINE have begun. If you did not ask for this, end the link on this page.',
      body: 'Messages by LINE have begun. If you did not ask for this, end the link on this page and call the {{office}}.',
    },
    moved: {
      subject: 'Messages by LINE have ended',
      line: 'The LINE account that got your messages has been linked to another person, so messages to it have ended.',
      body: 'The LINE account that got your messages has been linked to another person, so messages to it have ended. This page says how to get them again. If this surprises you, call the {{office}}.',
    },
  },
  page: {
    title: 'Messages by LINE',
    description: 'Get messages from the {{office}} by LINE, or stop them',
    lede: 'Get messages from the {{office}} on the LINE account that you use every day.',
    crumb: 'Messages from the {{office}}',
    state: {
      linked: 'Linked',
      linkedNote: 'Messages come to your LINE account.',
      blocked: 'Blocked: messages do not arrive',
      blockedNote:
        'They come again when you unblock the {{office}} in LINE. What is important reaches you in another way or by letter.',
      none: 'Not linked yet',
      noneNote: 'Follow these steps. It takes about a minute.',
    },
    steps: {
      title: 'How to link',
      list: [
        'Read the QR code or press the button, and add the {{office}} as a friend.',
        'In the chat, press "Link my identity".',
        'On the page that opens, show with your individual number card that it is you.',
      ],
      add: 'Add as a friend in LINE',
      qr: (basicId: string) => `QR code to add the LINE account ${basicId} as a friend`,
      id: (basicId: string) => `In LINE's friend search it is ${basicId}.`,
      unknown: 'We cannot show the LINE account at the moment. Please open this page again in a while.',
    },
    what: {
      title: 'About messages by LINE',
      list: [
        'We only send that there is news, and the page to look at. No names, nothing of what it is about.',
        'We give nothing of your address or records to LINE.',
        'You can end it on this page at any time.',
      ],
    },
    end: {
      title: 'End the link',
      note: 'Nothing more will come by LINE. Messages that cannot be stopped reach you in another way or by letter.',
      button: 'End the link',
      done: 'The link with LINE has ended. Nothing more will come there.',
      nothing: 'The link with LINE had ended already.',
    },
    choose: 'Choose topics',
    link: {
      title: 'Link LINE',
      lede: 'Messages from the {{office}} will come to the LINE account in which you opened this page.',
      warning:
        'Go on only if you opened this from your own LINE chat. If somebody sent you this page, do not link: your messages would go to their LINE account.',
      replaces: 'The LINE account that is linked now gets nothing more; this one takes its place.',
      next: 'Next, LINE asks you to confirm. When it is done, the chat says "Linked".',
      button: 'Link this LINE account',
      cancel: 'Do not link',
      gone: {
        title: 'This invitation cannot be used',
        text: 'Ten minutes have passed, or it has been used. In the LINE chat, press "Link my identity" again.',
        back: 'How to get messages by LINE',
      },
    },
  },
}
