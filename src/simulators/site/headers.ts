import type { MiddlewareHandler } from 'hono'

// No `form-action`: browsers apply it to the redirects after a form too, and those lead back to the app.
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Headers of every page, and no form of another site may press a button here. */
export const guard: MiddlewareHandler = async (c, next) => {
  const from = c.req.header('sec-fetch-site')
  if (c.req.method === 'POST' && from && from !== 'same-origin' && from !== 'none') return c.text('Forbidden', 403)
  await next()
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  if (c.res.headers.get('content-type')?.startsWith('text/html')) c.header('content-security-policy', policy)
  return
}
