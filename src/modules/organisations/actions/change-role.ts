import type { Tx } from '#platform/db/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { SeatRole } from '../domain/kinds.ts'
import type { SeatId } from '../domain/organisation.ts'
import { tellPerson } from '../notices.ts'
import { endSeat, insertSeat, seatsFrom, standsOn } from '../store/seats.ts'
import { noteOrganisation } from './found.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'

export type RoleChange = {
  organisationId: OrganisationId
  seatId: SeatId
  role: Exclude<SeatRole, 'representative'>
  /** The first day of the new role. */
  from: Temporal.PlainDate
  termTo: Temporal.PlainDate | null
}

export type RoleChangeProblem = 'past' | 'too_late' | 'unknown' | 'same' | 'not_free'

/** From that day a member has another role; the seat so far ends and stays to be read. A representative hands over instead. */
export async function changeRole(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { organisationId, seatId, role, from, termTo }: RoleChange,
): Promise<{ ok: true } | { ok: false; reason: RoleChangeProblem }> {
  const today = house.clock.today()
  await lockAsMember(tx, { resident, organisationId, on: today, right: 'members' })
  if (Temporal.PlainDate.compare(from, today) < 0) return { ok: false, reason: 'past' }
  if (Temporal.PlainDate.compare(from, today.add({ years: 1 })) > 0) return { ok: false, reason: 'too_late' }
  const seat = (await seatsFrom(tx, organisationId, today)).find(({ id }) => id === seatId)
  if (!seat || seat.role === 'representative' || seat.endedOn || !standsOn(seat, from))
    return { ok: false, reason: 'unknown' }
  if (seat.role === role) return { ok: false, reason: 'same' }
  if (termTo && Temporal.PlainDate.compare(termTo, from) <= 0) return { ok: false, reason: 'past' }
  await endSeat(tx, seat.id, from, 'handed_over')
  const { personId, consentedAt } = seat
  const made = await insertSeat(tx, { organisationId, personId, role, from, termTo, consentedAt })
  if (!made) return { ok: false, reason: 'not_free' }
  await noteOrganisation(tx, resident, organisationId, 'change_role', { seat: made })
  await tellPerson(tx, { kind: 'organisations.role-changed', personId, key: made, organisationId })
  return { ok: true }
}
