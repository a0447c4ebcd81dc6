import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { personOf, personsOf, type Reader } from '../../reading/index.ts'
import { mostSubscriptions, type Wish } from '../domain/subscription.ts'
import { deleteSubscription, insertSubscription, lockSubscriber, subscriptionsOf } from '../store/subscriptions.ts'

export type Kept = { ok: true } | { ok: false; reason: 'too_many' }

/** From now on this person is told of new reports of this kind. */
export async function subscribe(tx: Tx, house: House, actor: Reader, wish: Wish): Promise<Kept> {
  const personId = await personOf(tx, house, actor)
  await lockSubscriber(tx, personId)
  const persons = await personsOf(tx, actor)
  if ((await subscriptionsOf(tx, persons)).length >= mostSubscriptions) return { ok: false, reason: 'too_many' }
  const id = await insertSubscription(tx, personId, wish, house.clock.now())
  await audit(tx, actor, 'subscribe', id)
  return { ok: true }
}

/** Throws `NotFound` for what is not theirs. */
export async function unsubscribe(tx: Tx, actor: Reader, id: string): Promise<void> {
  const persons = await personsOf(tx, actor)
  if (!(await deleteSubscription(tx, id, persons))) throw new NotFound('subscription')
  await audit(tx, actor, 'unsubscribe', id)
}

const audit = (tx: Tx, actor: Reader, deed: 'subscribe' | 'unsubscribe', id: string): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `reports.alert.${deed}`,
    subject: { kind: 'reports.subscription', id },
  })
