import { sql, type Tx } from '#platform/db/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { reservationsWhere } from '../../booking/store/reservations.ts'
import type { RegistrantId } from '../../registrants/index.ts'

type Asked = {
  from?: Temporal.PlainDate | undefined
  before?: { day: string; id: ReservationId } | undefined
  limit: number
}

/** What these registrations have reserved, the latest day first. */
export const reservationsBefore = (
  tx: Tx,
  registrants: readonly RegistrantId[],
  { from, before, limit }: Asked,
): Promise<Reservation[]> =>
  reservationsWhere(
    tx,
    sql`registrant_id = any (${[...registrants]}::uuid[])
      ${from ? sql`and day >= ${from.toString()}::date` : sql``}
      ${before ? sql`and (day, id) < (${before.day}::date, ${before.id}::uuid)` : sql``}`,
    limit,
    sql`day desc, id desc`,
  )
