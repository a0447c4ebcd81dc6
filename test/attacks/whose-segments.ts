/** Segments of one's own office; they name no resident. */
export const listsOfSegments = ['GET /staff/segments', 'GET /staff/segments/new', 'POST /staff/segments']

/** One segment of an office: 404 to every other. */
export const ofOneSegment = [
  'GET /staff/segments/:id',
  'POST /staff/segments/:id/facts',
  'POST /staff/segments/:id/conditions',
  'POST /staff/segments/:id/conditions/removal',
  'POST /staff/segments/:id/preview',
  'POST /staff/segments/:id/submission',
  'POST /staff/segments/:id/return',
  'POST /staff/segments/:id/approval',
  'POST /staff/segments/:id/versions',
  'POST /staff/segments/:id/end',
]
