import type { Ja } from './ja.ts'

export const en: Ja = {
  title: 'A request that is also made in your name',
  listTitle: 'Requests that wait for you',
  lede: (name) => `${name} filled this in, also in your name. Please read it and decide whether you agree.`,
  by: (day) => `Please answer by ${day}. Without your answer it is not sent.`,
  content: 'What is sent',
  ground: 'Why you are asked',
  give: 'I agree to this',
  declineTitle: 'I do not agree',
  reason: 'Why you do not agree',
  reasonHint: 'The person who filled it in reads this.',
  decline: 'Send it back without agreeing',
  reasonMissing: 'Enter why you do not agree',
  notOpen: 'This is over. Below you see where it stands',
  states: {
    open: (day) => `Waiting for your answer until ${day}`,
    given: 'You agreed',
    declined: 'You did not agree',
    superseded: 'It was changed, so this is over',
    overdue: 'The last day has passed',
    withdrawn: 'You took your agreement back',
  },
  withdrawTitle: 'Take my agreement back',
  withdrawText:
    'Before it is sent, it goes back to the person who filled it in. Afterwards the section in charge is told.',
  withdraw: 'Take my agreement back',
  none: 'Nothing waits for you.',
  waiting: (name, day) => `Agreement of ${name} (until ${day}). It is sent once ${name} has signed in and agreed.`,
  agreed: (name) => `Agreement of ${name}`,
  declined: (name) => `${name} did not agree to this`,
  overdue: (name) => `${name} did not answer in time`,
  withdrawn: (name) => `${name} took the agreement back`,
  nothingFiled: 'Nothing has been sent. Please change it or talk about it, then send it again.',
  reopen: 'If you change it, the agreement is asked for again.',
  notices: {
    asked: {
      subject: (ward) => `[${ward}] Something waits for your answer`,
      body: (by, phone) =>
        `A request waits for your answer.\nPlease answer on the page below by ${by}.\nIf anything is unclear, call ${phone}.`,
      line: (ward, by) => `${ward}: a request waits for your answer by ${by}.`,
    },
    ended: {
      subject: (ward) => `[${ward}] Your request was not sent`,
      body: (phone) =>
        `Your request has not been sent yet. If you paid, the payment was cancelled.\nPlease see why on the page below and check it.\nIf anything is unclear, call ${phone}.`,
      line: (ward) => `${ward}: your request has not been sent yet. Please check its page.`,
    },
  },
}
