import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { endsAt } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { deskFacility } from '../store/facilities.ts'
import { endKey, insertKey, type KeyId, type KeyLoanId, type KeyRole, lendKey, takeKeyBack } from '../store/keys.ts'
import { lockAtDesk, subjectOf } from './check-in.ts'

// To put the chairs back and come to the desk.
const grace = { minutes: 15 }

const keySubject = (id: string) => ({ kind: 'reservations.key', id })

/** A key for who reserved; due back a quarter of an hour after the end. False: somebody has it. */
export async function lendKeyFor(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, keyId }: { id: ReservationId; keyId: KeyId },
): Promise<boolean> {
  const { reservation, facility } = await lockAtDesk(tx, house, staff, id)
  const at = house.clock.now()
  const end = endsAt(reservation).add(grace)
  if (!['confirmed', 'in_use'].includes(reservation.state) || Temporal.Instant.compare(end, at) <= 0)
    throw new Conflict('not_in_use')
  const isLent = await lendKey(tx, {
    keyId,
    facilityId: facility.id,
    to: { reservationId: id },
    at,
    dueAt: end,
    by: staff.staffId,
  })
  if (isLent)
    await recordAudit(tx, {
      actor: staff,
      action: 'reservations.desk.lend_key',
      subject: keySubject(keyId),
      ids: { reservation: id },
    })
  return isLent
}

export type KeyLentToRole = { keyId: KeyId; role: KeyRole; until: Temporal.Instant }

/** A key for who works here. */
export async function lendKeyToRole(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, keyId, role, until }: KeyLentToRole & { slug: string },
): Promise<'lent' | 'out' | 'past'> {
  const facility = await deskFacility(tx, staff, { slug }, house.clock.today())
  const at = house.clock.now()
  if (Temporal.Instant.compare(until, at) <= 0) return 'past'
  const isLent = await lendKey(tx, {
    keyId,
    facilityId: facility.id,
    to: { role },
    at,
    dueAt: until,
    by: staff.staffId,
  })
  if (!isLent) return 'out'
  await recordAudit(tx, { actor: staff, action: 'reservations.desk.lend_key', subject: keySubject(keyId) })
  return 'lent'
}

/** It is back. Twice is once. */
export async function returnKey(
  tx: Tx,
  house: House,
  staff: Staff,
  { where, loan }: { where: { slug: string } | { id: ReservationId }; loan: KeyLoanId },
): Promise<void> {
  const facility =
    'slug' in where
      ? await deskFacility(tx, staff, where, house.clock.today())
      : (await lockAtDesk(tx, house, staff, where.id)).facility
  const isBack = await takeKeyBack(tx, {
    id: loan,
    facilityId: facility.id,
    at: house.clock.now(),
    by: staff.staffId,
  })
  if (isBack)
    await recordAudit(tx, {
      actor: staff,
      action: 'reservations.desk.take_key_back',
      subject: 'id' in where ? subjectOf(where.id) : { kind: 'reservations.facility', id: facility.id },
      ids: { loan },
    })
}

/** False: there is one of this name. */
export async function addKey(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, name, spaceId }: { slug: string; name: string; spaceId: number | null },
): Promise<boolean> {
  const { id: facilityId } = await deskFacility(tx, staff, { slug }, house.clock.today())
  if (!(await insertKey(tx, { facilityId, name, spaceId }))) return false
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.desk.add_key',
    subject: { kind: 'reservations.facility', id: facilityId },
  })
  return true
}

/** Struck off the list; 404 for one that is out or of another house. */
export async function dropKey(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, keyId }: { slug: string; keyId: KeyId },
): Promise<void> {
  const { id: facilityId } = await deskFacility(tx, staff, { slug }, house.clock.today())
  if (!(await endKey(tx, { id: keyId, facilityId, at: house.clock.now() }))) throw new NotFound('key')
  await recordAudit(tx, { actor: staff, action: 'reservations.desk.drop_key', subject: keySubject(keyId) })
}
