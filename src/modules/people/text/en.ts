export const en = {
  menu: 'About you',
  menuDescription: 'What the {{municipality}} has on record, and who looked at it',

  title: 'About you',
  linked: {
    lede: 'You are signed in with your Individual Number Card, and it is linked to your resident record.',
    name: 'Name',
    kana: 'Name in kana',
    alias: 'Alias (tsūshō)',
    formerSurname: 'Former surname',
    birthDate: 'Date of birth',
    address: 'Address',
    household: 'People in your household',
    wrongTitle: 'If something is wrong',
    wrong: 'Please tell us at the {{office}} or by phone. It cannot be changed on this page.',
    howTitle: 'How we linked your card',
    how: 'The name, date of birth, sex and address on your card matched exactly one resident record. The link ends when that record is closed, for example when you move out of the {{municipality}}.',
  },
  reads: {
    title: 'What the {{municipality}} reads',
    lede: 'Only what a procedure needs, and only when it needs it.',
    items: [
      'Name, kana, date of birth, sex and address, so that you do not have to type them',
      'The people in your household and how you are related, to show whose record you may ask for',
      'Registered domicile (honseki), nationality, status of residence and the like, only when you choose to have them printed',
    ],
    never: 'This site neither reads nor keeps your Individual Number (My Number) or your resident record code.',
  },
  seen: {
    title: 'Staff who opened your record',
    lede: 'When staff opened your record in the last 90 days.',
    at: 'When',
    why: 'Why',
    none: 'No member of staff opened your record in the last 90 days.',
    reasons: {
      own: 'You did this yourself',
      assigned: 'They were handling your application',
      'second-check': 'They checked the decision as a second person',
      decision: 'They examined or made the decision',
      cover: 'They stood in for the colleague in charge',
      supervision: 'They checked that the work was done properly',
      'same-household': 'They were handling an application of someone in your household',
      duty: 'Work at the counter',
      'request-of-person': 'You asked them to',
      'break-glass': 'An emergency (a superior checks it afterwards)',
    },
  },
  unlinked: {
    title: 'Your card has to be checked at the counter',
    lede: (name: string) => `You are signed in with the card of ${name}.`,
    why: 'We compared the name, date of birth, sex and address on your card with the resident register, but could not tell for certain which record is yours. We stop here so that nobody else’s record is opened.',
    ended: {
      moved_out: {
        title: 'You have moved out, so nothing more can be requested here',
        text: 'With your notice of moving out, the link between this sign-in and the resident record has ended. You can make new requests in the municipality where you live now.',
        doBody:
          'About requests that you made before, please call the {{office}}. If you move back, you can use this site again after your notice of moving in.',
      },
      other: {
        title: 'The resident record is closed',
        text: 'The resident record has been closed, so nothing can be requested with this sign-in any more. Messages have been stopped, too.',
        doBody:
          'For what the family has to do, the {{office}} is glad to help: please call, or come with proof of identity of the person who comes. Please tell us, too, if this surprises you.',
      },
    },
    reasonsTitle: 'Common reasons',
    reasons: [
      'You are not registered as a resident of this {{municipality}}, or have moved out',
      'You moved or changed your name, and the card has not been updated',
      'The card lacks the building or room, so that more than one record could fit',
    ],
    doTitle: 'What to do next',
    doBody:
      'Please bring your Individual Number Card to the {{office}}. We will check on the spot and tell you how to go on; sometimes it is enough to update the card.',
    callFirst: 'You are welcome to call us before you come.',
    meanwhile: 'Until then you can still apply at the counter or by post.',
    phone: 'Phone',
    place: 'Address',
    hours: 'Hours',
    open: (opens: string, closes: string) => `Weekdays from ${opens} to ${closes}`,
  },
  signOut: 'Sign out',
}
