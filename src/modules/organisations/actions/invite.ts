import { createHash, randomBytes } from 'node:crypto'
import { idsOfPerson } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { OrganisationId, StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { readInvitationCode, writeInvitationCode } from '../domain/invitation-code.ts'
import type { SeatRole } from '../domain/kinds.ts'
import type { Invitation, InvitationId } from '../domain/organisation.ts'
import { answerInvitation, findInvitation, insertInvitation, lockInvitation, openByCode } from '../store/invitations.ts'
import { findOrganisation, lockOrganisation } from '../store/organisations.ts'
import { endSeat, insertSeat, seatsOfPersons, standsOn } from '../store/seats.ts'
import { noteOrganisation } from './found.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'

const daysOpen = 14

export type GivenInvitation = {
  role: SeatRole
  from: Temporal.PlainDate
  termTo: Temporal.PlainDate | null
}

/** A code for one person, which can be read this once; only its hash is kept. It is good for fourteen days. */
export async function invite(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { organisationId, ...given }: GivenInvitation & { organisationId: OrganisationId },
): Promise<string> {
  const on = house.clock.today()
  await lockAsMember(tx, { resident, organisationId, on, right: 'members' })
  const { id, code } = await makeCode(tx, house, { ...given, organisationId, invitedBy: resident.personId })
  await noteOrganisation(tx, resident, organisationId, 'invitation.make', { invitation: id })
  return code
}

type Inviter = { invitedBy: NonNullable<Invitation['invitedBy']> } | { invitedByStaff: StaffId }

export async function makeCode(
  tx: Tx,
  house: House,
  made: GivenInvitation & Inviter & { organisationId: OrganisationId },
): Promise<{ id: InvitationId; code: string }> {
  const code = writeInvitationCode(randomBytes(12))
  const now = house.clock.now()
  const id = await insertInvitation(tx, {
    organisationId: made.organisationId,
    codeHash: hashOf(code.replaceAll('-', '')),
    role: made.role,
    seatFrom: made.from,
    termTo: made.termTo,
    invitedBy: 'invitedBy' in made ? made.invitedBy : null,
    invitedByStaff: 'invitedByStaff' in made ? made.invitedByStaff : null,
    at: now,
    expiresAt: now.add({ hours: daysOpen * 24 }),
  })
  return { id, code }
}

/** The invitation becomes this person's. One answer for every code that opens nothing. */
export async function openInvitation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  typed: string,
): Promise<InvitationId | undefined> {
  const code = readInvitationCode(typed)
  if (!code) return undefined
  const opened = await openByCode(tx, hashOf(code), { personId: resident.personId, now: house.clock.now() })
  const organisation = opened && (await findOrganisation(tx, opened.organisationId))
  if (!opened || organisation?.state !== 'recognised') return undefined
  await noteOrganisation(tx, resident, opened.organisationId, 'invitation.open', { invitation: opened.id })
  return opened.id
}

/** What the invited person sees; 404 for everybody else, and once it is answered or over. */
export async function invitationOf(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: InvitationId,
): Promise<{ invitation: Invitation; name: string; kind: NonNullable<Found>['kind'] }> {
  const invitation = await findInvitation(tx, id)
  const ids = await idsOfPerson(tx, resident.personId)
  const isTheirs = invitation?.openedBy && ids.includes(invitation.openedBy) && isOpen(house, invitation)
  const organisation = isTheirs ? await findOrganisation(tx, invitation.organisationId) : undefined
  if (!invitation || organisation?.state !== 'recognised') throw new NotFound('invitation')
  return { invitation, name: organisation.name, kind: organisation.kind }
}

type Found = Awaited<ReturnType<typeof findOrganisation>>

export type AcceptResult =
  | { ok: true; organisationId: OrganisationId }
  | { ok: false; reason: 'has_representative' | 'seat_taken' }

/** Takes the seat: a seat of less that stands then ends on that day. Accepting says yes to being seen by the other members. */
export async function acceptInvitation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: InvitationId,
): Promise<AcceptResult> {
  const { invitation } = await lockForAnswer(tx, house, resident, id)
  const { organisationId, role, seatFrom, termTo } = invitation
  const today = house.clock.today()
  const from = Temporal.PlainDate.compare(seatFrom, today) < 0 ? today : seatFrom
  if (termTo && Temporal.PlainDate.compare(termTo, from) <= 0) return { ok: false, reason: 'seat_taken' }
  for (const seat of await seatsOfPersons(tx, await idsOfPerson(tx, resident.personId), from)) {
    if (seat.organisationId === organisationId && seat.role !== 'representative' && standsOn(seat, from))
      await endSeat(tx, seat.id, from, 'handed_over')
  }
  const at = house.clock.now()
  const seatId = await insertSeat(tx, {
    organisationId,
    personId: resident.personId,
    role,
    from,
    termTo,
    consentedAt: at,
  })
  if (!seatId) return { ok: false, reason: role === 'representative' ? 'has_representative' : 'seat_taken' }
  await answerInvitation(tx, id, { state: 'accepted', seatId, at })
  await noteOrganisation(tx, resident, organisationId, 'invitation.accept', { invitation: id, seat: seatId })
  return { ok: true, organisationId }
}

export async function declineInvitation(tx: Tx, house: House, resident: VerifiedResident, id: InvitationId) {
  const { invitation } = await lockForAnswer(tx, house, resident, id)
  await answerInvitation(tx, id, { state: 'declined', at: house.clock.now() })
  await noteOrganisation(tx, resident, invitation.organisationId, 'invitation.decline', { invitation: id })
}

/** Who keeps the members takes an invitation back; the code is dead from then on. */
export async function withdrawInvitation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { organisationId, invitationId }: { organisationId: OrganisationId; invitationId: InvitationId },
): Promise<void> {
  await lockAsMember(tx, { resident, organisationId, on: house.clock.today(), right: 'members' })
  const invitation = await lockInvitation(tx, invitationId)
  if (invitation?.organisationId !== organisationId || invitation.state !== 'open') throw new NotFound('invitation')
  await answerInvitation(tx, invitationId, { state: 'withdrawn', at: house.clock.now() })
  await noteOrganisation(tx, resident, organisationId, 'invitation.withdraw', { invitation: invitationId })
}

// The organisation first: who ends it waits for who joins it, and the other way round.
async function lockForAnswer(tx: Tx, house: House, resident: VerifiedResident, id: InvitationId) {
  const known = await findInvitation(tx, id)
  if (known) await lockOrganisation(tx, known.organisationId)
  await lockInvitation(tx, id)
  return invitationOf(tx, house, resident, id)
}

const isOpen = (house: House, { state, expiresAt }: Invitation): boolean =>
  state === 'open' && Temporal.Instant.compare(expiresAt, house.clock.now()) > 0

const hashOf = (code: string): Buffer => createHash('sha256').update(`organisations.invitation\0${code}`).digest()
