import { compactVerify, createLocalJWKSet, importJWK, type JWK } from 'jose'
import { z } from 'zod'

const signed = z.object({
  sign_transaction_id: z.uuid(),
  signature: z.base64url().max(1000),
  certificate: z.string().max(10_000),
})

const content = z.object({
  serial: z.string().min(1).max(100),
  subject: z.string(),
  valid_until: z.iso.date(),
  jwk: z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
})

export type Certificate = { serial: string; subject: string; validUntil: Temporal.PlainDate; token: string }

export type SignatureCheck =
  | { ok: true; certificate: Certificate; signature: Uint8Array }
  | { ok: false; reason: 'incomplete' | 'other_transaction' | 'certificate' | 'expired' | 'other_person' | 'signature' }

type Expected = {
  transactionId: string
  contentHash: Uint8Array
  subject: string
  today: Temporal.PlainDate
  /** Public keys of the certification authority. */
  authority: { keys: JWK[] }
}

/**
 * Checks a signature of the card over the content's hash: the certificate by the authority's key, its last day, that
 * it is the same person's, and the signature (ECDSA P-256 with SHA-256) by the certificate's key.
 */
export async function checkSignature(claims: unknown, expected: Expected): Promise<SignatureCheck> {
  const { data: given } = signed.safeParse(claims)
  if (!given) return { ok: false, reason: 'incomplete' }
  if (given.sign_transaction_id !== expected.transactionId) return { ok: false, reason: 'other_transaction' }
  const payload = await readCertificate(given.certificate, expected.authority)
  if (!payload) return { ok: false, reason: 'certificate' }
  const validUntil = Temporal.PlainDate.from(payload.valid_until)
  if (Temporal.PlainDate.compare(expected.today, validUntil) > 0) return { ok: false, reason: 'expired' }
  if (payload.subject !== expected.subject) return { ok: false, reason: 'other_person' }
  const signature = new Uint8Array(Buffer.from(given.signature, 'base64url'))
  if (!(await isSignedBy(payload.jwk, signature, expected.contentHash))) return { ok: false, reason: 'signature' }
  const { serial, subject } = payload
  return { ok: true, signature, certificate: { serial, subject, validUntil, token: given.certificate } }
}

async function readCertificate(
  token: string,
  authority: { keys: JWK[] },
): Promise<z.output<typeof content> | undefined> {
  try {
    const { payload } = await compactVerify(token, createLocalJWKSet(authority), { algorithms: ['ES256'] })
    return content.safeParse(JSON.parse(Buffer.from(payload).toString())).data
  } catch {
    return undefined
  }
}

async function isSignedBy(jwk: JWK, signature: Uint8Array, hash: Uint8Array): Promise<boolean> {
  try {
    const key = await importJWK({ ...jwk, ext: true }, 'ES256')
    if (!(key instanceof CryptoKey)) return false
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    return await crypto.subtle.verify(algorithm, key, new Uint8Array(signature), new Uint8Array(hash))
  } catch {
    return false
  }
}
