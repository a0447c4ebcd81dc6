import type { Ja } from './ja.ts'

export const en: Ja = {
  mark: 'Practice',
  frame: 'This is practice. Whatever you enter, nothing reaches the {{office}}.',
  frameHint: 'Please do not enter real names or numbers.',
  pageTitle: (title: string) => `Practice: ${title}`,
  title: 'Practise a procedure',
  lede: 'Practise with the real screens. You need not sign in. Nothing is filed and nothing is paid.',
  choose: 'Procedures to practise',
  begin: 'Start practising',
  goOn: 'Go on practising',
  again: 'Start over',
  who: 'Who you are here',
  whoText: (name: string) => `You practise as ${name}, who does not exist.`,
  gone: 'What you enter is deleted when the practice ends, and after a day at the latest.',
  link: 'Practise this procedure',
  back: 'All procedures to practise',
  description: 'Practise with the real screens, for example in a smartphone class.',
  sign: {
    title: 'Sign with your card',
    real: 'In reality you now hold your My Number card to your phone and enter its signature password (6 to 16 letters and digits).',
    practice: 'In practice you need neither card nor password. Just press the button.',
    submit: 'Pretend and go on',
  },
  pay: {
    title: 'Pay the fee',
    real: (yen: string) => `In reality the page of the payment company opens now and you pay ${yen}.`,
    practice: 'In practice it costs nothing. Just press the button.',
    submit: 'Pretend and go on',
  },
  end: {
    title: 'The practice ends here',
    lede: 'Well done. Nothing was sent. What you entered has just been deleted.',
    would: 'In reality it would go on like this',
    number:
      'In reality you get a receipt number, can see at any time where it stands, and we tell you when something happens.',
    real: 'To the real procedure',
  },
  file: 'Practice photo (not kept)',
}
