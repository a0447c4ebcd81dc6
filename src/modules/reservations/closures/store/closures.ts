import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ProgressId } from '#platform/progress/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'
import type { ClosedTimes, Closure, ClosureId, ClosureKind } from '../domain/closure.ts'

export async function insertClosure(
  tx: Tx,
  made: ClosedTimes &
    Pick<Closure, 'kind' | 'reason' | 'madeBy' | 'madeAt' | 'answerUntil'> & { progressId: ProgressId },
): Promise<ClosureId> {
  const { rows } = await sql<{ id: ClosureId }>`
    insert into reservations.closures (facility_id, kind, reason, made_by, made_at, spaces, first_day, last_day, weekdays,
      starts, ends, answer_until, progress_id)
    values (${made.facilityId}, ${made.kind}, ${made.reason}, ${made.madeBy}, ${made.madeAt.toString()},
      ${[...made.spaces]}::int[], ${made.first.toString()}::date, ${made.last.toString()}::date,
      ${[...made.weekdays]}::smallint[], ${made.starts?.toString() ?? null}::time, ${made.ends?.toString() ?? null}::time,
      ${made.answerUntil?.toString() ?? null}::date, ${made.progressId})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('closure was not inserted')
  return row.id
}

type Row = {
  id: ClosureId
  facilityId: FacilityId
  kind: ClosureKind
  reason: string
  madeBy: StaffId
  madeAt: Temporal.Instant
  spaces: number[]
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  weekdays: number[]
  starts: string | null
  ends: string | null
  answerUntil: Temporal.PlainDate | null
  closedTo: Temporal.PlainDate | null
  settledAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  progressId: ProgressId | null
}

const columns = sql`c.id, c.facility_id as "facilityId", c.kind, c.reason, c.made_by as "madeBy", c.made_at as "madeAt",
  c.spaces, c.first_day as "first", c.last_day as "last", c.weekdays, c.starts::text, c.ends::text,
  c.answer_until as "answerUntil", c.closed_to as "closedTo", c.settled_at as "settledAt", c.ended_at as "endedAt",
  c.progress_id as "progressId"`

export async function findClosure(tx: Tx, id: ClosureId): Promise<Closure | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from reservations.closures c where c.id = ${id} and c.first_day is not null`.execute(tx)
  return rows[0] && fromRow(rows[0])
}

/** It is not ended before this transaction is over. */
export async function keepClosure(tx: Tx, id: ClosureId): Promise<Closure | undefined> {
  await sql`select from reservations.closures where id = ${id} for share`.execute(tx)
  return findClosure(tx, id)
}

export async function lockClosure(tx: Tx, id: ClosureId): Promise<Closure | undefined> {
  await sql`select from reservations.closures where id = ${id} for update`.execute(tx)
  return findClosure(tx, id)
}

/** Those of these facilities that are not over, and the latest others; the newest first. At most a hundred. */
export async function closuresOf(tx: Tx, facilities: readonly FacilityId[]): Promise<Closure[]> {
  const { rows } = await sql<Row>`
    select ${columns} from reservations.closures c
    where c.facility_id = any (${[...facilities]}::uuid[]) and c.first_day is not null
    order by c.made_at desc, c.id limit 100`.execute(tx)
  return rows.map(fromRow)
}

/** Closures in which something is left to do, the oldest first. */
export async function unsettledClosures(tx: Tx): Promise<ClosureId[]> {
  const { rows } = await sql<{ id: ClosureId }>`
    select id from reservations.closures
    where settled_at is null and ended_at is null and first_day is not null
    order by made_at, id limit 100`.execute(tx)
  return rows.map(({ id }) => id)
}

export const writeClosedTo = (tx: Tx, id: ClosureId, day: Temporal.PlainDate) =>
  sql`update reservations.closures set closed_to = greatest(closed_to, ${day.toString()}::date) where id = ${id}`.execute(
    tx,
  )

/** False: somebody waits again, or it is settled or over already. */
export async function writeSettled(tx: Tx, id: ClosureId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update reservations.closures c set settled_at = ${at.toString()}
    where id = ${id} and settled_at is null and ended_at is null
      and not exists (select from reservations.closure_hits h where h.closure_id = c.id and h.state = 'waiting')
    returning 1`.execute(tx)
  return rows.length > 0
}

/** It ends with this day. */
export const writeLast = (tx: Tx, id: ClosureId, last: Temporal.PlainDate) =>
  sql`update reservations.closures set last_day = ${last.toString()}::date where id = ${id}`.execute(tx)

export const writeEnded = (tx: Tx, id: ClosureId, by: StaffId, at: Temporal.Instant) =>
  sql`update reservations.closures set ended_at = ${at.toString()}, ended_by = ${by} where id = ${id}`.execute(tx)

const fromRow = (row: Row): Closure => ({
  id: row.id,
  facilityId: row.facilityId,
  kind: row.kind,
  reason: row.reason,
  madeBy: row.madeBy,
  madeAt: row.madeAt,
  spaces: row.spaces,
  first: row.first,
  last: row.last,
  weekdays: row.weekdays,
  ...(row.starts && { starts: Temporal.PlainTime.from(row.starts) }),
  ...(row.ends && { ends: Temporal.PlainTime.from(row.ends) }),
  ...(row.answerUntil && { answerUntil: row.answerUntil }),
  ...(row.closedTo && { closedTo: row.closedTo }),
  ...(row.settledAt && { settledAt: row.settledAt }),
  ...(row.endedAt && { endedAt: row.endedAt }),
  ...(row.progressId && { progressId: row.progressId }),
})
