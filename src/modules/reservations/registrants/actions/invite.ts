import { createHash, randomBytes } from 'node:crypto'
import { findPerson, idsOfPerson } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { readMemberCode, writeMemberCode } from '../domain/member-code.ts'
import { type Registrant, type RegistrantId, standingOn } from '../domain/registrant.ts'
import { countGroupsOf } from '../store/duplicates.ts'
import {
  answerInvitation,
  findInvitation,
  insertInvitation,
  type MemberInvitation,
  type MemberInvitationId,
  openByCode,
} from '../store/invitations.ts'
import { findRegistrant, lockRegistrant } from '../store/registrants.ts'
import { rulesOf } from '../rules-of.ts'
import { hashOfToken, readToken } from './invite-by-mail.ts'
import { isRefusedAsDuplicate } from './duplicates.ts'
import { joinGroup } from './join.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'
import { noteRegistrant } from './note.ts'
import { recheckClass } from './recheck.ts'
import { lockPerson } from './register-person.ts'

const daysOpen = 14

/** A code for one person, which can be read this once; only its hash is kept. It is good for fourteen days. */
export async function inviteMember(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, role }: { id: RegistrantId; role: 'deputy' | 'member' },
): Promise<string> {
  const { registrant } = await lockAsMember(tx, { resident, id, on: house.clock.today(), right: 'members' })
  if (registrant.kind !== 'group') throw new NotFound('group')
  const code = writeMemberCode(randomBytes(12))
  const at = house.clock.now()
  const invitation = await insertInvitation(tx, {
    registrantId: id,
    codeHash: hashOf(code.replaceAll('-', '')),
    role,
    invitedBy: resident.personId,
    at,
    expiresAt: at.add({ hours: daysOpen * 24 }),
  })
  await noteRegistrant(tx, house, resident, id, 'invite', { invitation })
  return code
}

/** The invitation becomes this person's. One answer for every code that opens nothing. */
export async function openMemberInvitation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  typed: string,
): Promise<MemberInvitationId | undefined> {
  const token = readToken(typed)
  const code = token ? undefined : readMemberCode(typed)
  const hash = token ? hashOfToken(token) : code && hashOf(code)
  if (!hash) return undefined
  const opened = await openByCode(tx, hash, { personId: resident.personId, now: house.clock.now() })
  const registrant = opened && (await findRegistrant(tx, opened.registrantId, house.clock.today()))
  if (!opened || !registrant || !takesMembers(house, registrant)) return undefined
  await noteRegistrant(tx, house, resident, opened.registrantId, 'open_invitation', { invitation: opened.id })
  return opened.id
}

/** What the invited person sees; 404 for everybody else, and once it is answered or over. */
export async function memberInvitation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: MemberInvitationId,
): Promise<{ invitation: MemberInvitation; registrant: Registrant }> {
  const invitation = await findInvitation(tx, id)
  const ids = await idsOfPerson(tx, resident.personId)
  const isTheirs =
    invitation?.openedBy &&
    ids.includes(invitation.openedBy) &&
    invitation.state === 'open' &&
    Temporal.Instant.compare(invitation.expiresAt, house.clock.now()) > 0
  const registrant = isTheirs ? await findRegistrant(tx, invitation.registrantId, house.clock.today()) : undefined
  if (!invitation || !registrant || !takesMembers(house, registrant)) throw new NotFound('invitation')
  return { invitation, registrant }
}

export type MemberAccepted =
  | { ok: true; id: RegistrantId }
  | { ok: false; reason: 'too_many_groups' | 'duplicate' | 'member_already' | 'not_on_register' }

/**
 * Says yes to being a member: the representative and the office then see the name. `shownToMembers`: the other members too.
 * Refused where the person is in as many groups as one may be, or the group would become another one's double; who calls
 * rolls the transaction back then, as `submitOnce` does.
 */
export async function acceptMembership(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, shownToMembers }: { id: MemberInvitationId; shownToMembers: boolean },
): Promise<MemberAccepted> {
  const { invitation, registrant } = await lockForAnswer(tx, house, resident, id)
  const rules = rulesOf(house)
  const personId = await lockPerson(tx, resident.personId)
  const person = await findPerson(tx, personId)
  if (!person) return { ok: false, reason: 'not_on_register' }
  const ids = await idsOfPerson(tx, personId)
  if ((await countGroupsOf(tx, ids)) >= rules.groupsAPerson) return { ok: false, reason: 'too_many_groups' }
  const { role } = invitation
  const membershipId = await joinGroup(tx, house, person, { registrantId: registrant.id, role, shownToMembers })
  if (!membershipId) return { ok: false, reason: 'member_already' }
  if (registrant.state !== 'proposed' && (await isRefusedAsDuplicate(tx, house, registrant.id)))
    return { ok: false, reason: 'duplicate' }
  await answerInvitation(tx, id, { state: 'accepted', membershipId, at: house.clock.now() })
  await noteRegistrant(tx, house, resident, registrant.id, 'join', { membership: membershipId })
  await recheckClass(tx, house, resident, registrant)
  return { ok: true, id: registrant.id }
}

export async function declineMembership(tx: Tx, house: House, resident: VerifiedResident, id: MemberInvitationId) {
  const { registrant } = await lockForAnswer(tx, house, resident, id)
  await answerInvitation(tx, id, { state: 'declined', at: house.clock.now() })
  await noteRegistrant(tx, house, resident, registrant.id, 'decline', { invitation: id })
}

/** Who keeps the members takes an invitation back; the code is dead from then on. */
export async function withdrawMemberInvitation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, invitationId }: { id: RegistrantId; invitationId: MemberInvitationId },
): Promise<void> {
  await lockAsMember(tx, { resident, id, on: house.clock.today(), right: 'members' })
  const invitation = await findInvitation(tx, invitationId)
  if (invitation?.registrantId !== id || invitation.state !== 'open') throw new NotFound('invitation')
  await answerInvitation(tx, invitationId, { state: 'withdrawn', at: house.clock.now() })
  await noteRegistrant(tx, house, resident, id, 'withdraw_invitation', { invitation: invitationId })
}

// The registration first: who ends it waits for who joins it, and the other way round.
async function lockForAnswer(tx: Tx, house: House, resident: VerifiedResident, id: MemberInvitationId) {
  const known = await findInvitation(tx, id)
  if (known) await lockRegistrant(tx, known.registrantId, house.clock.today())
  return memberInvitation(tx, house, resident, id)
}

function takesMembers(house: House, registrant: Registrant): boolean {
  const standing = standingOn(registrant, house.clock.today())
  return standing === 'gathering' || standing === 'active' || standing === 'expired'
}

const hashOf = (code: string): Buffer => createHash('sha256').update(`reservations.member\0${code}`).digest()
