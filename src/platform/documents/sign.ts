import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { deriveSecret } from '#platform/config/index.ts'

/**
 * 電子署名（本システムの検証用）: Ed25519 over the bytes of a file, kept beside it. The key is made from the house's secret
 * and stands in no database. It shows that this house made the file and that nobody changed it since; it is not a
 * 官職証明書 of the government's PKI, and no other system knows it.
 */
export type FileSignature = { signature: Uint8Array; keyFingerprint: string }

export function signFile(secret: string, bytes: Uint8Array): FileSignature {
  const key = keyOf(secret)
  return { signature: sign(null, bytes, key), keyFingerprint: fingerprintOf(key) }
}

/** `other-key`: signed with a key that this house does not hold any more, so nothing can be said. */
export function checkFile(
  secret: string,
  bytes: Uint8Array,
  { signature, keyFingerprint }: FileSignature,
): 'genuine' | 'altered' | 'other-key' {
  const key = keyOf(secret)
  if (fingerprintOf(key) !== keyFingerprint) return 'other-key'
  return verify(null, bytes, createPublicKey(key), signature) ? 'genuine' : 'altered'
}

// A PKCS #8 key is this prefix and the 32 bytes of the seed. 根拠: RFC 8410, 7.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function keyOf(secret: string): KeyObject {
  const seed = Buffer.from(deriveSecret(secret, 'documents: signature of letters'), 'hex')
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
}

const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
    .digest('hex')
