import type { House } from '#platform/module/index.ts'
import { readCookie, writeCookie } from './cookies.ts'
import { checkForm, csrfToken } from './csrf.ts'
import type { Ctx } from './env.ts'
import { isForPrograms } from './errors.tsx'
import { hmac, randomToken } from './keys.ts'

/**
 * Ties this page's forms to the browser and the account, and refuses a POST that is not from such a form. Programs
 * prove themselves otherwise (bearer token, signature), and cookies mean nothing on their paths.
 */
export async function bindForms(c: Ctx, { config }: House): Promise<void> {
  if (isForPrograms(c)) return
  const known = readCookie(c, config, 'madoguchi_browser')
  const browser = known && /^[\w-]{43}$/.test(known) ? known : randomToken()
  if (browser !== known) writeCookie(c, config, 'madoguchi_browser', browser)
  c.set('browser', hmac(config.secret, 'browser', browser).toString('base64url'))
  const actor = c.get('actor')
  const account =
    'accountId' in actor ? actor.accountId : (c.get('halfSession')?.accountId ?? c.get('expiredAccountId'))
  const holder = `${browser}\0${account ?? ''}`
  // Set first: the page that explains a refused form has forms too.
  c.set('csrf', csrfToken(config.secret, holder))
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) await checkForm(c, config.publicUrl, config.secret, holder)
}
