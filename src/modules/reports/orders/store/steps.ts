import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { OrderId, OrderState } from '../domain/order.ts'

export type OrderStepKind = 'ordered' | 'moved' | 'replanned' | 'noted'

export type NewOrderStep = {
  kind: OrderStepKind
  at: Temporal.Instant
  by: StaffId
  from?: OrderState | undefined
  to?: OrderState | undefined
  reason?: string | undefined
  note?: string | undefined
  details?: Readonly<Record<string, string>> | undefined
  /** Of what was written without a connection. */
  sentKey?: string | undefined
}

/** Adds to the history of a locked order. */
export async function insertOrderStep(tx: Tx, orderId: OrderId, step: NewOrderStep): Promise<void> {
  await sql`
    insert into reports.order_steps (order_id, number, kind, from_state, to_state, reason, note, details, at, by_staff, sent_key)
    select ${orderId}::uuid, coalesce(max(number), 0) + 1, ${step.kind}, ${step.from ?? null}, ${step.to ?? null},
      ${step.reason ?? null}, ${step.note ?? null}, ${JSON.stringify(step.details ?? {})}::jsonb, ${step.at}::timestamptz,
      ${step.by}::uuid, ${step.sentKey ?? null}::uuid
    from reports.order_steps where order_id = ${orderId}`.execute(tx)
}

export type OrderStep = {
  number: number
  kind: OrderStepKind
  from: OrderState | null
  to: OrderState | null
  reason: string | null
  note: string | null
  details: Readonly<Record<string, string>>
  at: Temporal.Instant
  byStaff: StaffId | null
}

/** All of it, the oldest first. */
export async function orderStepsOf(tx: Tx, orderId: OrderId): Promise<OrderStep[]> {
  const { rows } = await sql<OrderStep>`
    select number, kind, from_state as "from", to_state as "to", reason, note, details, at, by_staff as "byStaff"
    from reports.order_steps where order_id = ${orderId} order by number limit 500`.execute(tx)
  return rows
}

/** The order that a step with this key was taken for. */
export async function orderOfKey(tx: Tx, sentKey: string): Promise<OrderId | undefined> {
  const { rows } = await sql<{ orderId: OrderId }>`
    select order_id as "orderId" from reports.order_steps where sent_key = ${sentKey}`.execute(tx)
  return rows[0]?.orderId
}

/** The first step of orders that were given together. */
export async function insertFirstSteps(
  tx: Tx,
  orders: readonly { id: OrderId; on: Temporal.PlainDate }[],
  { at, by }: { at: Temporal.Instant; by: StaffId },
): Promise<void> {
  await sql`
    insert into reports.order_steps (order_id, number, kind, to_state, details, at, by_staff)
    select id, 1, 'ordered', 'ordered', jsonb_build_object('on', on_day), ${at}::timestamptz, ${by}::uuid
    from unnest(${orders.map(({ id }) => id)}::uuid[], ${orders.map(({ on }) => on.toString())}::text[]) as given (id, on_day)`.execute(
    tx,
  )
}
