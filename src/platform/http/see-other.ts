import { href } from '#platform/i18n/index.ts'
import type { Ctx } from './env.ts'

/** 303 to a path of ours, in the language of the request; other origins are never followed from input. */
export const seeOther = (c: Ctx, path: string): Response => c.redirect(href(c.get('lang'), localPath(path)), 303)

/** The path if it stays on this origin, else `/`. */
export function localPath(path: string | undefined): string {
  if (!path || !/^\/(?![/\\])/.test(path) || /[\\\p{Cc}]/u.test(path) || path.length > 2000) return '/'
  const url = new URL(path, 'http://self.invalid')
  return url.origin === 'http://self.invalid' ? url.pathname + url.search + url.hash : '/'
}
