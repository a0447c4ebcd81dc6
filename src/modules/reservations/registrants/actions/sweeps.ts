import { renewalOn } from '../domain/renewal.ts'
import type { SystemActor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardDate, wardTimeZone } from '#platform/time/index.ts'
import { staffTexts } from '../text/staff.ts'
import { registrantRules } from '../profile.ts'
import { tellRepresentatives } from '../notices.ts'
import { endAltogether } from './represent.ts'
import {
  lapsedRegistrants,
  lockRegistrant,
  markWarned,
  nextDayOf,
  registrantsToWarn,
  setState,
  suspensionsToFollow,
} from '../store/registrants.ts'
import { emitRegistrant, noteRegistrant } from './note.ts'

const actor: SystemActor = { kind: 'system', task: 'reservations.follow-registrations' }

/** Before a registration ends who represents it is told that it can be renewed, once for each end. */
export async function warnOfEnds(house: House): Promise<void> {
  const rules = registrantRules(house)
  if (!rules) return
  await house.db.transact(async (tx) => {
    const found = await registrantsToWarn(tx, house.clock.today(), rules.renewal.opensDaysBefore)
    for (const { id, until } of found)
      await tellRepresentatives(tx, house, id, 'ending', until.toString(), until.subtract({ days: 1 }))
    await markWarned(
      tx,
      found.map(({ id }) => id),
    )
  })
}

/** A suspension that begins later begins, and one that is over ends; the kept state says what today is. */
export async function followSuspensions(house: House): Promise<void> {
  const today = house.clock.today()
  const found = await house.db.read((tx) => suspensionsToFollow(tx, today))
  for (const { id, isSuspended } of found)
    await house.db.transact(async (tx) => {
      const registrant = await lockRegistrant(tx, id, today)
      const is = registrant?.suspendedUntil !== null
      if (!registrant || is !== isSuspended || (registrant.state === 'suspended') === is) return
      await setState(tx, id, is ? 'suspended' : 'active')
      await noteRegistrant(tx, house, actor, id, is ? 'suspension_begins' : 'suspension_ends')
      await emitRegistrant(tx, id, is ? 'suspended' : 'lifted')
    })
}

/** What was not renewed in time, nor late, is over: its members are free to form another group. */
export async function endLapsed(house: House): Promise<void> {
  const rules = registrantRules(house)
  if (!rules) return
  const today = house.clock.today()
  for (const id of await house.db.read((tx) => lapsedRegistrants(tx, today, rules.renewal.lateDays)))
    await house.db.transact(async (tx) => {
      const registrant = await lockRegistrant(tx, id, today)
      if (registrant?.state !== 'active' || renewalOn(registrant, rules.renewal, today) !== 'late') return
      await tellRepresentatives(tx, house, id, 'over', String(registrant.until))
      await noteRegistrant(tx, house, actor, id, 'lapse')
      await endAltogether(tx, house, id, today)
    })
}

/** The next morning on which one of these has something to do. */
export async function nextDayOfRegistrants(tx: Tx, now: Temporal.Instant, house: House): Promise<Due | undefined> {
  const rules = registrantRules(house)
  const day = rules && (await nextDayOf(tx, wardDate(now), rules.renewal.opensDaysBefore))
  return day ? { at: day.toZonedDateTime(wardTimeZone).toInstant(), label: staffTexts.due } : undefined
}
