import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'

export type PinId = Id<'pin'>

export type Pin = {
  id: PinId
  query: string
  folded: string
  subject: string
  reason: string
  firstDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate
  decidedBy: StaffId
  decidedAt: Temporal.Instant
  endedBy: StaffId | null
  endedAt: Temporal.Instant | null
}

const columns = sql`id, query, folded, subject, reason, first_day as "firstDay", last_day as "lastDay",
  decided_by as "decidedBy", decided_at as "decidedAt", ended_by as "endedBy", ended_at as "endedAt"`

/** Those that stand on this day or a later one, the oldest first. */
export async function standingPins(tx: Tx, today: Temporal.PlainDate): Promise<readonly Pin[]> {
  const { rows } = await sql<Pin>`
    select ${columns} from search.pins where ended_at is null and last_day >= ${today}
    order by decided_at, id limit 1000`.execute(tx)
  return rows
}

/** Those that are over, the last first. */
export async function pastPins(tx: Tx, today: Temporal.PlainDate): Promise<readonly Pin[]> {
  const { rows } = await sql<Pin>`
    select ${columns} from search.pins where ended_at is not null or last_day < ${today}
    order by coalesce(ended_at, last_day::timestamptz) desc, id limit 50`.execute(tx)
  return rows
}

export async function findPin(tx: Tx, id: PinId): Promise<Pin | undefined> {
  const { rows } = await sql<Pin>`select ${columns} from search.pins where id = ${id}`.execute(tx)
  return rows[0]
}

export type NewPin = Pick<Pin, 'query' | 'folded' | 'subject' | 'reason' | 'firstDay' | 'lastDay'> & {
  by: StaffId
  at: Temporal.Instant
}

export async function insertPin(tx: Tx, pin: NewPin): Promise<PinId> {
  const { rows } = await sql<{ id: PinId }>`
    insert into search.pins (query, folded, subject, reason, first_day, last_day, decided_by, decided_at)
    values (${pin.query}, ${pin.folded}, ${pin.subject}, ${pin.reason}, ${pin.firstDay}, ${pin.lastDay}, ${pin.by},
      ${pin.at})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('pin was not inserted')
  return row.id
}

/** False: it had ended before. */
export async function endPin(tx: Tx, id: PinId, by: StaffId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update search.pins set ended_by = ${by}, ended_at = ${at} where id = ${id} and ended_at is null
    returning id`.execute(tx)
  return rows.length > 0
}
