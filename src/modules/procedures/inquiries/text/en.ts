import type { Ja } from './ja.ts'

export const en: Ja = {
  title: 'Ask about this request',
  short: 'Questions to the office',
  lede: 'The section in charge answers here, and we tell you when it has. If it is urgent, please call.',
  label: 'Your question',
  hint: 'Do not write your Individual Number (My Number) or bank account. Up to 2,000 characters. You can write in English.',
  send: 'Send the question',
  ask: 'Ask a question',
  see: 'See questions and answers',
  none: 'You can ask the section in charge here.',
  waiting: 'Your question was sent. It is waiting for an answer.',
  answered: (when) => `There was an answer on ${when}.`,
  thread: 'Questions and answers so far',
  mine: 'Your question',
  by: (name) => `Question from ${name}`,
  office: 'Answer of the office',
  problems: {
    empty: 'Enter your question',
    too_long: 'Keep your question to 2,000 characters',
    guarded: 'Remove the Individual Number (12 digits) or Resident Record code (11 digits): we cannot take them here',
    too_many: 'Many of your questions are waiting for an answer. Please send more once they are answered',
    closed: 'This request has ended. Please ask by telephone',
  },
  notice: {
    subject: (ward) => `[${ward}] Your question was answered`,
    body: (phone) =>
      `There is an answer to your question.\nPlease read it on the page below.\nIf anything is unclear, call ${phone}.`,
    line: (ward) => `${ward}: there is an answer to your question.`,
  },
}
