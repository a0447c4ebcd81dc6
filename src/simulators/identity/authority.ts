import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { boundedMap } from '../world/bounded-map.ts'
import type { Card } from '../world/people.ts'

/** What the `sign` flow adds to the id token. */
export type Signature = {
  sign_transaction_id: string
  /** base64url, ECDSA P-256 with SHA-256 (r‖s) over the 32 bytes of the content hash. */
  signature: string
  /** Compact JWS of the certification authority: payload `serial, subject, valid_until, jwk`. */
  certificate: string
}

/** Issues the cards' signing certificates, as J-LIS does for 署名用電子証明書. */
export type Authority = {
  /** Public keys of the authority, `/identity/ca.json`. */
  readonly jwks: { keys: JWK[] }
  sign(card: Card, transactionId: string, contentHash: string): Promise<Signature>
}

const algorithm = { name: 'ECDSA', hash: 'SHA-256' }

export const createAuthority = async (): Promise<Authority> => {
  const ca = await generateKeyPair('ES256')
  // Keys live as long as the process: another name each time, so that nobody takes a remembered key for a new one.
  const kid = crypto.randomUUID()
  const caJwk = { ...(await exportJWK(ca.publicKey)), alg: 'ES256', use: 'sig', kid }
  const cards = boundedMap<string, Promise<CardKey>>(200)

  const keyOf = (card: Card) => {
    const known = cards.get(card.subject) ?? issueTo(card, ca.privateKey, kid)
    cards.set(card.subject, known)
    return known
  }
  return {
    jwks: { keys: [caJwk] },
    sign: async (card, transactionId, contentHash) => {
      const { privateKey, certificate } = await keyOf(card)
      const bytes = await crypto.subtle.sign(algorithm, privateKey, Buffer.from(contentHash, 'base64url'))
      return {
        sign_transaction_id: transactionId,
        signature: Buffer.from(bytes).toString('base64url'),
        certificate,
      }
    },
  }
}

type CardKey = { privateKey: CryptoKey; certificate: string }

const issueTo = async (card: Card, caKey: CryptoKey, kid: string): Promise<CardKey> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const certificate = await new SignJWT({
    serial: card.certificateSerial,
    subject: card.subject,
    valid_until: card.certificateValidUntil,
    jwk: await exportJWK(publicKey),
  })
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'certificate+jwt' })
    .sign(caKey)
  return { privateKey, certificate }
}
