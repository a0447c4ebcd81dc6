import { findPerson } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { isHeldBySuspension, type MembershipId, type RegistrantId } from '../domain/registrant.ts'
import { tellMember } from '../notices.ts'
import { decisionsOf } from '../store/decisions.ts'
import { withdrawAll } from '../store/invitations.ts'
import { changeRole, endAllMembers, type Member, membersOn } from '../store/members.ts'
import { endRegistrant } from '../store/registrants.ts'
import { rulesOf } from '../rules-of.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'
import { emitRegistrant, noteRegistrant } from './note.ts'
import { hasAge } from './register-person.ts'

export type HandedOver = { ok: true } | { ok: false; reason: 'unknown' | 'too_young' }

/**
 * Another member represents from today; who did until now stays as a deputy. Where nobody represents (a death), a deputy may
 * take it on or give it to another member.
 */
export async function handOver(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, successor }: { id: RegistrantId; successor: MembershipId },
): Promise<HandedOver> {
  await lockAsMember(tx, { resident, id, on: house.clock.today(), right: 'represent' })
  const made = await putRepresentative(tx, house, id, successor)
  if (!made.ok) return made
  await noteRegistrant(tx, house, resident, id, 'hand_over', { membership: made.membershipId })
  return { ok: true }
}

/** The registration is locked. */
export async function putRepresentative(
  tx: Tx,
  house: House,
  id: RegistrantId,
  successor: MembershipId,
): Promise<{ ok: true; membershipId: MembershipId } | { ok: false; reason: 'unknown' | 'too_young' }> {
  const today = house.clock.today()
  const members = await membersOn(tx, id, today)
  const next = members.find((one) => one.id === successor && one.personId !== null)
  if (!next?.personId || next.role === 'representative') return { ok: false, reason: 'unknown' }
  const person = await findPerson(tx, next.personId)
  if (!person || !hasAge(person, rulesOf(house).leastAge.representative, today))
    return { ok: false, reason: 'too_young' }
  const before = members.find(isRepresentative)
  if (before) await changeRole(tx, before.id as MembershipId, 'deputy', today)
  const membershipId = await changeRole(tx, successor, 'representative', today)
  if (!membershipId) throw new Error('the new representative was not put in')
  await tellMember(tx, next.personId, id, 'handed-over', membershipId)
  return { ok: true, membershipId }
}

const isRepresentative = (one: Member): boolean => one.role === 'representative' && one.personId !== null

/**
 * Who represents ends the registration from today: 解散 of a group, or somebody who needs it no more. Not while a suspension
 * stands or is to come, so that nobody begins anew to escape it.
 */
export async function endOwnRegistration(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: RegistrantId,
): Promise<void> {
  const today = house.clock.today()
  const { registrant } = await lockAsMember(tx, { resident, id, on: today, right: 'represent' })
  if (registrant.state === 'ended') throw new NotFound('registrant')
  if (isHeldBySuspension(await decisionsOf(tx, id), today)) throw new Conflict('suspended')
  await noteRegistrant(tx, house, resident, id, 'end')
  await endAltogether(tx, house, id, today)
}

/** No member, no open invitation and no validity is left from that day on. The registration is locked. */
export async function endAltogether(tx: Tx, house: House, id: RegistrantId, on: Temporal.PlainDate): Promise<void> {
  await endRegistrant(tx, id, on)
  await endAllMembers(tx, id, on)
  await withdrawAll(tx, id, house.clock.now())
  await emitRegistrant(tx, id, 'ended')
}
