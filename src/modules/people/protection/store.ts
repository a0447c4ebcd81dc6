import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { Aggressor, Protection, ProtectionId } from './domain.ts'

/** Says in this transaction that the desk is at work: without it the tables are empty and take nothing. */
export async function openProtections(tx: Tx): Promise<void> {
  await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
}

const columns = sql`id, person_id as "personId", origin, opinion, valid_from as "validFrom", valid_to as "validTo", postcode,
  address, applied_by as "appliedBy", applied_at as "appliedAt", outcome, decided_by as "decidedBy",
  decided_at as "decidedAt", renews, ended_on as "endedOn", ended_why as "endedWhy"`

export type NewProtection = Pick<
  Protection,
  | 'personId'
  | 'origin'
  | 'opinion'
  | 'validFrom'
  | 'validTo'
  | 'postcode'
  | 'address'
  | 'appliedBy'
  | 'appliedAt'
  | 'renews'
>

/** `undefined`: one stands for this person already, or this one was renewed already. */
export async function insertProtection(tx: Tx, made: NewProtection): Promise<ProtectionId | undefined> {
  const { rows } = await sql<{ id: ProtectionId }>`
    insert into people.protections (person_id, origin, opinion, valid_from, valid_to, postcode, address, applied_by,
      applied_at, renews)
    values (${made.personId}, ${made.origin}, ${made.opinion}, ${made.validFrom}, ${made.validTo}, ${made.postcode},
      ${made.address}, ${made.appliedBy}, ${made.appliedAt}, ${made.renews})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function insertFamily(tx: Tx, id: ProtectionId, family: readonly PersonId[]): Promise<void> {
  await sql`
    insert into people.protection_family (protection_id, person_id)
    select ${id}, one from unnest(${[...new Set(family)]}::uuid[]) as one`.execute(tx)
}

export async function insertAggressor(tx: Tx, id: ProtectionId, one: Aggressor): Promise<void> {
  await sql`
    insert into people.protection_aggressors (protection_id, person_id, name, birth_date, address)
    values (${id}, ${one.personId}, ${one.name}, ${one.birthDate}, ${one.address})`.execute(tx)
}

export type ProtectionEvent = {
  kind: 'applied' | 'granted' | 'refused' | 'renewed' | 'renewal_due' | 'ended'
  staffId: StaffId | null
  at: Temporal.Instant
}

export async function insertEvent(tx: Tx, id: ProtectionId, { kind, staffId, at }: ProtectionEvent): Promise<void> {
  await sql`
    insert into people.protection_events (protection_id, kind, staff_id, at)
    values (${id}, ${kind}, ${staffId}, ${at}) on conflict do nothing`.execute(tx)
}

/** Standing ones first by their end, then those that ended last. */
export async function listProtections(tx: Tx): Promise<Protection[]> {
  const { rows } = await sql<Protection>`
    select ${columns} from people.protections
    order by ended_on desc nulls first, outcome nulls first, valid_to, id limit 500`.execute(tx)
  return rows
}

export async function findProtection(tx: Tx, id: ProtectionId): Promise<Protection | undefined> {
  const { rows } = await sql<Protection>`select ${columns} from people.protections where id = ${id}`.execute(tx)
  return rows[0]
}

export async function lockProtection(tx: Tx, id: ProtectionId): Promise<Protection | undefined> {
  const { rows } = await sql<Protection>`
    select ${columns} from people.protections where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function familyOf(tx: Tx, id: ProtectionId): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from people.protection_family
    where protection_id = ${id} order by person_id limit 100`.execute(tx)
  return rows.map(({ personId }) => personId)
}

export async function aggressorsOf(tx: Tx, id: ProtectionId): Promise<Aggressor[]> {
  const { rows } = await sql<Aggressor>`
    select person_id as "personId", name, birth_date as "birthDate", address from people.protection_aggressors
    where protection_id = ${id} order by id limit 100`.execute(tx)
  return rows
}

export async function eventsOf(tx: Tx, id: ProtectionId): Promise<ProtectionEvent[]> {
  const { rows } = await sql<ProtectionEvent>`
    select kind, staff_id as "staffId", at from people.protection_events
    where protection_id = ${id} order by at, id limit 200`.execute(tx)
  return rows
}

export async function writeDecision(
  tx: Tx,
  id: ProtectionId,
  { outcome, by, at }: { outcome: 'granted' | 'refused'; by: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update people.protections set outcome = ${outcome}, decided_by = ${by}, decided_at = ${at} ${
      outcome === 'refused' ? sql`, ended_on = valid_from, ended_why = 'refused'` : sql``
    } where id = ${id}`.execute(tx)
}

/** `false`: it had ended. */
export async function writeEnd(
  tx: Tx,
  id: ProtectionId,
  { on, why }: { on: Temporal.PlainDate; why: 'period' | 'wish' | 'renewed' },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update people.protections set ended_on = greatest(valid_from, ${on}::date), ended_why = ${why}
    where id = ${id} and ended_on is null`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Granted ones whose period is over, and which nobody has asked to renew. */
export async function overdueProtections(tx: Tx, today: Temporal.PlainDate): Promise<ProtectionId[]> {
  const { rows } = await sql<{ id: ProtectionId }>`
    select p.id from people.protections p
    where p.ended_on is null and p.outcome = 'granted' and p.valid_to <= ${today}::date
      and not exists (select from people.protections r where r.renews = p.id and r.outcome is null)
    order by p.id limit 100 for update of p`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Granted ones that end within a month, of which the desk was not told yet. */
export async function soonEnding(tx: Tx, today: Temporal.PlainDate): Promise<ProtectionId[]> {
  const { rows } = await sql<{ id: ProtectionId }>`
    select p.id from people.protections p
    where p.ended_on is null and p.outcome = 'granted' and p.valid_to <= (${today}::date + interval '1 month')
      and not exists (select from people.protection_events e where e.protection_id = p.id and e.kind = 'renewal_due')
    order by p.id limit 100`.execute(tx)
  return rows.map(({ id }) => id)
}
