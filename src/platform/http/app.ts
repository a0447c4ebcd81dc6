import { Hono } from 'hono'
import { anonymous } from '#platform/auth/actor.ts'
import { NotFound } from '#platform/errors/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { readCookie, writeCookie } from './cookies.ts'
import { checkForm, csrfToken } from './csrf.ts'
import type { Ctx, HttpEnv } from './env.ts'
import { answerError, isForPrograms } from './errors.tsx'
import { randomToken } from './keys.ts'
import { pathOf, routedPath, splitLanguage } from './language.ts'
import { readReading } from './reading.ts'
import { writeSecurityHeaders } from './security-headers.ts'
import { meetActor, setActor } from './who.ts'

/** The house on HTTP: every module's pages and API behind the same middleware. */
export function createApp(house: House): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>({ getPath: routedPath })
  app.onError((error, c) => answerError(c, house, error))
  app.notFound((c) => answerError(c, house, new NotFound()))
  app.use(async (c, next) => {
    greet(c, house)
    await next()
    writeSecurityHeaders(c, house.config)
  })
  app.use(async (c, next) => {
    await meetActor(c, house)
    if (!isForPrograms(c)) await bindForms(c, house)
    await next()
  })
  for (const module of house.modules) module.routes?.(app, house)
  for (const module of house.modules) {
    if (!module.api) continue
    const api = new Hono<HttpEnv>()
    module.api(api, house)
    app.route('/api/v1', api)
  }
  return app
}

/** Everything that even an error page needs; nothing here asks the database. */
function greet(c: Ctx, house: House): void {
  const { lang, path } = splitLanguage(pathOf(c.req.url))
  c.set('house', house)
  c.set('requestId', newId())
  c.set('nonce', randomToken().slice(0, 22))
  c.set('lang', path.startsWith('/staff') ? 'ja' : lang)
  c.set('path', path)
  c.set('browser', '')
  c.set('csrf', '')
  c.set('signal', c.req.raw.signal)
  c.set('expiredAccountId', undefined)
  c.set('reading', readReading(c, house.config, c.get('lang')))
  setActor(c, anonymous)
}

async function bindForms(c: Ctx, house: House): Promise<void> {
  const { config } = house
  const known = readCookie(c, config, 'madoguchi_browser')
  const browser = known && /^[\w-]{43}$/.test(known) ? known : randomToken()
  if (browser !== known) writeCookie(c, config, 'madoguchi_browser', browser)
  c.set('browser', browser)
  const actor = c.get('actor')
  const account = 'accountId' in actor ? actor.accountId : (c.get('expiredAccountId') ?? '')
  const holder = `${browser}\0${account}`
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) await checkForm(c, config.publicUrl, config.secret, holder)
  c.set('csrf', csrfToken(config.secret, holder))
}
