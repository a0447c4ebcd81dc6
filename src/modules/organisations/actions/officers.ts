import { idsOfPerson } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { SeatId } from '../domain/organisation.ts'
import { tellPerson } from '../notices.ts'
import { endSeat, insertSeat, seatsFrom, standsOn } from '../store/seats.ts'
import { noteOrganisation } from './found.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'

export type HandOverProblem = 'too_early' | 'too_late' | 'changed' | 'unknown_successor' | 'not_free'

export type HandOver = {
  organisationId: OrganisationId
  successor: SeatId
  /** The first day of the successor. */
  from: Temporal.PlainDate
  termTo: Temporal.PlainDate | null
  /** The one that was planned when the page was shown, and is replaced. */
  replaces: SeatId | undefined
}

/**
 * 引継ぎ: from that day the successor represents, and who did before becomes a member. Both are written down ahead, so that
 * nobody has to do anything at midnight and there is no day without. A plan can be replaced for the same day until then.
 */
export async function handOver(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  plan: HandOver,
): Promise<{ ok: true } | { ok: false; reason: HandOverProblem }> {
  const { organisationId, from, termTo } = plan
  const today = house.clock.today()
  const { seat: mine } = await lockAsMember(tx, { resident, organisationId, on: today, right: 'represent' })
  if (Temporal.PlainDate.compare(from, today) <= 0) return { ok: false, reason: 'too_early' }
  if (Temporal.PlainDate.compare(from, today.add({ years: 1 })) > 0) return { ok: false, reason: 'too_late' }
  const seats = await seatsFrom(tx, organisationId, today)
  const present = seats.find((seat) => seat.role === 'representative' && standsOn(seat, today))
  const planned = seats.find((seat) => seat.role === 'representative' && !standsOn(seat, today))
  if (planned?.id !== plan.replaces || (planned && !planned.validFrom.equals(from)))
    return { ok: false, reason: 'changed' }
  const successor = seats.find(({ id }) => id === plan.successor)
  if (!successor || successor.role === 'representative' || !standsOn(successor, from))
    return { ok: false, reason: 'unknown_successor' }

  if (planned) await endSeat(tx, planned.id, from, 'mistake')
  if (present && !present.endedOn) await endSeat(tx, present.id, from, 'handed_over')
  await endSeat(tx, successor.id, from, 'handed_over')
  const seat = { organisationId, from, consentedAt: house.clock.now() }
  const made = await insertSeat(tx, { ...seat, personId: successor.personId, role: 'representative', termTo })
  if (!made) return { ok: false, reason: 'not_free' }
  for (const other of [present, planned]) {
    if (other && other.personId !== successor.personId)
      await insertSeat(tx, { ...seat, personId: other.personId, role: 'member', termTo: null })
  }
  await noteOrganisation(tx, resident, organisationId, 'hand_over', { seat: made, by_seat: mine.id })
  await tellPerson(tx, { kind: 'organisations.handed-over', personId: successor.personId, key: made, organisationId })
  return { ok: true }
}

/** Somebody leaves by themselves, at once. A representative hands over first. */
export async function leave(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  organisationId: OrganisationId,
): Promise<{ ok: true } | { ok: false; reason: 'representative' }> {
  const on = house.clock.today()
  const { seat } = await lockAsMember(tx, { resident, organisationId, on, right: 'read' })
  if (seat.role === 'representative') return { ok: false, reason: 'representative' }
  const mine = await idsOfPerson(tx, resident.personId)
  const all = (await seatsFrom(tx, organisationId, on)).filter(({ personId }) => mine.includes(personId))
  if (all.some(({ role }) => role === 'representative')) return { ok: false, reason: 'representative' }
  for (const { id } of all) await endSeat(tx, id, on, 'left')
  await noteOrganisation(tx, resident, organisationId, 'leave', { seat: seat.id })
  return { ok: true }
}

/** Who keeps the members ends somebody's seat, at once; never the representative's. */
export async function removeMember(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { organisationId, seatId }: { organisationId: OrganisationId; seatId: SeatId },
): Promise<{ ok: true } | { ok: false; reason: 'representative' }> {
  const on = house.clock.today()
  await lockAsMember(tx, { resident, organisationId, on, right: 'members' })
  const seat = (await seatsFrom(tx, organisationId, on)).find(({ id }) => id === seatId)
  if (!seat) throw new NotFound('seat')
  if (seat.role === 'representative') return { ok: false, reason: 'representative' }
  if (!(await endSeat(tx, seat.id, on, 'removed'))) return { ok: false, reason: 'representative' }
  await noteOrganisation(tx, resident, organisationId, 'remove', { seat: seat.id })
  return { ok: true }
}
