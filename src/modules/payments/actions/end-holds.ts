import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import type { Payment } from '../domain/payment.ts'
import { stateOf } from '../domain/state.ts'
import { announceEndingHolds, endedHolds, nextHoldEnd } from '../store/due.ts'
import { lockPayment } from '../store/payments.ts'
import { change } from './change.ts'

// Long enough for a person to issue or to pay again, on a working day.
const announcedBefore = Temporal.Duration.from({ hours: 24 })

/** When `endHolds` next has something to do. */
export async function nextEndOfHold(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const at = await nextHoldEnd(tx, now, announcedBefore)
  return at && { at, label: '仮押さえの期限' }
}

/** Tells of holds that end within a day (`payments.expiring`) and ends those whose time has come (`payments.expired`). */
export async function endHolds(house: House): Promise<void> {
  await house.db.transact(async (tx) => {
    for (const { id, purpose } of await announceEndingHolds(tx, house.clock.now().add(announcedBefore))) {
      const subject = { subjectKind: purpose.kind, subjectId: purpose.id }
      await emit(tx, { type: 'payments.expiring', ...subject, data: { paymentId: id } })
    }
  })
  const ended = await house.db.read((tx) => endedHolds(tx, house.clock.now()))
  for (const id of ended)
    await house.db.transact(async (tx) => {
      const before = await lockPayment(tx, id)
      if (!before || !isEnded(before, house.clock.now())) return
      const after: Payment = { ...before, reported: 'expired', wanted: 'give-back' }
      await change(tx, before, { ...after, state: stateOf(after) })
    })
}

const isEnded = ({ state, wanted, holdExpiresAt }: Payment, now: Temporal.Instant): boolean =>
  state === 'authorised' &&
  wanted === 'hold' &&
  holdExpiresAt !== undefined &&
  Temporal.Instant.compare(holdExpiresAt, now) <= 0
