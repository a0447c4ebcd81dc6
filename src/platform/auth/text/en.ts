import type { ja } from './ja.ts'

export const en: Partial<typeof ja> = {
  signInTitle: 'Sign in',
  signInLede: 'Your Individual Number Card shows us that it is really you.',
  whatHappens: 'What happens next',
  steps: [
    'You go to the Digital Authentication App.',
    'You hold your card to your phone and enter its four-digit PIN.',
    'You come back here and go on where you were.',
  ],
  needed: 'What you need',
  neededThings: ['Your Individual Number Card', 'The four-digit PIN of its user certificate'],
  whatFor: 'What we receive from your card',
  whatForBody:
    'Your name, address, date of birth and sex, to find your entry in the resident register. We do not receive your 12-digit Individual Number.',
  signInButton: 'Sign in with your card',
  noCardTitle: 'If you have no card',
  noCardBody: 'You can also do this at the {{office}} or by post. Please call us.',

  refusedTitle: 'You did not sign in',
  refusedBody: 'The card was not read to the end. Nothing was sent.',
  unknownTitle: 'We lost track of this sign-in',
  unknownBody:
    'Too much time may have passed, or the page was opened twice or in another browser. Please sign in from the start.',
  unprovenTitle: 'We could not confirm who you are',
  unprovenBody: 'The answer of the authentication app did not hold, so we stopped. Please try again.',
  closedTitle: 'This account cannot sign in',
  closedBody: 'If you do not know why, please call us.',
  again: 'Sign in again',

  signatureTitle: 'We could not confirm the signature',
  signatureBody: 'The signature of the card did not hold, so nothing was accepted. Your answers are still here.',
  signatureOtherPerson: 'This was signed with somebody else’s card. Please sign with your own.',
  signatureBack: 'Back to your application',
}
