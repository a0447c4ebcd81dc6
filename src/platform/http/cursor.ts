import { timingSafeEqual } from 'node:crypto'
import type { House } from '#platform/module/index.ts'
import { hmac } from './keys.ts'

/** Values of the last row of a page, in the order of the list; signed, so that a list cannot be asked for what it never showed. */
export function writeCursor(house: House, list: string, values: readonly (string | number)[]): string {
  const body = Buffer.from(JSON.stringify(values)).toString('base64url')
  return `${body}.${sign(house, list, body)}`
}

/** `undefined` for a missing, altered or foreign cursor: show the first page then. */
export function readCursor(house: House, list: string, cursor: string | undefined): (string | number)[] | undefined {
  const [body, signature, ...more] = cursor?.split('.') ?? []
  if (!body || !signature || more.length > 0) return undefined
  const expected = Buffer.from(sign(house, list, body))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString()) // parse edge: the signature says that we wrote it
}

const sign = (house: House, list: string, body: string) =>
  hmac(house.config.secret, 'cursor', `${list}\0${body}`).subarray(0, 12).toString('base64url')
