import { randomBytes, timingSafeEqual } from 'node:crypto'
import { Forbidden } from '#platform/errors/index.ts'
import { bodyOf, hiddenField } from './forms/body.ts'
import type { Ctx } from './env.ts'
import { hmac } from './keys.ts'

/**
 * A form may come only from our own pages: by Origin and Sec-Fetch-Site where the browser sends them, and by a token
 * bound to the browser's cookie and the account. The account rather than the session, so that a form that outlived its
 * session can be sent after the same person has signed in again.
 */
export async function checkForm(c: Ctx, publicUrl: string, secret: string, holder: string): Promise<void> {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  if (origin !== undefined && origin !== new URL(publicUrl).origin) throw new Forbidden('csrf', 'origin')
  if (site !== undefined && site !== 'same-origin') throw new Forbidden('csrf', 'site')
  const token = hiddenField(await bodyOf(c), 'csrf')
  if (!token || !isTokenOf(token, secret, holder)) throw new Forbidden('csrf', 'token')
}

/** A new token for each page: masked, so that a compressed page never repeats the same secret (BREACH). */
export function csrfToken(secret: string, holder: string): string {
  const mask = randomBytes(16)
  return Buffer.concat([mask, xor(mask, proof(secret, holder))]).toString('base64url')
}

function isTokenOf(token: string, secret: string, holder: string): boolean {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 32) return false
  return timingSafeEqual(xor(bytes.subarray(0, 16), bytes.subarray(16)), proof(secret, holder))
}

const proof = (secret: string, holder: string) => hmac(secret, 'csrf', holder).subarray(0, 16)

const xor = (a: Uint8Array, b: Uint8Array) => Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)))
