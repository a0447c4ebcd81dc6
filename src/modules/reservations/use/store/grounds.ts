import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { CodeGround } from '../domain/issue.ts'

type Row = Omit<CodeGround, 'starts' | 'ends'> & { starts: string; ends: string }

export const groundOf = async (tx: Tx, id: ReservationId): Promise<CodeGround | undefined> =>
  (await groundsWhere(tx, sql`r.id = ${id}`, 1))[0]

export const groundOfSerial = async (tx: Tx, serial: number): Promise<CodeGround | undefined> =>
  (await groundsWhere(tx, sql`r.serial = ${serial}`, 1))[0]

export type LockQuery = {
  office: OfficeId
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  after?: { day: Temporal.PlainDate; id: ReservationId } | undefined
  limit: number
}

/** Uses of facilities of this office whose doors have codes, on these days, both included. */
export const groundsBehindLocks = (tx: Tx, { office, from, until, after, limit }: LockQuery): Promise<CodeGround[]> =>
  groundsWhere(
    tx,
    sql`r.state in ('confirmed', 'in_use') and r.day between ${from.toString()}::date and ${until.toString()}::date
      and r.space_id in (select s.id from reservations.spaces s join reservations.facilities f on f.id = s.facility_id
        where f.office_id = ${office} and f.lock = 'code')
      and ${after ? sql`(r.day, r.id) > (${after.day.toString()}::date, ${after.id}::uuid)` : sql`true`}`,
    limit,
  )

async function groundsWhere(tx: Tx, condition: RawBuilder<unknown>, limit: number): Promise<CodeGround[]> {
  const { rows } = await sql<Row>`
    select r.id, r.serial, r.space_id as "spaceId", r.day, r.starts::text, r.ends::text, r.state,
      coalesce((select max(e.id) from reservations.reservation_events e
        where e.reservation_id = r.id and e.kind = 'moved'), 0)::text as move
    from reservations.reservations r where ${condition} order by r.day, r.id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    ...row,
    starts: Temporal.PlainTime.from(row.starts),
    ends: Temporal.PlainTime.from(row.ends),
  }))
}
