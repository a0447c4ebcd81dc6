import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { CashCount, DrawerDay } from '../../domain/counter/drawer-day.ts'
import type { DrawerId } from '../../domain/payment.ts'
import { lockDrawer } from './drawers.ts'

type Row = { [K in keyof DrawerDay]-?: DrawerDay[K] | null }

const columns = sql.raw(`t.drawer_id as "drawerId", d.name as "drawerName", t.day, t.state,
  t.float_amount as "floatAmount", t.opened_by as "openedBy", t.opened_at as "openedAt", t.counted_amount as "countedAmount",
  t.expected_amount as "expectedAmount", t.explanation, t.counted_by as "countedBy", t.confirmed_by as "confirmedBy",
  t.denominations as count`)

// Parse edge: null is a field that is not there.
const dayFrom = (row: Row): DrawerDay =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as DrawerDay

/** `false`: it was opened already today, or an earlier day is not closed yet. */
export async function openDay(
  tx: Tx,
  day: { drawerId: DrawerId; day: Temporal.PlainDate; floatAmount: Yen; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into payments.drawer_days (drawer_id, day, float_amount, opened_by, opened_at)
    values (${day.drawerId}, ${day.day}, ${day.floatAmount}, ${day.by}, ${day.at})
    on conflict do nothing returning day`.execute(tx)
  return rows.length > 0
}

export async function findDay(tx: Tx, drawerId: DrawerId, day: Temporal.PlainDate): Promise<DrawerDay | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.drawer_days t join payments.drawers d on d.id = t.drawer_id
    where t.drawer_id = ${drawerId} and t.day = ${day}`.execute(tx)
  return rows[0] && dayFrom(rows[0])
}

/** Held until the transaction ends: nobody takes money into a day that is being counted. */
export async function lockDay(tx: Tx, drawerId: DrawerId, day: Temporal.PlainDate): Promise<DrawerDay | undefined> {
  await lockDrawer(tx, drawerId)
  await sql`select from payments.drawer_days where drawer_id = ${drawerId} and day = ${day} for no key update`.execute(
    tx,
  )
  return findDay(tx, drawerId, day)
}

/** The newest day of each of these drawers that is not closed. */
export async function unfinishedDays(tx: Tx, drawerIds: readonly DrawerId[]): Promise<DrawerDay[]> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.drawer_days t join payments.drawers d on d.id = t.drawer_id
    where t.drawer_id = any(${[...drawerIds]}::uuid[]) and t.state <> 'closed' order by d.key limit 100`.execute(tx)
  return rows.map(dayFrom)
}

/** All drawers that worked on that day. */
export async function daysOn(tx: Tx, day: Temporal.PlainDate): Promise<DrawerDay[]> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.drawer_days t join payments.drawers d on d.id = t.drawer_id
    where t.day = ${day} order by d.key limit 500`.execute(tx)
  return rows.map(dayFrom)
}

export async function saveCount(
  tx: Tx,
  day: DrawerDay,
  counted: {
    count: CashCount
    amount: number
    expected: number
    explanation?: string
    by: StaffId
    at: Temporal.Instant
  },
): Promise<void> {
  await sql`
    update payments.drawer_days set state = 'counted', denominations = ${JSON.stringify(counted.count)}::jsonb,
      counted_amount = ${counted.amount}, expected_amount = ${counted.expected},
      explanation = ${counted.explanation ?? null}, counted_by = ${counted.by}, counted_at = ${counted.at}
    where drawer_id = ${day.drawerId} and day = ${day.day}`.execute(tx)
}

/** The count was wrong, or money came in after it: it is open again. */
export async function dropCount(tx: Tx, day: DrawerDay): Promise<void> {
  await sql`
    update payments.drawer_days set state = 'open', denominations = null, counted_amount = null, expected_amount = null,
      explanation = null, counted_by = null, counted_at = null
    where drawer_id = ${day.drawerId} and day = ${day.day}`.execute(tx)
}

export async function closeDay(tx: Tx, day: DrawerDay, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update payments.drawer_days set state = 'closed', confirmed_by = ${by}, confirmed_at = ${at}
    where drawer_id = ${day.drawerId} and day = ${day.day}`.execute(tx)
}

export type CashOfDay = { taken: number; cancelled: number; handedBack: number; waiting: number }

/** Cash that went in and out of a drawer on that day, and terminal payments that wait for their answer. */
export async function cashOfDay(tx: Tx, drawerId: DrawerId, day: Temporal.PlainDate): Promise<CashOfDay> {
  const { rows } = await sql<CashOfDay>`
    select
      coalesce((select sum(amount) from payments.counter_receipts
        where drawer_id = ${drawerId} and day = ${day} and method = 'cash'), 0)::int8 as taken,
      coalesce((select sum(r.amount) from payments.receipt_cancellations c
        join payments.counter_receipts r on r.id = c.receipt_id
        where c.drawer_id = ${drawerId} and c.day = ${day} and r.method = 'cash'), 0)::int8 as cancelled,
      coalesce((select sum(amount) from payments.cash_refunds
        where drawer_id = ${drawerId} and day = ${day}), 0)::int8 as "handedBack",
      (select count(*) from payments.payments where drawer_id = ${drawerId} and channel = 'counter'
        and state in ('created', 'pending', 'authorised'))::int as waiting`.execute(tx)
  return rows[0] ?? { taken: 0, cancelled: 0, handedBack: 0, waiting: 0 }
}

/** Notes the 払込; `false`: it was noted already. */
export async function insertPayIn(
  tx: Tx,
  payIn: { drawerId: DrawerId; day: Temporal.PlainDate; amount: number; on: Temporal.PlainDate; by: StaffId },
): Promise<boolean> {
  const { drawerId, day, amount, on, by } = payIn
  const { rows } = await sql`
    insert into payments.pay_ins (drawer_id, day, amount, paid_in_on, paid_in_by)
    values (${drawerId}, ${day}, ${amount}, ${on}, ${by}) on conflict do nothing returning day`.execute(tx)
  return rows.length > 0
}
