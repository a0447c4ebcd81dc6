import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type NewSubscription, readSubscription } from '../domain/subscription.ts'
import { endDevice, type SubscriptionId, subscribe } from '../store/subscriptions.ts'

type Own = Resident & { personId: PersonId }

export type Added = { ok: true } | { ok: false; reason: 'not_a_browser' | 'too_many' }

/** Messages come to this browser too, from now on; audited when that is new. */
export async function addDevice(
  tx: Tx,
  house: House,
  actor: Own,
  { subscription, label, lang }: { subscription: NewSubscription; label: string; lang: Lang },
): Promise<Added> {
  const read = readSubscription(subscription, { localService: house.config.env !== 'production' })
  if (!read) return { ok: false, reason: 'not_a_browser' }
  const done = await subscribe(tx, actor.personId, { ...read, label, lang, at: house.clock.now() })
  if (done === 'too_many') return { ok: false, reason: 'too_many' }
  if (done === 'new') await audit(tx, actor, 'add')
  return { ok: true }
}

/** Nothing comes to this device any more. Throws `NotFound` when it is not the actor's. */
export async function removeDevice(tx: Tx, house: House, actor: Own, id: SubscriptionId): Promise<void> {
  if (!(await endDevice(tx, actor.personId, id, house.clock.now()))) throw new NotFound('device')
  await audit(tx, actor, 'end')
}

const audit = (tx: Tx, actor: Own, deed: 'add' | 'end') =>
  recordAudit(tx, {
    actor,
    action: `messaging.push.${deed}`,
    subject: { kind: 'people.person', id: actor.personId },
    personId: actor.personId,
    reason: 'own',
  })
