import { getCookie, setCookie } from 'hono/cookie'
import type { Config } from '#platform/config/index.ts'
import type { Ctx } from './env.ts'

/** Names of the house's cookies. Sessions of residents and staff never mix. */
export type CookieName =
  | 'madoguchi_session'
  | 'madoguchi_staff'
  | 'madoguchi_browser'
  | 'madoguchi_known'
  | 'madoguchi_reading'
  | 'madoguchi_practice'

/** Over https the name says `__Host-`: such a cookie cannot be planted by a neighbouring host. */
export const cookieName = (config: Config, name: CookieName): string =>
  config.publicUrl.startsWith('https:') ? `__Host-${name}` : name

export const readCookie = (c: Ctx, config: Config, name: CookieName): string | undefined =>
  getCookie(c, cookieName(config, name))

/** HttpOnly and SameSite=Lax; lives as long as the browser unless `maxAge` (seconds) is given. */
export function writeCookie(c: Ctx, config: Config, name: CookieName, value: string, maxAge?: number): void {
  setCookie(c, cookieName(config, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.publicUrl.startsWith('https:'),
    ...(maxAge !== undefined && { maxAge }),
  })
}
