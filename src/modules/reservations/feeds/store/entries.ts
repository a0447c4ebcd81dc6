import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { ReservationState } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { RegistrantId } from '../../registrants/index.ts'

export type EntryRow = {
  id: ReservationId
  serial: number
  spaceId: number
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  state: ReservationState
  sequence: number
  createdAt: Temporal.Instant
  changedAt: Temporal.Instant
}

const atMost = 500

type Span = { from: Temporal.PlainDate; cancelledSince: Temporal.Instant }

/** What was approved and stands, is over, or was cancelled not long ago; the earliest 500. */
export const entriesOf = (tx: Tx, registrants: readonly RegistrantId[], { from, cancelledSince }: Span) =>
  entriesWhere(
    tx,
    sql`registrant_id = any(${[...registrants]}::uuid[]) and day >= ${from.toString()}::date
      and approved_at is not null and (state in ('confirmed', 'in_use', 'done', 'no_show')
        or changed_at >= ${cancelledSince.toString()}::timestamptz)`,
  )

export const entryOf = async (tx: Tx, id: ReservationId): Promise<EntryRow | undefined> =>
  (await entriesWhere(tx, sql`id = ${id} and approved_at is not null`))[0]

async function entriesWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<EntryRow[]> {
  const { rows } = await sql<Omit<EntryRow, 'starts' | 'ends'> & { starts: string; ends: string }>`
    select id, serial, space_id as "spaceId", day, starts::text, ends::text, state, sequence, created_at as "createdAt",
      changed_at as "changedAt"
    from reservations.reservations where ${condition} order by day, starts, id limit ${atMost}`.execute(tx)
  return rows.map((row) => ({
    ...row,
    starts: Temporal.PlainTime.from(row.starts),
    ends: Temporal.PlainTime.from(row.ends),
  }))
}
