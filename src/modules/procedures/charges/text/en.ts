import type { Ja } from './ja.ts'

export const en: Ja = {
  title: 'Pay the cost',
  block: (thing) => `Cost: ${thing}`,
  pay: (yen) => `Pay ${yen}`,
  payLink: (yen) => `Pay ${yen}`,
  payBy: 'Please pay by',
  by: (day) => day,
  lines: 'What it is for',
  total: 'Total',
  each: (label, unit, count) => `${label}: ${unit} × ${count}`,
  lede: (thing) => `The cost has been fixed (${thing}). You get it as soon as your payment has arrived.`,
  after: {
    post: 'Once you have paid, we post it to you and tell you when it is on its way.',
    counter: 'Once you have paid, we make it ready at the counter and tell you when you can fetch it.',
    electronic: 'Once you have paid, you can open it on this page. We tell you when.',
  },
  atCounter: (number) => `You can also pay at the counter. Show your receipt number ${number}.`,
  where: 'Next you see the page of the payment company. The {{municipality}} never learns your card number.',
  states: {
    asked: 'Waiting for your payment',
    paid: 'Your payment has arrived. We are preparing it',
    ready: 'Ready at the counter',
    handed: { post: 'Posted', counter: 'Handed over at the counter', electronic: 'You can open it here' },
    cancelled: 'Nothing has to be paid any more',
  },
  readyText: (number) => `Show your receipt number ${number} at the counter to fetch it.`,
  files: 'Files',
  receipt: 'Receipt',
  late: 'The day for paying has passed. You can still pay, but please do it soon.',
  waiting: 'We are waiting for news of your payment. You may close this page: once it has arrived, it is recorded.',
  notPaid: 'The payment was not finished. Nothing was charged.',
  providerDown: 'The payment page could not be opened. Please try again in a moment.',
  decline: (thing) => `I do not need it (${thing})`,
  declineTitle: 'If you no longer need it',
  declineNote: 'You can say so until you have paid. It costs nothing, and the decision stays as it is.',
  paidAlready: 'It has been paid already. If you do not want it, please call the office below.',
  notices: {
    'charge-asked': {
      subject: ({ ward }) => `[${ward}] Please pay the cost`,
      body: ({ by, phone }) =>
        `The cost has been fixed.\nPlease pay by ${by} on the following page or at the counter. You get it once you have paid.\nIf you have a question, call ${phone}.`,
      line: ({ ward, by }) => `${ward}: the cost has been fixed. Please pay by ${by}.`,
    },
    'charge-ready': {
      subject: ({ ward }) => `[${ward}] Ready at the counter`,
      body: ({ phone }) =>
        `It is ready at the counter.\nShow the receipt number on the following page.\nIf you have a question, call ${phone}.`,
      line: ({ ward }) => `${ward}: it is ready at the counter.`,
    },
    'charge-posted': {
      subject: ({ ward }) => `[${ward}] Posted to you`,
      body: ({ phone }) => `What you have paid for has been posted.\nIf it has not come within a week, call ${phone}.`,
      line: ({ ward }) => `${ward}: what you have paid for has been posted.`,
    },
    'charge-opened': {
      subject: ({ ward }) => `[${ward}] Your files can be opened`,
      body: ({ phone }) =>
        `The files that you have paid for can be opened on the following page.\nIf you have a question, call ${phone}.`,
      line: ({ ward }) => `${ward}: your files can be opened.`,
    },
  },
}
