import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'

export type OpeningId = Id<'emergency-opening'>

/** 緊急閲覧: one record, for an hour, outside one's work. */
export type EmergencyOpening = {
  id: OpeningId
  staffId: StaffId
  personId: PersonId
  cause: EmergencyCause
  purpose: string
  openedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  acknowledgedBy: StaffId | null
  acknowledgedAt: Temporal.Instant | null
}

export const emergencyCauses = ['life', 'system'] as const
/** 人の生命・身体が危ない, システムの保守のため. */
export type EmergencyCause = (typeof emergencyCauses)[number]

const columns = sql`id, staff_id as "staffId", person_id as "personId", cause, purpose, opened_at as "openedAt",
  expires_at as "expiresAt", acknowledged_by as "acknowledgedBy", acknowledged_at as "acknowledgedAt"`

export async function insertOpening(
  tx: Tx,
  made: Pick<EmergencyOpening, 'staffId' | 'personId' | 'cause' | 'purpose' | 'openedAt'>,
): Promise<OpeningId> {
  const { rows } = await sql<{ id: OpeningId }>`
    insert into people.emergency_openings (staff_id, person_id, cause, purpose, opened_at, expires_at)
    values (${made.staffId}, ${made.personId}, ${made.cause}, ${made.purpose}, ${made.openedAt},
      ${made.openedAt}::timestamptz + interval '60 minutes') returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('nothing was inserted')
  return row.id
}

/** The one of this member of staff for this person that holds at that moment. */
export async function standingOpening(
  tx: Tx,
  { staffId, personId, at }: { staffId: StaffId; personId: PersonId; at: Temporal.Instant },
): Promise<EmergencyOpening | undefined> {
  const { rows } = await sql<EmergencyOpening>`
    select ${columns} from people.emergency_openings
    where staff_id = ${staffId} and person_id = ${personId} and opened_at <= ${at} and expires_at > ${at}
    order by expires_at desc limit 1`.execute(tx)
  return rows[0]
}

/** Those that nobody has looked at first, then the newest. */
export async function listOpenings(tx: Tx): Promise<EmergencyOpening[]> {
  const { rows } = await sql<EmergencyOpening>`
    select ${columns} from people.emergency_openings
    order by acknowledged_at is not null, opened_at desc, id limit 200`.execute(tx)
  return rows
}

/** `false`: somebody has already, or it is one's own. */
export async function acknowledgeOpening(
  tx: Tx,
  { id, by, at }: { id: OpeningId; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update people.emergency_openings set acknowledged_by = ${by}, acknowledged_at = ${at}
    where id = ${id} and acknowledged_at is null and staff_id <> ${by}`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Marks those that nobody has looked at since before `openedBefore`, each once, and says which. */
export async function markReminded(
  tx: Tx,
  { openedBefore, at }: { openedBefore: Temporal.Instant; at: Temporal.Instant },
): Promise<OpeningId[]> {
  const { rows } = await sql<{ id: OpeningId }>`
    update people.emergency_openings set reminded_at = ${at}
    where acknowledged_at is null and reminded_at is null and opened_at <= ${openedBefore} returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
