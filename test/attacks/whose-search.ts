/** What is told about searches of nobody in particular, and what 広報担当 decides about them. */
export const aboutTheSearch = [
  'GET /staff/search',
  'GET /staff/search/pages',
  'GET /staff/search/synonyms',
  'GET /staff/search/synonyms/new',
  'GET /staff/search/synonyms/effect',
  'POST /staff/search/synonyms',
  'GET /staff/search/synonyms/:id',
  'GET /staff/search/pins',
  'POST /staff/search/pins',
  'POST /staff/search/pins/:id/end',
]
