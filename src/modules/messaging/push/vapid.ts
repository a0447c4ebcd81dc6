import { createECDH } from 'node:crypto'
import { type Config, deriveSecret } from '#platform/config/index.ts'

export type Vapid = { subject: string; publicKey: string; privateKey: string }

/**
 * The pair with which push services know us (RFC 8292), derived from the house's secret: browsers keep its public half, so
 * another secret means that everybody has to press the button again.
 */
export function vapidOf(config: Pick<Config, 'secret' | 'publicUrl' | 'mail'>): Vapid {
  const known = pairs.get(config.secret) ?? pairFrom(config.secret, 0)
  pairs.set(config.secret, known)
  const subject = config.publicUrl.startsWith('https:')
    ? config.publicUrl
    : `mailto:${/<([^<>]+)>/.exec(config.mail.from)?.[1] ?? config.mail.from}`
  return { subject, ...known }
}

type Pair = Omit<Vapid, 'subject'>
const pairs = new Map<string, Pair>()

function pairFrom(secret: string, turn: number): Pair {
  const scalar = Buffer.from(deriveSecret(secret, `web push ${turn}`), 'hex')
  const ecdh = createECDH('prime256v1')
  try {
    ecdh.setPrivateKey(scalar)
  } catch {
    // Once in 2^32 a number lies beyond the curve's order.
    return pairFrom(secret, turn + 1)
  }
  return { publicKey: ecdh.getPublicKey('base64url'), privateKey: scalar.toString('base64url') }
}
