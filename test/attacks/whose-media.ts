/** Pictures, old pages and lists of what has aged; every writer of pages may use every picture. */
export const listsOfMedia = [
  'GET /staff/pages/media',
  'POST /staff/pages/media',
  'GET /staff/pages/imports',
  'POST /staff/pages/imports',
  'GET /staff/pages/care',
  'GET /staff/pages/media/:id',
  'GET /staff/pages/media/:id/picture',
  'GET /staff/pages/media/:id/thumbnail',
]

/** Changed by the office that brought it. */
export const ofOneMedia = [
  'POST /staff/pages/media/:id/words',
  'POST /staff/pages/media/:id/picture',
  'POST /staff/pages/media/:id/removal',
  'GET /staff/pages/imports/:id',
]

/** What a public page shows, the same for everybody. */
export const shownForEverybody = ['GET /media/:id']
