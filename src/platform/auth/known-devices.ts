import { createHash, timingSafeEqual } from 'node:crypto'
import { readCookie, writeCookie } from '#platform/http/cookies.ts'
import type { Ctx } from '#platform/http/env.ts'
import { hmac, randomToken } from '#platform/http/keys.ts'
import type { House } from '#platform/module/index.ts'

// A family's tablet; more would make the cookie grow.
const most = 4
const days = 180

/**
 * Remembers in this browser that `whose` (an account, a hashed address) came in here. The cookie says nothing to who reads
 * it: a random word and its keyed hash with `whose`. It opens nothing; it only has a budget of its own, so that an attacker
 * who uses up the others' does not lock the owner out (OWASP, device cookies).
 */
export function rememberDevice(c: Ctx, house: House, whose: string): void {
  const kept = marks(c, house).filter((mark) => !fits(house, mark, whose))
  const nonce = randomToken().slice(0, 22)
  const next = [`${nonce}.${sign(house, nonce, whose)}`, ...kept].slice(0, most)
  writeCookie(c, house.config, 'madoguchi_known', next.join('~'), days * 86_400)
}

/** A key for this device's own budget, when `whose` came in here before. */
export function knownDevice(c: Ctx, house: House, whose: string): string | undefined {
  const mark = marks(c, house).find((one) => fits(house, one, whose))
  return mark && createHash('sha256').update(mark).digest('base64url')
}

const marks = (c: Ctx, house: House): string[] =>
  (readCookie(c, house.config, 'madoguchi_known') ?? '')
    .split('~')
    .filter((mark) => /^[\w-]{22}\.[\w-]{43}$/.test(mark))
    .slice(0, most)

function fits(house: House, mark: string, whose: string): boolean {
  const [nonce = '', signed = ''] = mark.split('.')
  return timingSafeEqual(Buffer.from(signed), Buffer.from(sign(house, nonce, whose)))
}

const sign = (house: House, nonce: string, whose: string): string =>
  hmac(house.config.secret, 'known device', `${nonce}\0${whose}`).toString('base64url')
