/** What of reports everybody reads; one's own report on its page is for who is signed in as its reporter. */
export const reportsForEverybody = [
  'GET /reports',
  'GET /reports/map',
  'GET /reports/feed.atom',
  'GET /reports/feed.rss',
  'GET /reports.csv',
  'GET /reports/assets.csv',
  'GET /reports/figures',
  'GET /reports/figures.csv',
  'GET /reports/improvements',
  'GET /api/v1/reports',
]

/** One's own reports, and of what one wants to be told. */
export const listsOfReports = ['GET /reports/mine', 'GET /reports/alerts', 'POST /reports/alerts']

/** About one report, picture or wish. */
export const ofOneReport = [
  'GET /reports/:number',
  'GET /api/v1/reports/:number',
  'GET /reports/photos/:id/:size',
  'POST /reports/:number/following',
  'POST /reports/:number/following/end',
  'POST /reports/:number/confirmation',
  'POST /reports/:number/reopening',
  'POST /reports/:number/end',
  'POST /reports/alerts/:id/end',
]
