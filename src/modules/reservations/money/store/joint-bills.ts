import { sql, type Tx } from '#platform/db/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { Bill, BillId, JointBillId } from '../domain/bill.ts'
import { billsWhere } from './bills.ts'

/** These bills are asked for together from now on. */
export async function insertJoint(tx: Tx, bills: readonly BillId[], at: Temporal.Instant): Promise<JointBillId> {
  const { rows } = await sql<{ id: JointBillId }>`
    with made as (insert into reservations.joint_bills (asked_at) values (${at.toString()}) returning id),
    parts as (
      insert into reservations.joint_bill_parts (joint_id, bill_id)
      select made.id, bill from made, unnest(${[...bills]}::uuid[]) bill)
    select id from made`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error('joint bill was not inserted')
  await sql`update reservations.bills set joint_id = ${id} where id = any(${[...bills]}::uuid[])`.execute(tx)
  return id
}

/** Those that are in it, by reservation: the order in which they are locked. */
export const billsOfJoint = (tx: Tx, id: JointBillId): Promise<Bill[]> =>
  billsWhere(tx, sql`joint_id = ${id}`, sql`reservation_id, id`)

/** Those that ever were in it. */
export const partsOfJoint = (tx: Tx, id: JointBillId): Promise<Bill[]> =>
  billsWhere(tx, sql`id in (select bill_id from reservations.joint_bill_parts where joint_id = ${id})`)

/** Open ones stand alone again; which they are. */
export async function leaveJoint(tx: Tx, id: JointBillId): Promise<BillId[]> {
  const { rows } = await sql<{ id: BillId }>`
    update reservations.bills set joint_id = null
    where joint_id = ${id} and paid_at is null and ended_at is null returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** What is still to be paid of these reservations, by reservation. */
export async function openBillsOf(tx: Tx, ids: readonly ReservationId[]): Promise<ReadonlyMap<ReservationId, Bill>> {
  const bills = await billsWhere(
    tx,
    sql`reservation_id = any(${[...ids]}::uuid[]) and paid_at is null and ended_at is null`,
  )
  return new Map(bills.map((bill) => [bill.reservationId, bill]))
}
