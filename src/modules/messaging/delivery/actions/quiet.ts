import type { Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { quietHours } from '../../choices/profile.ts'
import { habitsOf } from '../../choices/store/habits.ts'
import { noticeKindsOf } from '../domain/notice-kinds.ts'
import { endOfQuiet } from '../domain/quiet-hours.ts'
import { awakenedDeliveries, type Delivery, nextAwakening } from '../store/deliveries.ts'

/**
 * Until when this message waits, in business time: for the hours that the person chose, else for those of the office.
 * `undefined`: it may leave now, because it is day, urgent, on paper, or answers at once what the person did.
 */
export async function endOfPersonsQuiet(
  tx: Tx,
  house: House,
  { kind, personId, channel }: Pick<Delivery, 'kind' | 'personId' | 'channel'>,
): Promise<Temporal.Instant | undefined> {
  const declared = noticeKindsOf(house)[kind]
  if (!declared || channel === 'letter' || declared.urgency === 'urgent' || declared.answersAtOnce) return undefined
  const own = (await habitsOf(tx, personId))?.hours
  return endOfQuiet(house.clock.now(), own ? { from: own.until, until: own.from } : quietHours(house))
}

/** Sends on what waited for the morning. */
export async function wakeDeliveries(house: House): Promise<void> {
  await house.db.transact(async (tx) => {
    for (const deliveryId of await awakenedDeliveries(tx, house.clock.now()))
      await enqueue(tx, 'messaging.deliver', { deliveryId }, { key: `messaging.deliver:${deliveryId}` })
  })
}

export async function nextMorning(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const at = await nextAwakening(tx, now)
  return at && { at, label: '夜に待たせたお知らせを送る' }
}
