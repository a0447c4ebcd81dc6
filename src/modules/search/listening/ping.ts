import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { hmac } from '#platform/http/keys.ts'
import type { Visitor } from './visitor.ts'

/** What a result's link tells when it is followed. `day` in ISO 8601. */
export type Pinged = { day: string; query: string; subject: string; rank: number }

const pingedSchema = z.tuple([
  z.iso.date(),
  z.string().min(1).max(60),
  z.string().min(3).max(200),
  z.int().min(1).max(500),
])

/** The personal part of the address: counts for nobody but who got the page, on the day. */
export function writePing(secret: string, visitor: Visitor, { day, query, subject, rank }: Pinged): string {
  const body = Buffer.from(JSON.stringify([day, query, subject, rank]))
  return Buffer.concat([sign(secret, visitor, body), body]).toString('base64url')
}

/** `undefined` for what we did not write for this visitor. */
export function readPing(secret: string, visitor: Visitor, token: string): Pinged | undefined {
  if (!/^[\w-]{40,1200}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const body = bytes.subarray(signatureBytes)
  const given = bytes.subarray(0, signatureBytes)
  if (given.length < signatureBytes || !timingSafeEqual(given, sign(secret, visitor, body))) return undefined
  const [day, query, subject, rank] = pingedSchema.parse(JSON.parse(body.toString()))
  return { day, query, subject, rank }
}

const signatureBytes = 12

const sign = (secret: string, { network, agent }: Visitor, body: Uint8Array): Buffer =>
  hmac(secret, 'click of a search', `${network.near}\0${agent}\0${Buffer.from(body).toString('base64')}`).subarray(
    0,
    signatureBytes,
  )
