import { sql, type Tx } from '#platform/db/index.ts'
import type { DrawerId } from '../../domain/payment.ts'

export type ItemOfDay = { item: string; cash: number; card: number; qr: number; online: number }

/** 収納 of one day by 歳入科目 and way: what became revenue, less what was cancelled on the day itself. */
export async function itemsOfDay(tx: Tx, day: Temporal.PlainDate): Promise<ItemOfDay[]> {
  const { rows } = await sql<ItemOfDay>`
    select e.item,
      (-coalesce(sum(e.amount) filter (where p.channel = 'counter' and p.method = 'cash'), 0))::int8 as cash,
      (-coalesce(sum(e.amount) filter (where p.channel = 'counter' and p.method = 'card'), 0))::int8 as card,
      (-coalesce(sum(e.amount) filter (where p.channel = 'counter' and p.method = 'qr'), 0))::int8 as qr,
      (-coalesce(sum(e.amount) filter (where p.channel = 'online'), 0))::int8 as online
    from payments.ledger_transactions t
    join payments.ledger_entries e on e.transaction_id = t.id and e.account in ('revenue.fee', 'revenue.postage')
    join payments.payments p on p.id = t.payment_id
    where t.booked_on = ${day} and e.item is not null
    group by e.item order by e.item limit 200`.execute(tx)
  return rows
}

export type DrawerOfDay = {
  drawerId: DrawerId
  first: number | null
  last: number | null
  count: number
  taken: number
  cancelled: number
  payIn: number | null
}

/** What each drawer took on that day. */
export async function drawersOfDay(tx: Tx, day: Temporal.PlainDate): Promise<DrawerOfDay[]> {
  const { rows } = await sql<DrawerOfDay>`
    select t.drawer_id as "drawerId", min(r.number) as first, max(r.number) as last, count(r.id)::int as count,
      coalesce(sum(r.amount) filter (where r.method = 'cash'), 0)::int8 as taken,
      coalesce(sum(r.amount) filter (where c.receipt_id is not null), 0)::int8 as cancelled, max(i.amount) as "payIn"
    from payments.drawer_days t
    left join payments.counter_receipts r on r.drawer_id = t.drawer_id and r.day = t.day
    left join payments.receipt_cancellations c on c.receipt_id = r.id
    left join payments.pay_ins i on i.drawer_id = t.drawer_id and i.day = t.day
    where t.day = ${day} group by t.drawer_id order by t.drawer_id limit 500`.execute(tx)
  return rows
}

export type ItemOfYear = { item: string; assessed: number; reduced: number; collected: number; refunded: number }

/** 調定, 収納 and 還付 of a fiscal year by 歳入科目. */
export async function itemsOfYear(tx: Tx, year: number): Promise<ItemOfYear[]> {
  const { rows } = await sql<ItemOfYear>`
    with assessed as (
      select revenue_item as item, sum(amount) as amount, sum(reduced) as reduced
      from payments.assessments where fiscal_year = ${year} group by revenue_item
    ), booked as (
      select e.item,
        -sum(e.amount) filter (where e.account in ('revenue.fee', 'revenue.postage')) as collected,
        sum(e.amount) filter (where e.account = 'refunds') as refunded
      from payments.ledger_transactions t join payments.ledger_entries e on e.transaction_id = t.id
      where t.fiscal_year = ${year} and e.item is not null
        and e.account in ('revenue.fee', 'revenue.postage', 'refunds')
      group by e.item
    )
    select item, coalesce(a.amount, 0)::int8 as assessed, coalesce(a.reduced, 0)::int8 as reduced,
      coalesce(b.collected, 0)::int8 as collected, coalesce(b.refunded, 0)::int8 as refunded
    from assessed a full join booked b using (item) order by item limit 500`.execute(tx)
  return rows
}

export type CollectiveClaim = { item: string; count: number; amount: number; reduced: number }

/** 集合調定: what was claimed on one day, put together by 歳入科目. */
export async function claimsOfDay(tx: Tx, day: Temporal.PlainDate): Promise<CollectiveClaim[]> {
  const { rows } = await sql<CollectiveClaim>`
    select revenue_item as item, count(*)::int as count, sum(amount)::int8 as amount, sum(reduced)::int8 as reduced
    from payments.assessments where assessed_on = ${day} group by revenue_item order by revenue_item limit 500`.execute(
    tx,
  )
  return rows
}

export type AccountBalance = { key: string; name: string; balance: number }

export async function accountBalances(tx: Tx): Promise<AccountBalance[]> {
  const { rows } = await sql<AccountBalance>`
    select key, name, balance from payments.ledger_balances order by key limit 100`.execute(tx)
  return rows
}
