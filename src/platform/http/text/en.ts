import type { ja } from './ja.ts'

export const en: Partial<typeof ja> = {
  fieldRequired: 'Please fill this in.',
  fieldChoose: 'Please choose one of the options.',
  fieldTick: 'Please tick the box to go on.',
  fieldChooseFile: 'Please choose a file.',
  fieldFileTooLarge: (megabytes) => `The file is too large. The limit is ${megabytes} MB.`,
  fieldTooLong: (max) => `Please use ${max} characters or fewer.`,
  fieldMuchTooLong: 'This text is too long. Please shorten it.',
  fieldNotANumber: 'Please enter a number.',
  fieldNotADate: 'Please enter a real date, for example 2026-12-02.',
  fieldOutOfRange: (min, max) => `Please enter a number from ${min} to ${max}.`,
  fieldBrokenCharacter: 'This contains a character that cannot be used. Please type it again.',
  fieldInvalid: 'Please check this answer.',

  requestId: (id) => `Reference (please tell us this when you contact us): ${id}`,
  toHome: 'Go to the home page',
  toDesk: 'Go to the desk',

  notFoundTitle: 'Page not found',
  notFoundBody:
    'The address may be wrong, the page may be gone, or it may not be yours to see. Please start from the home page.',
  forbiddenTitle: 'You cannot do this',
  forbiddenBody: 'You do not have permission for this.',
  csrfTitle: 'We could not confirm who sent this',
  csrfBody:
    'To keep you safe we stopped it. Nothing was sent. Please open the previous page again and send the form from there.',
  notVerifiedTitle: 'We need to check who you are first',
  notVerifiedBody:
    'We could not match your card with the resident register. Please bring proof of identity to the {{office}}, or call us.',
  notVerifiedNext: 'See why, and what to do next',
  conflictTitle: 'Something changed in the meantime',
  conflictBody: 'Something else changed this first. Please look at the new state, then try again.',
  invalidTitle: 'We could not read what was sent',
  invalidBody: 'Please open the page again and try once more. Nothing was accepted.',
  tooLargeTitle: 'What was sent is too large',
  tooLargeBody: 'Please make the file smaller or send it in parts. Nothing was accepted.',
  tooManyTitle: 'Too many requests',
  tooManyBody: (seconds) => `Please wait about ${seconds} seconds and try again.`,
  unavailableTitle: 'We are very busy right now',
  unavailableBody: 'Please wait a moment and try again. Your browser’s Back button shows what you typed.',
  brokenTitle: 'Sorry, something went wrong',
  brokenBody: 'There was a problem on our side. Please try again later.',

  keptTitle: 'Continue where you were',
  keptBody:
    'Your sign-in ran out while you were filling in the form. What you typed is still here. The button below sends it as it is.',
  keptFiles: 'Files could not be kept. Please choose them again on the next page.',
  keptSend: 'Continue and send',

  apiTitle: 'Madoguchi API',
  apiIntro: 'Everything the pages can do, the API can do as well.',
  apiDescription: 'OpenAPI 3.1 description',
  apiTokens: 'Send a token in the Authorization header. Cookies are not accepted.',
  apiRepeat:
    'Send an Idempotency-Key with calls that change something, and you can repeat them safely. Errors are problem+json, with a code that stays the same.',
  apiScope: 'Scope',
  apiScopes: 'Scopes of a token',
  apiOpen: 'anybody',
  apiPath: 'Address',
  apiMeaning: 'What it does',
}
