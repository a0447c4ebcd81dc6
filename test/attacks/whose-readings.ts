/** What the office publishes, the same for everybody. */
export const publishedForEverybody = [
  'GET /pages/:slug',
  'GET /pages/:slug/calendar.ics',
  'GET /news',
  'GET /news/:file',
  'GET /events',
  'GET /events/feed.ics',
  'GET /faq',
  'GET /places',
  'GET /acts',
  'GET /topics',
  'GET /topics/:key',
  'GET /life',
  'GET /life/:key',
  'GET /sitemap.xml',
  'GET /sitemaps/:file',
  'GET /robots.txt',
  'GET /s/:code',
  'GET /s/:code/qr.svg',
  'GET /n',
  'GET /n/:number',
  'GET /n/:number/qr.svg',
  // Drafts of what is public.
  'GET /staff/pages/:id/channels',
]

/** Short addresses and notices of one's own office. */
export const listsOfAddresses = [
  'GET /staff/short-links',
  'POST /staff/short-links',
  'GET /staff/notices',
  'POST /staff/notices',
]

export const ofOneAddress = [
  'POST /staff/short-links/:id/end',
  'GET /staff/notices/:id',
  'POST /staff/notices/:id/withdrawal',
]
