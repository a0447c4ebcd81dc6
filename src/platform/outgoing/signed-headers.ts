import { createHmac } from 'node:crypto'

/**
 * The headers of a delivery as the specification Standard Webhooks 1.0 has them: HMAC-SHA-256 over id, time and body, one
 * signature for each secret that is good now. A secret is `whsec_` and 32 random bytes in base64.
 */
export function signedHeaders(
  { id, body, at }: { id: string; body: string; at: Temporal.Instant },
  secrets: readonly string[],
): Record<string, string> {
  const seconds = String(Math.floor(at.epochMilliseconds / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') }
}
