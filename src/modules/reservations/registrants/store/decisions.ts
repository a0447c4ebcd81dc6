import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'
import type { RegistrantId } from '../domain/registrant.ts'

export type RegistrantDecisionId = Id<'registrant-decision'>
export type RegistrantDecisionKind = 'approval' | 'refusal' | 'suspension' | 'lifting' | 'revocation'

export type RegistrantDecision = {
  id: RegistrantDecisionId
  registrantId: RegistrantId
  kind: RegistrantDecisionKind
  ground: string | null
  reason: string | null
  fromDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate | null
  heard: 'oral' | 'written' | 'none' | 'urgent' | null
  decidedBy: StaffId
  decidedAt: Temporal.Instant
}

const columns = sql`id, registrant_id as "registrantId", kind, ground, reason, from_day as "fromDay", last_day as "lastDay",
  heard, decided_by as "decidedBy", decided_at as "decidedAt"`

export async function insertDecision(tx: Tx, made: Omit<RegistrantDecision, 'id'>): Promise<RegistrantDecisionId> {
  const { rows } = await sql<{ id: RegistrantDecisionId }>`
    insert into reservations.registrant_decisions (registrant_id, kind, ground, reason, from_day, last_day, heard, decided_by,
      decided_at)
    values (${made.registrantId}, ${made.kind}, ${made.ground}, ${made.reason}, ${made.fromDay}, ${made.lastDay},
      ${made.heard}, ${made.decidedBy}, ${made.decidedAt})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('decision was not inserted')
  return row.id
}

export async function findDecision(tx: Tx, id: RegistrantDecisionId): Promise<RegistrantDecision | undefined> {
  const { rows } = await sql<RegistrantDecision>`
    select ${columns} from reservations.registrant_decisions where id = ${id}`.execute(tx)
  return rows[0]
}

/** The newest first. */
export async function decisionsOf(tx: Tx, id: RegistrantId): Promise<RegistrantDecision[]> {
  const { rows } = await sql<RegistrantDecision>`
    select ${columns} from reservations.registrant_decisions where registrant_id = ${id} order by id desc limit 100`.execute(
    tx,
  )
  return rows
}

export type RegistrantEvent = {
  id: number
  kind: string
  at: Temporal.Instant
  byStaff: StaffId | null
  byPerson: PersonId | null
}

/** Adds to what became of a registration. `data`: ids, days and keys only. */
export async function insertEvent(
  tx: Tx,
  made: {
    registrantId: RegistrantId
    kind: string
    at: Temporal.Instant
    byPerson?: PersonId | undefined
    byStaff?: StaffId | undefined
    data?: Record<string, string>
  },
): Promise<void> {
  await sql`
    insert into reservations.registrant_events (registrant_id, kind, at, by_person, by_staff, data)
    values (${made.registrantId}, ${made.kind}, ${made.at}, ${made.byPerson ?? null}, ${made.byStaff ?? null},
      ${JSON.stringify(made.data ?? {})}::jsonb)`.execute(tx)
}

/** The newest first, at most two hundred. */
export async function eventsOf(tx: Tx, id: RegistrantId): Promise<RegistrantEvent[]> {
  const { rows } = await sql<RegistrantEvent>`
    select id, kind, at, by_staff as "byStaff", by_person as "byPerson" from reservations.registrant_events
    where registrant_id = ${id} order by id desc limit 200`.execute(tx)
  return rows
}

export type RegistrantGrantId = Id<'registrant-grant'>
export type RegistrantGrant = {
  id: RegistrantGrantId
  key: string
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  reason: string
}

/** False: the same stands on one of these days. `until` is the first day without it. */
export async function insertGrant(
  tx: Tx,
  made: Omit<RegistrantGrant, 'id'> & { registrantId: RegistrantId; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into reservations.registrant_grants (registrant_id, key, stands, reason, granted_by, granted_at)
    values (${made.registrantId}, ${made.key}, daterange(${made.from}::date, ${made.until}::date), ${made.reason},
      ${made.by}, ${made.at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

/** From that day on it does not stand. False: it is another's, or over already. */
export async function endGrant(
  tx: Tx,
  id: RegistrantGrantId,
  made: { registrantId: RegistrantId; on: Temporal.PlainDate; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update reservations.registrant_grants
    set stands = daterange(lower(stands), greatest(lower(stands), ${made.on}::date)), ended_by = ${made.by}, ended_at = ${made.at}
    where id = ${id} and registrant_id = ${made.registrantId} and ended_at is null
      and (upper_inf(stands) or upper(stands) > ${made.on}::date)
    returning 1`.execute(tx)
  return rows.length > 0
}

/** Those that stand on that day or later. */
export async function grantsFrom(tx: Tx, id: RegistrantId, on: Temporal.PlainDate): Promise<RegistrantGrant[]> {
  const { rows } = await sql<RegistrantGrant>`
    select id, key, lower(stands) as "from", upper(stands) as "until", reason from reservations.registrant_grants
    where registrant_id = ${id} and not isempty(stands) and (upper_inf(stands) or upper(stands) > ${on}::date)
    order by lower(stands), id limit 100`.execute(tx)
  return rows
}
