import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'

export type RevocationId = Id<'reservation-decision'>

/** 弁明の機会. */
export const heardWays = ['oral', 'written', 'none', 'urgent'] as const

/** 処分庁: the 長, or the 指定管理者 of the facility. */
export const deciders = ['head', 'operator'] as const

/** 利用承認の取消し. */
export type Revocation = {
  id: RevocationId
  reservationId: ReservationId
  ground: string
  reason: string
  heard: (typeof heardWays)[number]
  decidedAs: (typeof deciders)[number]
  decidedBy: StaffId
  decidedAt: Temporal.Instant
}

const columns = sql`id, reservation_id as "reservationId", ground, reason, heard, decided_as as "decidedAs",
  decided_by as "decidedBy", decided_at as "decidedAt"`

export async function insertRevocation(tx: Tx, made: Omit<Revocation, 'id'>): Promise<RevocationId> {
  const { rows } = await sql<{ id: RevocationId }>`
    insert into reservations.reservation_decisions (reservation_id, ground, reason, heard, decided_as, decided_by, decided_at)
    values (${made.reservationId}, ${made.ground}, ${made.reason}, ${made.heard}, ${made.decidedAs}, ${made.decidedBy},
      ${made.decidedAt.toString()})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('revocation was not inserted')
  return row.id
}

export async function findRevocation(tx: Tx, id: RevocationId): Promise<Revocation | undefined> {
  const { rows } = await sql<Revocation>`
    select ${columns} from reservations.reservation_decisions where id = ${id}`.execute(tx)
  return rows[0]
}

export async function revocationOf(tx: Tx, id: ReservationId): Promise<Revocation | undefined> {
  const { rows } = await sql<Revocation>`
    select ${columns} from reservations.reservation_decisions where reservation_id = ${id}`.execute(tx)
  return rows[0]
}
