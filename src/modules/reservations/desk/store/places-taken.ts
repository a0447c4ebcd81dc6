import { sql, type Tx } from '#platform/db/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'

/** Who is where on a day: an atom from minute to minute, by a reservation or a closure. */
export type Taken = {
  atom: number
  starts: number
  ends: number
  reservationId: ReservationId | null
  closure: { id: string; kind: ClosureKind; reason: string } | null
}

export type ClosureKind = 'closed' | 'works' | 'weather' | 'election' | 'disaster'

/** Of these atoms, in the order of the day. */
export async function takenOn(tx: Tx, atoms: readonly number[], day: Temporal.PlainDate): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select o.atom_id as atom, o.starts, o.ends, o.reservation_id as "reservationId",
      case when c.id is not null then jsonb_build_object('id', c.id, 'kind', c.kind, 'reason', c.reason) end as closure
    from reservations.occupancies o left join reservations.closures c on c.id = o.closure_id
    where o.day = ${day}::date and o.atom_id = any (${[...atoms]}::int[])
    order by o.starts, o.atom_id limit 5000`.execute(tx)
  return rows
}
