import { anonymous } from '#platform/auth/actor.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Ctx } from './env.ts'
import { newNonce } from './keys.ts'
import { pathOf, splitLanguage } from './language.ts'
import { readReading } from './reading.ts'
import { setActor } from './who.ts'

/** Everything that even an error page needs; nothing here asks the database. */
export function greet(c: Ctx, house: House): void {
  const { lang, path } = splitLanguage(pathOf(c.req.url))
  const hasLanguages = !/^\/(staff|auth\/staff|api)(\/|$)/.test(path)
  const requestId = newId()
  c.set('house', house)
  c.set('requestId', requestId)
  c.set('nonce', newNonce())
  c.set('lang', hasLanguages ? lang : 'ja')
  c.set('path', path)
  c.set('browser', '')
  c.set('csrf', '')
  c.set('expiredAccountId', undefined)
  c.set('session', undefined)
  c.set('halfSession', undefined)
  c.set('reading', readReading(c, house.config, c.get('lang')))
  setActor(c, anonymous)
  c.header('X-Request-Id', requestId)
}
