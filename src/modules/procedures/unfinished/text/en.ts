import type { Ja } from './ja.ts'

export const en: Ja = {
  saved: (time) => `Saved at ${time}`,
  offline: 'Not saved yet. We are checking the connection. What you typed is still on this page.',
  unfit:
    'This cannot be saved as it is. Please look for an Individual Number (My Number) or text that is too long. What you typed is still on this page.',
  elsewhere:
    'The answer to this question was changed in another window. Press “Next” to choose which one to use. What you typed is still on this page.',
  ended:
    'Your sign-in has ended, so this is not saved. Press “Next” and sign in: you can then go on with what you typed.',
  note: {
    title: 'Not finished yet',
    text: (when) =>
      `What was saved on ${when} is filled in. It is not an answer yet. Please check it and press the button below.`,
  },
  begun: {
    title: (row) => `${row}: not finished`,
    text: 'What you typed is saved. It is not an answer yet.',
    goOn: 'Continue',
    remove: (row) => `Delete this unfinished entry (${row})`,
    blocks: (row) => `There is an unfinished entry (${row}). Please continue it or delete it`,
    changing: 'You began to change this. Use “Change” to continue.',
  },
  otherRows:
    'The list was changed in another window. This is the list as it is now. Please check it and press the button again',
  check: {
    title: 'Some of what you typed is not used',
    text: 'On these pages something was typed that is not an answer. If you go on, it is not used.',
  },
  resume: {
    title: 'You have already begun this',
    lede: 'You began this procedure before and did not finish it.',
    stopped: 'Next to answer',
    at: (page) => `“${page}”`,
    atCheck: 'The final check',
    atEnd: 'Signature or payment',
    last: 'Last changed',
    kept: 'Kept until',
    until: (day) => day,
    listUntil: (day) => `Kept until ${day}`,
    goOn: 'Go on where you stopped',
    anew: 'Begin anew',
    anewText: 'What you typed before is deleted and you start from the first question. It cannot be brought back.',
    anewSubmit: 'Delete what I typed and begin anew',
    anewLink: 'To begin anew',
  },
  conflict: {
    title: 'The answer was changed in another window',
    lede: 'Both are still here. Please choose which one to use.',
    kept: 'The answer that is saved',
    here: 'What you typed in this window',
    useHere: 'Use what I typed in this window',
    useKept: 'Use the saved answer',
    unfinished: ' (not finished)',
  },
  removed: {
    title: (row) => `This entry (${row}) was deleted in another window`,
    lede: 'What you typed in this window is still here.',
    addAgain: 'Add it again',
    leave: 'Leave it deleted',
  },
}
