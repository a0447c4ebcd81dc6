import { idsOfPerson } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { MemberLink } from '../domain/classes.ts'
import type { MembershipId, NamedMemberId, RegistrantId } from '../domain/registrant.ts'
import { endFacts, insertFact } from '../store/facts.ts'
import {
  endMembership,
  endNamedMember,
  insertNamedMember,
  type Member,
  type MemberFactKind,
  membersOn,
  showToMembers,
} from '../store/members.ts'
import { matchKey } from './match-key.ts'
import { asMember, lockAsMember, type VerifiedResident } from './membership.ts'
import { noteRegistrant } from './note.ts'
import { recheckClass } from './recheck.ts'

export type GivenNamedMember = {
  name: string
  nameKana: string
  birthDate: Temporal.PlainDate
  town: string
  link: MemberLink | null
  isDisabled: boolean
}

/** Somebody without an account, as the representative says. Counts once the counter has seen a paper. */
export async function nameMember(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, link, isDisabled, ...given }: GivenNamedMember & { id: RegistrantId },
): Promise<{ ok: true } | { ok: false; reason: 'in_already' }> {
  const { registrant } = await lockAsMember(tx, { resident, id, on: house.clock.today(), right: 'members' })
  if (registrant.kind !== 'group') throw new NotFound('group')
  const key = matchKey(house, given)
  const namedMemberId = await insertNamedMember(tx, {
    ...given,
    registrantId: id,
    role: 'member',
    matchKey: key,
    from: house.clock.today(),
    by: { personId: resident.personId },
  })
  if (!namedMemberId) return { ok: false, reason: 'in_already' }
  const at = house.clock.now()
  const kinds: MemberFactKind[] = ['identity']
  if (link) kinds.push(link)
  if (isDisabled) kinds.push('disabled')
  for (const kind of kinds) await insertFact(tx, { registrantId: id, of: { namedMemberId }, kind, at })
  await noteRegistrant(tx, house, resident, id, 'name_member', { member: namedMemberId })
  return { ok: true }
}

/** Who keeps the members takes somebody out, at once; never who represents. */
export async function removeMember(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, member }: { id: RegistrantId; member: MembershipId | NamedMemberId },
): Promise<{ ok: true } | { ok: false; reason: 'representative' }> {
  const today = house.clock.today()
  const { registrant } = await lockAsMember(tx, { resident, id, on: today, right: 'members' })
  const found = (await membersOn(tx, id, today)).find((one) => one.id === member)
  if (!found) throw new NotFound('member')
  if (found.role === 'representative') return { ok: false, reason: 'representative' }
  await endMember(tx, found, today, 'removed')
  await noteRegistrant(tx, house, resident, id, 'remove_member', { member })
  await recheckClass(tx, house, resident, registrant)
  return { ok: true }
}

/** Somebody leaves by themselves, at once. Who represents hands over first, or ends the registration. */
export async function leaveGroup(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: RegistrantId,
): Promise<{ ok: true } | { ok: false; reason: 'representative' }> {
  const today = house.clock.today()
  const { registrant, membershipId, role } = await lockAsMember(tx, { resident, id, on: today, right: 'read' })
  if (role === 'representative') return { ok: false, reason: 'representative' }
  await endMembership(tx, membershipId, today, 'left')
  await noteRegistrant(tx, house, resident, id, 'leave', { membership: membershipId })
  await recheckClass(tx, house, resident, registrant)
  return { ok: true }
}

export type OwnDeclaration = { works: boolean; studies: boolean; disabled: boolean; shownToMembers: boolean }

/**
 * What a member says of themselves in this group, and whether the other members see their name. What was seen at the counter
 * stays while they go on saying it.
 */
export async function declareOwn(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, shownToMembers, ...said }: OwnDeclaration & { id: RegistrantId },
): Promise<void> {
  const today = house.clock.today()
  const at = house.clock.now()
  const { registrant, membershipId } = await lockAsMember(tx, { resident, id, on: today, right: 'read' })
  await showToMembers(tx, membershipId, shownToMembers)
  for (const kind of ['works', 'studies', 'disabled'] as const) {
    if (said[kind]) await insertFact(tx, { registrantId: id, of: { membershipId }, kind, at })
    else await endFacts(tx, membershipId, [kind], today)
  }
  await noteRegistrant(tx, house, resident, id, 'declare', { membership: membershipId })
  await recheckClass(tx, house, resident, registrant)
}

/**
 * Members as one of them may see them: who keeps the list sees it all, everybody else themselves, who represents, and those who
 * agreed to be seen. Nobody sees what counts of another one.
 */
export async function membersFor(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: RegistrantId,
): Promise<{ shown: Member[]; hidden: number; own: Member | undefined }> {
  const today = house.clock.today()
  const held = await asMember(tx, { resident, id, on: today, right: 'read' })
  const members = await membersOn(tx, id, today)
  const ids = await idsOfPerson(tx, resident.personId)
  const isOwn = (one: Member) => one.personId !== null && ids.includes(one.personId)
  const keepsList = held.role !== 'member'
  const mayShow = (one: Member) => keepsList || isOwn(one) || one.role === 'representative' || one.shownToMembers
  const shown = members.filter(mayShow)
  return {
    shown: shown.map((one) => ({ ...one, facts: isOwn(one) || one.personId === null ? one.facts : [] })),
    hidden: members.length - shown.length,
    own: members.find(isOwn),
  }
}

export async function endMember(
  tx: Tx,
  member: Member,
  on: Temporal.PlainDate,
  why: 'removed' | 'left',
): Promise<void> {
  if (member.personId === null) await endNamedMember(tx, member.id as NamedMemberId, on, why)
  else await endMembership(tx, member.id as MembershipId, on, why)
}
