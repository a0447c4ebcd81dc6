import { sql, type Tx } from '#platform/db/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { RegistrantId } from '../../registrants/index.ts'

export type Standing = {
  id: ReservationId
  serial: number
  createdAt: Temporal.Instant
  changedAt: Temporal.Instant
  registrantId: RegistrantId | null
  spaceId: number
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  /** What is lent with it. */
  equipment: readonly { id: number; pieces: number }[]
}

const batch = 1000

type Range = { from: Temporal.PlainDate; until: Temporal.PlainDate | undefined }
type Row = Omit<Standing, 'starts' | 'ends'> & { starts: string; ends: string }

/** Reservations that have a place of these spaces from that day on, in the order of their days; a thousand in memory at once. */
export async function* standingOf(
  tx: Tx,
  spaceIds: readonly number[],
  { from, until }: Range,
): AsyncGenerator<readonly Standing[]> {
  let after: Row | undefined
  for (;;) {
    const { rows } = await sql<Row>`
      select r.id, r.serial, r.created_at as "createdAt", r.changed_at as "changedAt", r.registrant_id as "registrantId",
        r.space_id as "spaceId", r.day, r.starts::text, r.ends::text, coalesce((
          select jsonb_agg(jsonb_build_object('id', u.equipment_id, 'pieces', u.pieces) order by u.equipment_id)
          from (select equipment_id, count(*)::int as pieces from reservations.equipment_uses
            where reservation_id = r.id group by equipment_id) u), '[]') as equipment
      from reservations.reservations r
      where r.space_id = any(${[...spaceIds]}::integer[]) and r.state in ('held', 'confirmed', 'in_use')
        and r.day >= ${from}::date and (${until ?? null}::date is null or r.day < ${until ?? null}::date)
        and (${after === undefined} or (r.day, r.starts, r.id) >
          (${after?.day ?? null}::date, ${after?.starts ?? null}::time, ${after?.id ?? null}::uuid))
      order by r.day, r.starts, r.id limit ${batch}`.execute(tx)
    if (rows.length === 0) return
    yield rows.map((row) => ({
      ...row,
      starts: Temporal.PlainTime.from(row.starts),
      ends: Temporal.PlainTime.from(row.ends),
    }))
    after = rows.at(-1)
    if (rows.length < batch) return
  }
}

/** The number of the last change of places and rules; who asks with a lock keeps others from changing them until the end. */
export async function placesVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select version::text from reservations.places_version`.execute(tx)
  return rows[0]?.version ?? ''
}

export async function lockPlacesVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select version::text from reservations.places_version for update`.execute(tx)
  return rows[0]?.version ?? ''
}
