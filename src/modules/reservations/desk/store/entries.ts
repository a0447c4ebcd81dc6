import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'

export type OverriddenRule = 'class' | 'members' | 'registration' | 'too-early' | 'too-late' | 'quota'

export type NewVisitor = { name: string; phone: string; class: string; eraseOn: Temporal.PlainDate }

export async function insertVisitor(tx: Tx, id: ReservationId, visitor: NewVisitor): Promise<void> {
  await sql`
    insert into reservations.visitors (reservation_id, name, phone, class, erase_on)
    values (${id}, ${visitor.name}, ${visitor.phone}, ${visitor.class}, ${visitor.eraseOn})`.execute(tx)
}

/** Those whose time is over; twice is once. */
export async function eraseVisitors(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await sql`delete from reservations.visitors where erase_on <= ${today}::date`.execute(tx)
}

type NewOverride = { rule: OverriddenRule; reason: string; by: StaffId; at: Temporal.Instant }

export async function insertOverride(tx: Tx, id: ReservationId, made: NewOverride): Promise<void> {
  await sql`
    insert into reservations.desk_overrides (reservation_id, rule, reason, made_by, made_at)
    values (${id}, ${made.rule}, ${made.reason}, ${made.by}, ${made.at})`.execute(tx)
}

export type Override = { rule: OverriddenRule; reason: string; by: StaffId; at: Temporal.Instant }

export async function overridesOf(tx: Tx, id: ReservationId): Promise<Override[]> {
  const { rows } = await sql<Override>`
    select rule, reason, made_by as by, made_at as at from reservations.desk_overrides
    where reservation_id = ${id} order by made_at, rule limit 10`.execute(tx)
  return rows
}
