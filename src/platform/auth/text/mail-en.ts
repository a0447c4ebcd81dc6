import type { mailJa } from './mail-ja.ts'

export const mailEn: Partial<typeof mailJa> = {
  title: 'Sign in by mail',
  body: 'We send a link and a code to your mail address. Your record and your applications are shown only after you sign in with a card or passkey.',
  address: 'Mail address',
  addressHint: 'For example: name@example.jp',
  addressWrong: 'Please check the mail address, such as name@example.jp',
  send: 'Send me the mail',
  sentTitle: 'Please look at your mail',
  sentBody:
    'We have sent a mail to the address you entered. Within 15 minutes, open its link in this browser or enter the code of 8 digits from the mail.',
  sentNothing:
    'If nothing has come after 5 minutes, check your spam folder and the address, and try again. If many mails are asked for within an hour, we stop sending. If it is urgent, sign in with your card or passkey.',
  code: 'Code from the mail',
  codeHint: '8 digits',
  useCode: 'Continue',
  wrong:
    'The code is wrong, too old or already used. Check the newest code in your mail, or ask for another mail. After 5 wrong tries a code no longer works.',
  again: 'Ask for another mail',
  linkTitle: 'You opened the link of the mail',
  linkBody: 'Press the button to continue. Opening the link alone does nothing.',
  linkUse: 'Continue',
  elsewhereTitle: 'This link does not work here',
  toCode: 'Enter the code',
  elsewhereBody:
    'A link works once, within 15 minutes, in the browser that asked for the mail. Go back to that screen and enter the code from the mail. If it is gone, ask for another mail.',
  letter: {
    subject: 'Link and code to sign in',
    link: 'Open this link within 15 minutes in the browser that asked for the mail.',
    code: 'If you read this on another device, enter this code on the screen that asked for the mail.',
    foot: 'If you did not ask for this mail, do nothing and delete it. Never tell the code to anybody. Staff of {{office}} will not ask for it.',
  },
  lightTitle: 'You are signed in',
  lightLede: 'You came in by mail or recovery code. Your record and your applications are not shown.',
  lightMore: 'Prove who you are with your card or passkey to see your record and applications.',
  lightProve: 'Continue with card or passkey',
  waysTitle: 'When you do not have your card with you',
  waysBody: 'You can prepare a mail address and recovery codes beforehand.',
  ownTitle: 'Mail address for signing in',
  ownBody:
    'When you cannot use your card or passkey, you can sign in by mail. Your record and your applications are not shown then.',
  ownNow: 'Your address',
  ownNone: 'There is no mail address.',
  ownAdd: 'Send me a mail to confirm',
  ownRemove: 'Remove this address',
  ownAdded: 'The mail address has been added.',
  ownElsewhere: 'Somebody else signs in with this address. Please add another one.',
  ownLight: 'To change the address, please sign in with your card or passkey.',
  recoveryTitle: 'Sign in with a recovery code',
  recoveryBody:
    'For when you have lost your phone or passkey. After that you can remove the lost passkey and sign out other devices.',
  recoveryCard:
    'If you have your Individual Number Card, you can sign in with it on any new device. If you have neither card nor code, come to the counter of {{office}} with a proof of identity. You get a code there that works once.',
  recoveryCode: 'Recovery code',
  recoveryHint: 'For example: ABCD-2345-EFGH',
  recoveryUse: 'Sign in',
  recoveryWrong:
    'This code does not work. Please check for typing mistakes. Codes that were used, or were made before newer ones, no longer work.',
  codesTitle: 'Recovery codes',
  codesBody: 'We make 8 codes. Each works once. Codes made before stop working.',
  codesLeft: (left: number) => `You have ${left} codes left.`,
  codesMake: 'Make new codes',
  codesMadeTitle: 'Your recovery codes',
  codesMade:
    'Once you leave this page it cannot be shown again. Print or copy it now and keep it somewhere other than your phone.',
  codesUse: 'To use one, choose “Sign in with a recovery code” on the sign-in page.',
  back: 'Back to devices and passkeys',
  left: {
    subject: 'The mail address for signing in has changed',
    body: (phone: string) =>
      `This mail address no longer signs in at the {{office}}: another one took its place. If you do not know why, please call ${phone}.`,
  },
  lightOwn:
    'Only mails to this address open this account. If you do not use it for a year, account and address are deleted.',
  lightChange: 'Change the address',
  lightChangeBody:
    'We send a mail to the new address. Until you confirm it, the old one stays. Afterwards we tell the old address too.',
  lightChanged: 'The new address is in use. We tell the old one too.',
  lightRemoval: {
    title: 'Remove the account?',
    link: 'Remove the account',
    body: 'You are signed out at once and this address no longer signs in. The address is deleted after 7 days. This cannot be undone.',
    submit: 'Remove',
    keep: 'Keep it and go back',
    done: 'The account is removed.',
  },
  noticePurpose: 'A way of signing in as you was changed or used',
  notices: {
    'auth.mail-added': {
      subject: 'A way of signing in was added',
      body: 'A mail address for signing in was added to your account. If this was not you, remove it on the page below and call us.',
      line: 'A way of signing in was added. If this was not you, please check the page.',
    },
    'auth.recovery-used': {
      subject: 'A recovery code was used',
      body: 'Somebody signed in with a recovery code. If this was not you, sign out everywhere on the page below and call us.',
      line: 'A recovery code was used. If this was not you, please check the page.',
    },
    'auth.recovery-issued': {
      subject: 'A recovery code was given at the counter',
      body: 'After a check of identity, a recovery code was given at the counter. All signed-in devices and passkeys have stopped working. If this was not you, call us at once.',
      line: 'A recovery code was given at the counter. If this was not you, call us at once.',
    },
    'auth.unusual-attempts': {
      subject: 'Unusual attempts to sign in',
      body: 'There were more attempts to sign in to your account than usual. Nobody got in. You can sign in as always with your card, a passkey or a device you have used. Check your devices on the page below.',
      line: 'There were unusual attempts to sign in. Nobody got in.',
    },
  },
}
