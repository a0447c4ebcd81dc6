import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { endsAt } from '../../booking/domain/reservation.ts'
import { knownWard, type KnownWard } from '../../known-ward.ts'
import { becomes } from '../domain/course.ts'
import { lockDue, nextEnd, writeStates } from '../store/course.ts'

const atOnce = 500

/** What is over is done; who has not come in the time of the rules is 来館なし. */
export async function followUses(house: House): Promise<void> {
  // A clock that was moved by months has many behind it; the next sweep goes on.
  for (let batch = 0; batch < 20; batch += 1) if ((await followSome(house)) < atOnce) return
}

const followSome = (house: House): Promise<number> =>
  house.db.transact(async (tx) => {
    const at = house.clock.now()
    const moment = local(at)
    const ward = await knownWard(tx, house)
    const waits = [...ward.spaces.keys()].flatMap((spaceId) => {
      const minutes = noShowAfter(ward, spaceId, moment.day)
      return minutes === undefined ? [] : [{ spaceId, minutes }]
    })
    const made = (await lockDue(tx, moment, waits, atOnce)).flatMap((use) => {
      const state = becomes(use, noShowAfter(ward, use.spaceId, use.day), at)
      return state ? [{ id: use.id, state }] : []
    })
    if (made.length > 0) await writeStates(tx, made, at)
    return made.length
  })

function noShowAfter(ward: KnownWard, spaceId: number, day: Temporal.PlainDate): number | undefined {
  const space = ward.spaces.get(spaceId)
  return space && ward.rulesOn(space.ruleGroup, day)?.noShowAfterMinutes
}

/** For the demo's clock: the end of the next use. */
export async function nextUseEnd(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const next = await nextEnd(tx, local(now))
  return next && { at: endsAt({ day: next.day, ends: next.time }), label: '施設の利用の終わり' }
}

function local(now: Temporal.Instant) {
  const there = now.toZonedDateTimeISO(wardTimeZone)
  return { day: there.toPlainDate(), time: there.toPlainTime() }
}
