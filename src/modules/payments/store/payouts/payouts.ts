import { workedIn } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { Payout, PayoutId, PayoutState } from '../../domain/payouts/payout.ts'

type Row = Omit<Payout, 'purpose' | 'approvedBy' | 'reason'> & {
  purposeKind: string
  purposeId: string
  approvedBy: StaffId | null
  reason: string | null
}

const columns = sql.raw(`id, purpose_kind as "purposeKind", purpose_id as "purposeId",
  payee_person_id as "payeePersonId", account_id as "accountId", amount, pay_on as "payOn", ground,
  budget_item as "budgetItem", fiscal_year as "fiscalYear", state, decided_by as "decidedBy",
  requested_at as "requestedAt", approved_by as "approvedBy", reason`)

const payoutFrom = ({ purposeKind, purposeId, approvedBy, reason, ...row }: Row): Payout => ({
  ...row,
  purpose: { kind: purposeKind, id: purposeId },
  ...(approvedBy !== null && { approvedBy }),
  ...(reason !== null && { reason }),
})

export async function insertPayout(
  tx: Tx,
  payout: Omit<Payout, 'id' | 'fiscalYear' | 'state' | 'requestedAt' | 'approvedBy' | 'reason'>,
  { at, year }: { at: Temporal.Instant; year: number },
): Promise<PayoutId> {
  const { purpose, payeePersonId, accountId, amount, payOn, ground, budgetItem, decidedBy } = payout
  const { rows } = await sql<{ id: PayoutId }>`
    insert into payments.payouts (purpose_kind, purpose_id, payee_person_id, account_id, amount, pay_on, ground,
      budget_item, fiscal_year, decided_by, requested_at)
    values (${purpose.kind}, ${purpose.id}, ${payeePersonId}, ${accountId}, ${amount}, ${payOn}, ${ground},
      ${budgetItem}, ${year}, ${decidedBy}, ${at})
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error('payout was not inserted')
  return id
}

/** Held until the transaction ends. */
export async function lockPayout(tx: Tx, id: PayoutId): Promise<Payout | undefined> {
  const { rows } = await sql<Row>`select ${columns} from payments.payouts where id = ${id} for update`.execute(tx)
  return rows[0] && payoutFrom(rows[0])
}

/** Held until the transaction ends; in one order, so that two who take many never wait for each other in a circle. */
export async function lockPayouts(tx: Tx, ids: readonly PayoutId[]): Promise<Payout[]> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.payouts where id = any(${[...ids]}::uuid[])
    order by id limit 5000 for update`.execute(tx)
  return rows.map(payoutFrom)
}

export async function payoutsFor(tx: Tx, purpose: { kind: string; id: string }): Promise<Payout[]> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.payouts
    where purpose_kind = ${purpose.kind} and purpose_id = ${purpose.id} order by id desc limit 50`.execute(tx)
  return rows.map(payoutFrom)
}

/** Payouts in these states by day of transfer; `of`: only what this person decided, or somebody of these offices then. */
export async function payoutsIn(
  tx: Tx,
  states: readonly PayoutState[],
  { limit, after, of }: { limit: number; after?: PayoutId | undefined; of?: Deciding | undefined },
): Promise<Payout[]> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.payouts
    where state = any(${[...states]}::text[])
      and (${after ?? null}::uuid is null
        or (pay_on, id) > (select pay_on, id from payments.payouts where id = ${after ?? null}::uuid))
      and ${of ? decidedAmong(of) : sql`true`}
    order by pay_on, id limit ${limit}`.execute(tx)
  return rows.map(payoutFrom)
}

export type Deciding = { staffId: StaffId; offices: readonly OfficeId[] }

const decidedAmong = ({ staffId, offices }: Deciding) => sql`(decided_by = ${staffId}
  or ${workedIn(sql.ref('decided_by'), offices, sql`(requested_at at time zone 'Asia/Tokyo')::date`)})`

/** Ends a payout for good: sent back, cancelled or come back from the bank. */
export async function endPayout(
  tx: Tx,
  id: PayoutId,
  state: 'returned' | 'failed' | 'cancelled',
  reason: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update payments.payouts set state = ${state}, reason = ${reason}, ended_at = ${at} where id = ${id}`.execute(tx)
}

export async function approve(
  tx: Tx,
  id: PayoutId,
  { by, at, payOn }: { by: StaffId; at: Temporal.Instant; payOn: Temporal.PlainDate },
): Promise<void> {
  await sql`
    update payments.payouts set state = 'approved', approved_by = ${by}, approved_at = ${at}, pay_on = ${payOn}
    where id = ${id}`.execute(tx)
}

/** Another day of transfer for approved payouts, all of them or none. */
export async function writePayOn(tx: Tx, ids: readonly PayoutId[], payOn: Temporal.PlainDate): Promise<void> {
  await sql`
    update payments.payouts set pay_on = ${payOn}
    where id = any(${[...ids]}::uuid[]) and state = 'approved'`.execute(tx)
}

export type DayToFile = { payOn: Temporal.PlainDate; count: number; total: number; hasFile: boolean }

/** Days that have approved payouts, with how many and how much; `hasFile`: the file of that day was made without them. */
export async function daysToFile(tx: Tx): Promise<DayToFile[]> {
  const { rows } = await sql<DayToFile>`
    select p.pay_on as "payOn", count(*)::int as count, sum(p.amount)::int8 as total,
      exists (select from payments.payout_files f where f.pay_on = p.pay_on and f.state <> 'cancelled') as "hasFile"
    from payments.payouts p where p.state = 'approved' group by p.pay_on order by p.pay_on limit 60`.execute(tx)
  return rows
}

/** Moves every payout of these, set by set. */
export async function movePayouts(
  tx: Tx,
  ids: readonly PayoutId[],
  from: PayoutState,
  to: PayoutState,
): Promise<PayoutId[]> {
  const { rows } = await sql<{ id: PayoutId }>`
    update payments.payouts set state = ${to} where id = any(${[...ids]}::uuid[]) and state = ${from}
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
