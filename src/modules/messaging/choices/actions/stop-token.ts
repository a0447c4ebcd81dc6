import { timingSafeEqual } from 'node:crypto'
import { hmac } from '#platform/http/keys.ts'
import { parseId, type PersonId } from '#platform/ids/index.ts'
import { readStoppable, type Stoppable, writeStoppable } from '../domain/stoppable.ts'

/** By whom, and through which day the link of a mail does it. */
export type Stop = { personId: PersonId; what: Stoppable; until: Temporal.PlainDate }

/**
 * The personal part of a link that stops something without a sign-in: the same for the same stop, so that a frozen mail can
 * be made again. It says whose it is by an id only, and holds for nothing else.
 */
export function writeStopToken(secret: string, stop: Stop): string {
  const body = Buffer.concat([
    Buffer.from(stop.personId.replaceAll('-', ''), 'hex'),
    Buffer.from(stop.until.toString().replaceAll('-', '')),
    Buffer.from(writeStoppable(stop.what)),
  ])
  return Buffer.concat([sign(secret, body), body]).toString('base64url')
}

/** `undefined` for what we did not write, or not under this secret. */
export function readStopToken(secret: string, token: string): Stop | undefined {
  if (!/^[\w-]{50,200}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const body = bytes.subarray(signatureBytes)
  if (bytes.length < signatureBytes + 26 || !timingSafeEqual(bytes.subarray(0, signatureBytes), sign(secret, body)))
    return undefined
  const hex = body.subarray(0, 16).toString('hex')
  const personId = parseId<'person'>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'))
  const what = readStoppable(body.subarray(24).toString())
  if (!personId || !what) return undefined
  const until = Temporal.PlainDate.from(body.subarray(16, 24).toString())
  return { personId, until, what }
}

const signatureBytes = 16

const sign = (secret: string, body: Uint8Array): Buffer =>
  hmac(secret, 'stop link', Buffer.from(body).toString('base64')).subarray(0, signatureBytes)
