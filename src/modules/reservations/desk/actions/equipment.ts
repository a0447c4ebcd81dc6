import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import {
  endOutage,
  equipmentStates,
  handOut,
  type OutageId,
  type OutageReason,
  takeBack,
  takeOutOfStock,
} from '../store/equipment.ts'
import { type DeskFacility, deskFacility } from '../store/facilities.ts'
import { lockAtDesk, subjectOf } from './check-in.ts'

const facilitySubject = ({ id }: DeskFacility) => ({ kind: 'reservations.facility', id })

export type OutageAsked = {
  equipmentId: number
  pieces: number
  /** The last day on which they are away. */
  last: Temporal.PlainDate
  why: OutageReason
}

const mostDays = 365

export type OutageAnswer = 'out' | 'pieces' | 'past' | 'too-long'

/** Pieces that cannot be lent from today to a last day. */
export async function takePiecesOut(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, ...asked }: OutageAsked & { slug: string },
): Promise<OutageAnswer> {
  const facility = await deskFacility(tx, staff, { slug }, house.clock.today())
  return noteOutage(tx, house, staff, { facility, ...asked })
}

async function noteOutage(
  tx: Tx,
  house: House,
  staff: Staff,
  { facility, equipmentId, pieces, last, why }: OutageAsked & { facility: DeskFacility },
): Promise<OutageAnswer> {
  const from = house.clock.today()
  if (Temporal.PlainDate.compare(last, from) < 0) return 'past'
  if (from.until(last).days >= mostDays) return 'too-long'
  const known = (await equipmentStates(tx, facility.id, from)).find(({ id }) => id === equipmentId)
  if (!known) throw new NotFound('equipment')
  if (pieces + known.away > known.stock) return 'pieces'
  const made = { equipmentId, pieces, from, until: last.add({ days: 1 }), why }
  await takeOutOfStock(tx, { ...made, by: staff.staffId, at: house.clock.now() })
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.desk.take_out_of_stock',
    subject: facilitySubject(facility),
    ids: { equipment: String(equipmentId) },
  })
  return 'out'
}

/** They are there again from now on. */
export async function putPiecesBack(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, id }: { slug: string; id: OutageId },
): Promise<void> {
  const facility = await deskFacility(tx, staff, { slug }, house.clock.today())
  const over = { id, facilityId: facility.id, by: staff.staffId, at: house.clock.now() }
  if (!(await endOutage(tx, over))) throw new NotFound('outage')
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.desk.put_back_in_stock',
    subject: facilitySubject(facility),
  })
}

/** What was reserved goes over the counter. Twice is once. */
export async function handEquipmentOut(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, equipmentId }: { id: ReservationId; equipmentId: number },
): Promise<void> {
  const { reservation } = await lockAtDesk(tx, house, staff, id)
  if (!['confirmed', 'in_use'].includes(reservation.state)) throw new Conflict('not_in_use')
  if (!(await handOut(tx, { id, equipmentId, by: staff.staffId, at: house.clock.now() }))) return
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.desk.hand_out_equipment',
    subject: subjectOf(id),
    ids: { equipment: String(equipmentId) },
  })
}

// Until somebody has looked at it; the desk ends it sooner or takes it out for longer.
const looksDays = 14

/** It is back; pieces that came back broken are out of stock for a fortnight. False: more broken than were lent. */
export async function takeEquipmentBack(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, equipmentId, broken }: { id: ReservationId; equipmentId: number; broken: number },
): Promise<boolean> {
  const { facility } = await lockAtDesk(tx, house, staff, id)
  const pieces = await takeBack(tx, { id, equipmentId, by: staff.staffId, at: house.clock.now() })
  if (pieces === undefined) return true
  if (broken > pieces) return false
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.desk.take_equipment_back',
    subject: subjectOf(id),
    ids: { equipment: String(equipmentId) },
  })
  if (broken === 0) return true
  const last = house.clock.today().add({ days: looksDays - 1 })
  return (await noteOutage(tx, house, staff, { facility, equipmentId, pieces: broken, last, why: 'broken' })) === 'out'
}
