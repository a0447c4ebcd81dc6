/** Lists of pages of one's own office, and the words that every office uses; they name no resident. */
export const listsOfPages = [
  'GET /staff/pages',
  'GET /staff/pages/new',
  'POST /staff/pages/new',
  'GET /staff/pages/words',
  'POST /staff/pages/words',
  'POST /staff/pages/words/removal',
]

/** What is written of one page, with its deeds: 404 to every other office but 広報担当. */
export const ofOnePage = [
  'GET /staff/pages/:id',
  'GET /staff/pages/:id/words/:lang',
  'POST /staff/pages/:id/words/:lang',
  'POST /staff/pages/:id/words/:lang/look',
  'POST /staff/pages/:id/confirmation/:lang',
  'GET /staff/pages/:id/versions',
  'GET /staff/pages/:id/difference',
  'POST /staff/pages/:id/restoration',
  'POST /staff/pages/:id/submission',
  'POST /staff/pages/:id/look',
  'POST /staff/pages/:id/return',
  'POST /staff/pages/:id/recall',
  'POST /staff/pages/:id/approval',
  'POST /staff/pages/:id/discard',
  'POST /staff/pages/:id/editions',
  'POST /staff/pages/:id/schedule',
  'POST /staff/pages/:id/review',
  'POST /staff/pages/:id/previews',
  'POST /staff/pages/:id/previews/end',
  'POST /staff/pages/:id/slug',
  'POST /staff/pages/:id/withdrawal',
  'POST /staff/pages/:id/remarks',
]

/** Opened by who has the link, until its end. */
export const previewsOfPages = ['GET /preview/:token']
