import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { endsAt } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { insertEvent, lockReservation, writeState } from '../../booking/store/reservations.ts'
import { knownWard } from '../../known-ward.ts'
import { becomes } from '../domain/course.ts'
import { endedUses, missedUses, nextEnd } from '../store/course.ts'

const atOnce = 200

/** What is over is done; who has not come in the time of the rules is 来館なし. */
export async function followUses(house: House): Promise<void> {
  const due = await house.db.read(async (tx) => {
    const moment = local(house.clock.now())
    const ward = await knownWard(tx, house)
    const waits = [...ward.spaces.values()].flatMap(({ id, ruleGroup }) => {
      const minutes = ward.rulesOn(ruleGroup, moment.day)?.noShowAfterMinutes
      return minutes === undefined ? [] : [{ spaceId: id, minutes }]
    })
    const ended = await endedUses(tx, moment, atOnce)
    return new Set([...ended, ...(waits.length > 0 ? await missedUses(tx, moment, waits, atOnce) : [])])
  })
  for (const id of due) await follow(house, id)
}

const follow = (house: House, id: ReservationId): Promise<void> =>
  house.db.transact(async (tx) => {
    const reservation = await lockReservation(tx, id)
    const ward = await knownWard(tx, house)
    const space = ward.spaces.get(reservation.spaceId)
    const rules = space && ward.rulesOn(space.ruleGroup, reservation.day)
    const at = house.clock.now()
    const state = becomes(reservation, rules?.noShowAfterMinutes, at)
    if (!state) return
    await writeState(tx, id, { state, at })
    await insertEvent(tx, { reservationId: id, kind: state, at })
  })

/** For the demo's clock: the end of the next use. */
export async function nextUseEnd(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const next = await nextEnd(tx, local(now))
  return next && { at: endsAt({ day: next.day, ends: next.time }), label: '施設の利用の終わり' }
}

function local(now: Temporal.Instant) {
  const there = now.toZonedDateTimeISO(wardTimeZone)
  return { day: there.toPlainDate(), time: there.toPlainTime() }
}
