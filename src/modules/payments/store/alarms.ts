import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { Alarm, PaymentId, PaymentPurpose, PaymentState } from '../domain/payment.ts'

/** How an alarm was settled: at the provider's screen, in cash at the counter, or nothing had to be done. */
export const closingGrounds = ['provider', 'counter', 'nothing-owed'] as const
export type ClosingGround = (typeof closingGrounds)[number]

export type AlarmRow = {
  id: PaymentId
  purpose: PaymentPurpose
  alarm: Alarm
  state: PaymentState
  amount: Yen
  capturedAmount: Yen
  checkoutId: string | null
}

/** What somebody may handle, as a predicate over `payments` called `p`. */
export type AlarmScope = RawBuilder<SqlBool>

export const everyAlarm: AlarmScope = sql`true`

export const alarmsOf = (kinds: readonly { kind: string; isOwn: RawBuilder<SqlBool> }[]): AlarmScope =>
  kinds.length === 0
    ? sql`false`
    : sql`(${sql.join(
        kinds.map(({ kind, isOwn }) => sql`(p.purpose_kind = ${kind} and ${isOwn})`),
        sql` or `,
      )})`

/** Payments that need a person, the newest first. Nothing of the payer. */
export async function openAlarms(
  tx: Tx,
  scope: AlarmScope,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<AlarmRow[]> {
  const { rows } = await sql<Omit<AlarmRow, 'purpose'> & { purposeKind: string; purposeId: string }>`
    select id, purpose_kind as "purposeKind", purpose_id as "purposeId", alarm, state, amount,
      captured_amount as "capturedAmount", checkout_id as "checkoutId"
    from payments.payments p
    where alarm is not null and ${scope} and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
      and not exists (select from payments.alarm_closings c where c.payment_id = p.id and c.alarm = p.alarm)
    order by id desc limit ${limit}`.execute(tx)
  return rows.map(({ purposeKind, purposeId, ...row }) => ({ ...row, purpose: { kind: purposeKind, id: purposeId } }))
}

export async function isWithin(tx: Tx, scope: AlarmScope, id: PaymentId): Promise<boolean> {
  const { rows } = await sql`select from payments.payments p where p.id = ${id} and ${scope}`.execute(tx)
  return rows.length > 0
}

/** Jobs about such payments, as a predicate over `j.payload`. */
export const jobsWithin = (scope: AlarmScope): RawBuilder<SqlBool> => sql`
  exists (select from payments.payments p where p.id = (j.payload ->> 'paymentId')::uuid and ${scope})`

export async function isClosed(tx: Tx, id: PaymentId, alarm: Alarm): Promise<boolean> {
  const { rows } = await sql`
    select from payments.alarm_closings where payment_id = ${id} and alarm = ${alarm}`.execute(tx)
  return rows.length > 0
}

export async function insertClosing(
  tx: Tx,
  closing: { paymentId: PaymentId; alarm: Alarm; ground: ClosingGround; by: StaffId; at: Temporal.Instant },
): Promise<void> {
  const { paymentId, alarm, ground, by, at } = closing
  await sql`
    insert into payments.alarm_closings (payment_id, alarm, ground, staff_id, closed_at)
    values (${paymentId}, ${alarm}, ${ground}, ${by}, ${at})`.execute(tx)
}
