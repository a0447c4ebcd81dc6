import type { Ja } from './ja.ts'

export const en: Ja = {
  start: {
    title: 'No card needed',
    text: 'You enter your name and how we reach you. To see it again later, you use your receipt number and a code.',
    begin: 'Start without a card',
    withCard: 'With a My Number card you need not enter your name and address.',
  },
  code: {
    title: 'Please note these down',
    text: 'To open this page again you need your receipt number and this code. Please do not give them to anybody.',
    label: 'Your code',
    where: 'Open it again here',
  },
  open: {
    title: 'Open what you asked for without a card',
    menu: 'Open what you asked for without a card',
    lede: 'With your receipt number and your code you see how it stands, and can change a booking.',
    number: 'Receipt number',
    numberHint: 'For example N8-1234-5678-9',
    code: 'Your code',
    codeHint: '16 letters and digits',
    submit: 'Open',
    wrong: 'The receipt number or the code is wrong. Please check them.',
    lost: 'If you have lost them, please call the office that handles it. We tell you more once we know that it is you.',
  },
}
