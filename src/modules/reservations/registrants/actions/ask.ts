import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { type UnmetCondition, unmet } from '../domain/classes.ts'
import type { RegistrantId } from '../domain/registrant.ts'
import { type Member, membersOn } from '../store/members.ts'
import { markAsked, setClass } from '../store/registrants.ts'
import { rulesOf } from '../rules-of.ts'
import { classOf, counted, type CountedBy } from './counting.ts'
import { isRefusedAsDuplicate } from './duplicates.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'
import { noteRegistrant } from './note.ts'

export type AskedFor =
  | { ok: true }
  | { ok: false; reason: 'conditions'; missing: readonly UnmetCondition[] }
  | { ok: false; reason: 'duplicate' }

/** The representative asks for the registration of the group as its members are; until the answer the list stays as it is. */
export async function askForRegistration(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: RegistrantId,
): Promise<AskedFor> {
  const today = house.clock.today()
  const { standing } = await lockAsMember(tx, { resident, id, on: today, right: 'represent' })
  if (standing !== 'gathering') throw new Conflict('not_gathering')
  const members = await membersOn(tx, id, today)
  const found = classOf(house, 'group', members, { by: 'said', on: today })
  if (!found) return { ok: false, reason: 'conditions', missing: missingOf(house, members, 'said', today) }
  if (await isRefusedAsDuplicate(tx, house, id)) return { ok: false, reason: 'duplicate' }
  await setClass(tx, id, found.key)
  await markAsked(tx, id, house.clock.now())
  await noteRegistrant(tx, house, resident, id, 'ask', { class: found.key })
  return { ok: true }
}

/** What the class that asks least still lacks. */
export function missingOf(
  house: Pick<House, 'config'>,
  members: readonly Member[],
  by: CountedBy,
  on: Temporal.PlainDate,
): UnmetCondition[] {
  const least = rulesOf(house).classes.findLast(({ kind }) => kind === 'group')
  return least ? unmet(least.conditions, counted(members, by), on) : []
}

/** Takes the request back, to change the members and ask again. */
export async function takeBack(tx: Tx, house: House, resident: VerifiedResident, id: RegistrantId): Promise<void> {
  const { standing } = await lockAsMember(tx, { resident, id, on: house.clock.today(), right: 'represent' })
  if (standing !== 'asked') throw new Conflict('not_waiting')
  await markAsked(tx, id, null)
  await noteRegistrant(tx, house, resident, id, 'take_back')
}
