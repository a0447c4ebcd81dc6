import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveSecret } from '#platform/config/index.ts'

const version = 1
const ivLength = 12
const tagLength = 16

/**
 * Encrypts for one row: AES-256-GCM under a key derived from the house's secret for this purpose alone, a random
 * 96-bit nonce, and the row's id as associated data, so that a sealed value moved to another row does not open.
 */
export function seal(secret: string, purpose: string, rowId: string, plain: Buffer): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv)
  cipher.setAAD(Buffer.from(rowId))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), text])
}

/** Opens what `seal` made for the same row. Throws when it was changed, moved, or sealed under another secret. */
export function unseal(secret: string, purpose: string, rowId: string, sealed: Buffer): Buffer {
  if (sealed[0] !== version) throw new Error('sealed by an unknown version')
  const iv = sealed.subarray(1, 1 + ivLength)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), iv)
  decipher.setAAD(Buffer.from(rowId))
  decipher.setAuthTag(sealed.subarray(1 + ivLength, 1 + ivLength + tagLength))
  return Buffer.concat([decipher.update(sealed.subarray(1 + ivLength + tagLength)), decipher.final()])
}

const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(deriveSecret(secret, `payments: ${purpose}`), 'hex')
