import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { TagSeries } from '../domain/rules/tag-rules.ts'
import type { ApplicationId } from '../store/applications.ts'

export type TagId = Id<'tag'>
export type TagOrderId = Id<'tag-order'>
export type TagState = 'in_stock' | 'allotted' | 'handed_over' | 'lost'

/** What a granted request is to get, with the piece that was allotted to it. */
export type TagOrder = {
  id: TagOrderId
  applicationId: ApplicationId
  series: TagSeries
  orderedAt: Temporal.Instant
  officeId: OfficeId
  procedure: string
  receiptNumber: string
  applicantPersonId: PersonId
  delivery: string | null
  tagId: TagId | null
  serial: number | null
  /** Printed on tags that are new each year; 0 on the others. */
  year: number | null
  handedAt: Temporal.Instant | null
  state: Exclude<TagState, 'in_stock'> | null
}

export async function insertOrder(tx: Tx, applicationId: ApplicationId, series: TagSeries, at: Temporal.Instant) {
  await sql`
    insert into procedures.tag_orders (application_id, series, ordered_at) values (${applicationId}, ${series}, ${at})
    on conflict (application_id, series) do nothing`.execute(tx)
}

const selectOrder = sql`
  select o.id, o.application_id as "applicationId", o.series, o.ordered_at as "orderedAt", a.office_id as "officeId", a.procedure,
    a.receipt_number as "receiptNumber", a.applicant_person_id as "applicantPersonId", d.value #>> '{}' as delivery,
    t.id as "tagId", t.serial, t.year, t.handed_at as "handedAt", t.state
  from procedures.tag_orders o
  join procedures.applications a on a.id = o.application_id
  left join procedures.answers d on d.application_id = a.id and d.field_id = 'delivery' and d.row_id = ''
  left join procedures.tags t on t.order_id = o.id and t.state <> 'lost'`

/** Orders, those first that wait for the office. `scope` is the policy's predicate over `a`. */
export async function listOrders(tx: Tx, scope: RawBuilder<SqlBool>, limit: number): Promise<TagOrder[]> {
  const { rows } = await sql<TagOrder>`
    ${selectOrder} where ${scope}
    order by (t.state is not distinct from 'handed_over'), o.ordered_at desc, o.id limit ${limit}`.execute(tx)
  return rows
}

/** Of one request, for whoever asked for it. */
export async function ordersOf(tx: Tx, applicationId: ApplicationId): Promise<TagOrder[]> {
  const { rows } = await sql<TagOrder>`
    ${selectOrder} where o.application_id = ${applicationId} order by o.series, o.id limit 20`.execute(tx)
  return rows
}

/** Those of a receipt number. `scope` is the policy's predicate over `a`. */
export async function ordersByNumber(tx: Tx, scope: RawBuilder<SqlBool>, number: string): Promise<TagOrder[]> {
  const { rows } = await sql<TagOrder>`
    ${selectOrder} where ${scope} and a.receipt_number = ${number} order by o.series, o.id limit 20`.execute(tx)
  return rows
}

/** Requests whose pieces lie at the counter. `scope` is the policy's predicate over `a`. */
export async function waitingAtCounter(tx: Tx, scope: RawBuilder<SqlBool>, limit: number): Promise<ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select distinct a.id from procedures.tag_orders o
    join procedures.applications a on a.id = o.application_id
    join procedures.tags t on t.order_id = o.id and t.state = 'allotted'
    join procedures.answers d on d.application_id = a.id and d.field_id = 'delivery' and d.row_id = '' and d.value #>> '{}' = 'counter'
    where ${scope} order by a.id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function findOrder(tx: Tx, id: TagOrderId): Promise<TagOrder | undefined> {
  const { rows } = await sql<TagOrder>`${selectOrder} where o.id = ${id}`.execute(tx)
  return rows[0]
}

/** Held until the transaction ends: two clerks never take two pieces for one order. */
export async function lockOrder(tx: Tx, id: TagOrderId): Promise<void> {
  await sql`select from procedures.tag_orders where id = ${id} for update`.execute(tx)
}

export type Stock = { series: TagSeries; year: number; count: number; next: number }

export async function stockOf(tx: Tx): Promise<Stock[]> {
  const { rows } = await sql<Stock>`
    select series, year, count(*)::int as count, min(serial) as next from procedures.tags
    where state = 'in_stock' group by series, year order by series, year limit 50`.execute(tx)
  return rows
}

/** A box comes in; returns how many of its numbers were new. */
export async function receiveBox(
  tx: Tx,
  box: { series: TagSeries; year: number; from: number; to: number; by: StaffId | null; at: Temporal.Instant },
): Promise<number> {
  const { rows } = await sql`
    insert into procedures.tags (series, year, serial, received_at, received_by)
    select ${box.series}, ${box.year}, serial, ${box.at}, ${box.by} from generate_series(${box.from}::int, ${box.to}::int) as serial
    on conflict (series, year, serial) do nothing returning id`.execute(tx)
  return rows.length
}

/** The next piece of the box; `undefined` when the box is empty. Others who take one at the same moment get the next. */
export async function takeNext(
  tx: Tx,
  order: { id: TagOrderId; series: TagSeries; year: number },
  by: StaffId,
  at: Temporal.Instant,
): Promise<TagId | undefined> {
  const { rows } = await sql<{ id: TagId }>`
    update procedures.tags set state = 'allotted', order_id = ${order.id}, allotted_at = ${at}, allotted_by = ${by}
    where id = (
      select id from procedures.tags where series = ${order.series} and year = ${order.year} and state = 'in_stock'
      order by serial limit 1 for update skip locked)
    returning id`.execute(tx)
  return rows[0]?.id
}

export async function markHandedOver(
  tx: Tx,
  id: TagId,
  way: 'counter' | 'post',
  by: StaffId,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update procedures.tags set state = 'handed_over', handed_at = ${at}, handed_by = ${by}, way = ${way}
    where id = ${id} and state = 'allotted'`.execute(tx)
}

/** `lost` and `broken` by the owner, `defective` before or after it was given: the ward's own. */
export const tagEndings = ['lost', 'broken', 'defective'] as const
export type TagEnding = (typeof tagEndings)[number]

export async function markEnded(tx: Tx, id: TagId, why: TagEnding, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.tags set state = 'lost', ended_at = ${at}, ended_for = ${why}
    where id = ${id} and state in ('allotted', 'handed_over')`.execute(tx)
}
