/** The empty form, calls of the office, and what a phone kept: the same for everybody, or only about who asks. */
export const filingForEverybody = [
  'GET /reports/new',
  'POST /reports/new',
  'GET /reports/at/:plate',
  'GET /reports/themes',
  'GET /reports/themes/:slug',
  'GET /reports/outbox',
  'GET /reports/outbox/ready',
  'POST /reports/outbox',
]

/** About one report that is being written: of the browser in which it was begun. */
export const ofOneReportDraft = [
  'GET /reports/new/:draft',
  'GET /reports/new/:draft/kind',
  'POST /reports/new/:draft/kind',
  'GET /reports/new/:draft/check',
  'POST /reports/new/:draft/send',
  'POST /reports/new/:draft/follow',
  'GET /reports/new/:draft/photos/:photo',
  'GET /reports/new/:draft/thanks',
]
