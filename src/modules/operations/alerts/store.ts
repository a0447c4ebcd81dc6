import { sql, type Tx } from '#platform/db/index.ts'
import type { AlertKind } from './kinds.ts'

export type Alert = { id: number; kind: AlertKind; beganAt: Temporal.Instant; endedAt: Temporal.Instant | null }

const columns = sql`id, kind, began_at as "beganAt", ended_at as "endedAt"`

/** Opens what is new, ends what is over; returns both. */
export async function writeAlerts(tx: Tx, wrong: readonly AlertKind[]): Promise<Alert[]> {
  const begun = await sql<Alert>`
    insert into operations.alerts (kind) select unnest(${[...wrong]}::text[])
    on conflict (kind) where ended_at is null do nothing returning ${columns}`.execute(tx)
  const ended = await sql<Alert>`
    update operations.alerts set ended_at = clock_timestamp()
    where ended_at is null and kind <> all(${[...wrong]}::text[]) returning ${columns}`.execute(tx)
  return [...begun.rows, ...ended.rows]
}

export async function findAlert(tx: Tx, id: number): Promise<Alert | undefined> {
  const { rows } = await sql<Alert>`select ${columns} from operations.alerts where id = ${id}`.execute(tx)
  return rows[0]
}

/** Open ones first, then the newest. */
export async function latestAlerts(tx: Tx, limit: number): Promise<Alert[]> {
  const { rows } = await sql<Alert>`
    select ${columns} from operations.alerts order by ended_at is not null, id desc limit ${limit}`.execute(tx)
  return rows
}
