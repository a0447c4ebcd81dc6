import { certificateFacts, needsCheck } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { renewalOn, renewedUntil } from '../domain/renewal.ts'
import type { MembershipId, RegistrantId } from '../domain/registrant.ts'
import { endFacts } from '../store/facts.ts'
import { type Member, membersOn, refreshMembership } from '../store/members.ts'
import { setClass, setValidity } from '../store/registrants.ts'
import { rulesOf } from '../rules-of.ts'
import { classOf } from './counting.ts'
import { isRefusedAsDuplicate } from './duplicates.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'
import { emitRegistrant, noteRegistrant } from './note.ts'
import { fromRegister } from './register-person.ts'

export type Renewed =
  | { ok: true; until: Temporal.PlainDate }
  | { ok: false; reason: 'early' | 'late' | 'changed' | 'conditions' | 'duplicate' }

/**
 * Who represents confirms the list of members as it was shown (`seen`: its ids), and the registration stands for another term.
 * Members with a card are counted anew as the register has them today. Without the conditions of any class it is not renewed.
 */
export async function renewRegistration(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, seen }: { id: RegistrantId; seen: readonly string[] },
): Promise<Renewed> {
  const rules = rulesOf(house)
  const today = house.clock.today()
  const { registrant } = await lockAsMember(tx, { resident, id, on: today, right: 'represent' })
  const { from, until, kind } = registrant
  const open = renewalOn(registrant, rules.renewal, today)
  if (open !== 'open' || !from || !until) return { ok: false, reason: open === 'late' ? 'late' : 'early' }
  const before = await membersOn(tx, id, today)
  if (!isSameList(before, seen)) return { ok: false, reason: 'changed' }
  await countAnew(tx, house, before, today)
  const found = classOf(house, kind, await membersOn(tx, id, today), { by: 'seen', on: today })
  if (!found) return { ok: false, reason: 'conditions' }
  if (kind === 'group' && (await isRefusedAsDuplicate(tx, house, id))) return { ok: false, reason: 'duplicate' }
  const to = renewedUntil(until, rules.validYears, today)
  await setValidity(tx, id, { from, until: to })
  if (found.key !== registrant.class) {
    await setClass(tx, id, found.key)
    await emitRegistrant(tx, id, 'class_changed', { class: found.key })
  }
  await noteRegistrant(tx, house, resident, id, 'renew', { until: to.toString(), class: found.key })
  return { ok: true, until: to }
}

const isSameList = (members: readonly Member[], seen: readonly string[]): boolean =>
  members.length === seen.length && members.every(({ id }) => seen.includes(id))

/** Birth and name by the register of today; who has left it does not live here any more. */
async function countAnew(tx: Tx, house: House, members: readonly Member[], on: Temporal.PlainDate): Promise<void> {
  const ids = members.flatMap(({ personId }) => personId ?? [])
  const persons = new Map((await certificateFacts(tx, ids)).map((person) => [person.personId, person]))
  const walled = await needsCheck(tx, ids)
  for (const { id, personId } of members) {
    if (personId === null || walled.has(personId)) continue
    const membershipId = id as MembershipId
    const person = persons.get(personId)
    if (person) await refreshMembership(tx, membershipId, fromRegister(house, person))
    else await endFacts(tx, membershipId, ['lives'], on)
  }
}
