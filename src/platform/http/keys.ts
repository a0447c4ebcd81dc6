import { createHmac, createSecretKey, type KeyObject, randomBytes, randomFillSync } from 'node:crypto'
import { deriveSecret } from '#platform/config/index.ts'

/** A key of its own for each use, derived from the house's secret; remembered, because pages need it often. */
export function keyFor(secret: string, use: string): Buffer {
  const name = `${use}\0${secret}`
  const key = known.get(name) ?? Buffer.from(deriveSecret(secret, `http: ${use}`), 'hex')
  known.set(name, key)
  return key
}

const known = new Map<string, Buffer>()

export const hmac = (secret: string, use: string, text: string): Buffer =>
  createHmac('sha256', keyObjectFor(secret, use)).update(text).digest()

function keyObjectFor(secret: string, use: string): KeyObject {
  const bytes = keyFor(secret, use)
  const key = asObjects.get(bytes) ?? createSecretKey(bytes)
  asObjects.set(bytes, key)
  return key
}

const asObjects = new WeakMap<Buffer, KeyObject>()

/** 256 random bits for cookies and states. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

/** 256 random bits for `<script nonce>`. Every answer takes one, and asking the system for a few bytes costs as much as for many. */
export function newNonce(): string {
  if (given === drawn.length) {
    randomFillSync(drawn)
    given = 0
  }
  given += nonceBytes
  return drawn.toString('base64url', given - nonceBytes, given)
}

const nonceBytes = 32
const drawn = Buffer.alloc(256 * nonceBytes)
let given = drawn.length

/** The hidden `idempotency_key` of a fresh form. */
export const newFormKey = (): string => randomBytes(16).toString('base64url')
