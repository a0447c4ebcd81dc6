import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { Bill, BillEnd, BillId, JointBillId } from '../domain/bill.ts'

type Row = {
  id: BillId
  reservation_id: ReservationId
  kind: Bill['kind']
  amount: number
  lines: Bill['lines']
  equipment: Bill['equipment']
  payee_id: OrganisationId | null
  joint_id: JointBillId | null
  asked_at: Temporal.Instant
  due_at: Temporal.Instant | null
  waits_until: Temporal.Instant | null
  paid_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  ended_for: BillEnd | null
  repaid: number
}

const most = 100
const open = sql`paid_at is null and ended_at is null`

export const findBill = async (tx: Tx, id: BillId): Promise<Bill | undefined> =>
  (await billsWhere(tx, sql`id = ${id}`))[0]

/** Every bill of a reservation, the oldest first. */
export const billsOf = (tx: Tx, id: ReservationId): Promise<Bill[]> => billsWhere(tx, sql`reservation_id = ${id}`)

export type NewBill = Pick<
  Bill,
  'reservationId' | 'kind' | 'amount' | 'lines' | 'equipment' | 'payeeId' | 'askedAt' | 'dueAt'
> & { remindAt?: Temporal.Instant | undefined }

/** The reservation's row is locked, and no other bill of it is open. */
export async function insertBill(tx: Tx, bill: NewBill): Promise<Bill> {
  const { rows } = await sql<{ id: BillId }>`
    insert into reservations.bills
      (reservation_id, kind, amount, lines, equipment, payee_id, asked_at, due_at, remind_at)
    values (${bill.reservationId}, ${bill.kind}, ${bill.amount}, ${JSON.stringify(bill.lines)}::jsonb,
      ${JSON.stringify(bill.equipment)}::jsonb, ${bill.payeeId ?? null}, ${bill.askedAt.toString()},
      ${bill.dueAt?.toString() ?? null}::timestamptz, ${bill.remindAt?.toString() ?? null}::timestamptz)
    returning id`.execute(tx)
  const made = rows[0] && (await findBill(tx, rows[0].id))
  if (!made) throw new Error('bill was not inserted')
  return made
}

/** Says whether it was open. */
export async function markPaid(tx: Tx, id: BillId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update reservations.bills set paid_at = ${at.toString()} where id = ${id} and ${open} returning id`.execute(tx)
  return rows.length > 0
}

/** Says whether it was open. */
export async function markEnded(tx: Tx, id: BillId, why: BillEnd, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update reservations.bills set ended_at = ${at.toString()}, ended_for = ${why} where id = ${id} and ${open}
    returning id`.execute(tx)
  return rows.length > 0
}

/** Its hold is over, and money that is on its way is waited for. */
export async function markWaiting(tx: Tx, id: ReservationId, until: Temporal.Instant): Promise<void> {
  await sql`
    update reservations.bills set waits_until = ${until.toString()} where reservation_id = ${id} and ${open}`.execute(
    tx,
  )
}

/** Says whether it was the first time. */
export async function markReminded(tx: Tx, id: BillId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update reservations.bills set reminded_at = ${at.toString()}
    where id = ${id} and ${open} and reminded_at is null returning id`.execute(tx)
  return rows.length > 0
}

type DueFor = 'due' | 'remind' | 'wait'
const moments: Record<DueFor, RawBuilder<unknown>> = {
  due: sql`due_at`,
  remind: sql`case when reminded_at is null then remind_at end`,
  wait: sql`waits_until`,
}

/** Open bills whose moment has come, the oldest first. Bills of what is used already wait for the desk. */
export async function billsDue(tx: Tx, what: DueFor, now: Temporal.Instant): Promise<BillId[]> {
  const { rows } = await sql<{ id: BillId }>`
    select b.id from reservations.bills b
    where ${open} and ${moments[what]} <= ${now.toString()}
      and (${what === 'wait'} or exists (
        select from reservations.reservations r where r.id = b.reservation_id and r.state = 'confirmed'))
    order by asked_at, id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The next moment after `now` at which an open bill is reminded of, lapses or is not waited for any more. */
export async function nextBillMoment(tx: Tx, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(at) as at from reservations.bills,
      lateral (values (due_at), (waits_until), (case when reminded_at is null then remind_at end)) moment (at)
    where ${open} and at > ${now.toString()}`.execute(tx)
  return rows[0]?.at ?? undefined
}

export async function billsWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`asked_at, id`,
): Promise<Bill[]> {
  const { rows } = await sql<Row>`
    select id, reservation_id, kind, amount, lines, equipment, payee_id, joint_id, asked_at, due_at, waits_until, paid_at,
      ended_at, ended_for, repaid
    from reservations.bills where ${condition} order by ${order} limit ${most}`.execute(tx)
  return rows.map(fromRow)
}

const fromRow = (row: Row): Bill => ({
  id: row.id,
  reservationId: row.reservation_id,
  kind: row.kind,
  amount: yen(Number(row.amount)),
  lines: row.lines,
  equipment: row.equipment,
  ...(row.payee_id && { payeeId: row.payee_id }),
  ...(row.joint_id && { jointId: row.joint_id }),
  askedAt: row.asked_at,
  ...(row.due_at && { dueAt: row.due_at }),
  ...(row.waits_until && { waitsUntil: row.waits_until }),
  ...(row.paid_at && { paidAt: row.paid_at }),
  ...(row.ended_at && { endedAt: row.ended_at }),
  ...(row.ended_for && { endedFor: row.ended_for }),
  repaid: yen(Number(row.repaid)),
})
