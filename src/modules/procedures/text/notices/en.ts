import type { Ja } from './ja.ts'

export const en: Ja = {
  received: {
    subject: ({ ward }) => `[${ward}] We received your request`,
    body: ({ phone }) =>
      `We received your request.\nSee where it stands on the page below.\nQuestions? Please call ${phone}.`,
    line: ({ ward }) => `${ward}: we received your request.`,
  },
  'confirm-again': {
    subject: ({ ward }) => `[${ward}] Please check your request again`,
    body: ({ phone }) =>
      `Something changed before your request was complete, so it has not been received yet.\nThe payment was cancelled.\nPlease check it on the page below and send it again.\nQuestions? Please call ${phone}.`,
    line: ({ ward }) => `${ward}: please check your request again.`,
  },
  'window-closed': {
    subject: ({ ward }) => `[${ward}] Your application did not arrive in time`,
    body: ({ phone }) =>
      `The time for applying ended before you had finished sending it, so it has not been received.\nIf you paid, the payment was cancelled.\nWhat you wrote is kept. The page below tells when you can apply next.\nIf you have special reasons please call ${phone}.`,
    line: ({ ward }) => `${ward}: your application did not arrive in time.`,
  },
  'correction-asked': {
    subject: ({ ward }) => `[${ward}] We have a question for you`,
    body: ({ by, phone }) =>
      `We have a question about your request.\nPlease answer by ${by} on the page below.\nQuestions? Please call ${phone}.`,
    line: ({ ward, by }) => `${ward}: we have a question. Please answer by ${by}.`,
  },
  'answer-day-moved': {
    subject: ({ ward }) => `[${ward}] You have more time to answer`,
    body: ({ by, phone }) =>
      `Our service was out of order for a time in which you could have answered. We are sorry.\nYou now have until ${by}. Please answer on the page below.\nQuestions? Please call ${phone}.`,
    line: ({ ward, by }) => `${ward}: our service was out of order, so you now have until ${by} to answer.`,
  },
  sent: {
    subject: ({ ward }) => `[${ward}] Sent by post`,
    body: ({ phone }) =>
      `What you asked for was sent by post.\nIf it has not arrived after a few days, please call ${phone}.`,
    line: ({ ward }) => `${ward}: what you asked for was sent by post.`,
  },
  ready: {
    subject: ({ ward }) => `[${ward}] Ready for pick-up`,
    body: ({ phone }) =>
      `You can pick it up at the counter.\nShow the QR code on the page below.\nQuestions? Please call ${phone}.`,
    line: ({ ward }) => `${ward}: it is ready at the counter.`,
  },
  refused: {
    subject: ({ ward }) => `[${ward}] Result of your request`,
    body: ({ phone }) =>
      `There is a result for your request.\nThe page below gives the reason and what you can do.\nQuestions? Please call ${phone}.`,
    line: ({ ward }) => `${ward}: there is a result for your request.`,
  },
  'payment-again': {
    subject: ({ ward }) => `[${ward}] Please pay once more`,
    body: ({ phone }) =>
      `Your payment ran out.\nPlease pay once more on the page below.\nQuestions? Please call ${phone}.`,
    line: ({ ward }) => `${ward}: please pay once more.`,
  },
  'fee-changed': {
    subject: ({ ward }) => `[${ward}] Please pay`,
    body: ({ phone }) =>
      `We have your answer. It changed the fee.\nPlease pay the new fee on the page below.\nQuestions? Please call ${phone}.`,
    line: ({ ward }) => `${ward}: please pay.`,
  },
  'paper-withdrawn': {
    subject: ({ ward }) => `[${ward}] About the certificate you received`,
    body: ({ phone }) =>
      `The {{municipality}} has withdrawn the certificate it gave you. Please do not use it.\nTo learn why and what happens next, please call ${phone}.`,
    line: ({ ward, phone }) => `${ward}: there is an important message for you. Please call ${phone}.`,
  },
  withdrawn: {
    subject: ({ ward }) => `[${ward}] Your request was withdrawn`,
    body: ({ phone }) =>
      `Your request was withdrawn.\nMoney already paid is returned.\nIf this was not you, please call ${phone}.`,
    line: ({ ward }) => `${ward}: your request was withdrawn.`,
  },
}
