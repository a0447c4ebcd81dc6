import { randomBytes } from 'node:crypto'
import { sealText, unsealText } from '#platform/http/seal.ts'
import type { House } from '#platform/module/index.ts'
import type { Webhook } from './store/webhooks.ts'
import type { WebhookId } from './domain/webhook.ts'

/** For how long the earlier secret signs beside the new one. */
export const hoursOfOverlap = 24

/** A new secret as the receiver is given it, once, and as it is kept. */
export function newSecret(house: House, id: WebhookId): { shown: string; sealed: Buffer } {
  const shown = `whsec_${randomBytes(32).toString('base64')}`
  return { shown, sealed: sealText(house.config.secret, 'webhook secret', id, shown) }
}

/** Every secret that signs at this moment, the newest first. Throws when a seal does not hold. */
export function secretsOf(house: House, webhook: Webhook, now: Temporal.Instant): string[] {
  const { secret, earlierSecret, earlierUntil } = webhook
  const isShared = earlierUntil !== null && Temporal.Instant.compare(now, earlierUntil) < 0
  return [secret, ...(earlierSecret && isShared ? [earlierSecret] : [])].map((sealed) => {
    const shown = unsealText(house.config.secret, 'webhook secret', webhook.id, sealed)
    if (shown === undefined) throw new Error('the secret of a webhook cannot be unsealed')
    return shown
  })
}
