import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { hoursTried } from '../domain/retry.ts'
import { toldStates } from '../domain/webhook.ts'
import { insertDeliveries } from '../store/deliveries.ts'

/** News of a case: one delivery for each address that its office has registered for the procedure. */
export async function noteForWebhooks(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const applicationId =
    event.subjectKind === 'procedures.application' ? parseId<'application'>(event.subjectId) : undefined
  const state = toldStates.find((one) => event.type === `procedures.${one}`)
  if (!applicationId || !state) return
  const now = house.clock.now()
  const news = { applicationId, eventId: event.id, state, at: event.at }
  await insertDeliveries(tx, news, { now, giveUpAt: now.add({ hours: hoursTried }) })
}
