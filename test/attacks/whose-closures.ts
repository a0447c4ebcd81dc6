/** Closures of the houses of one's own office. */
export const listsOfClosures = [
  'GET /staff/closures',
  'POST /staff/closures',
  'GET /staff/closures/new',
  'GET /staff/closures/weather',
  'POST /staff/closures/weather',
  'GET /staff/closures/official',
  'POST /staff/closures/official',
]

/** About one closure, or one reservation at the desk of its house. */
export const ofOneClosure = [
  'GET /reservations/:id/offer',
  'POST /reservations/:id/offer',
  'GET /staff/closures/:id',
  'POST /staff/closures/:id/end',
  'GET /staff/closures/reservations/:id',
  'GET /staff/closures/reservations/:id/letter',
  'POST /staff/closures/reservations/:id/revocation',
  'POST /staff/closures/reservations/:id/official-end',
]
