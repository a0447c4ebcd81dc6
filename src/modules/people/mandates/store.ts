import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { EndedWhy, Mandate, MandateId } from './domain.ts'

const columns = sql`id, kind, principal_id as "principalId", agent_id as "agentId", scope, evidence, seen_on as "seenOn",
  valid_from as "validFrom", valid_to as "validTo", ended_on as "endedOn", ended_why as "endedWhy",
  recorded_by as "recordedBy"`

/** Standing and ended ones in which these people are the principal or the agent. */
export async function mandatesAbout(tx: Tx, ids: readonly PersonId[]): Promise<Mandate[]> {
  const { rows } = await sql<Mandate>`
    select ${columns} from people.mandates
    where principal_id = any(${[...ids]}::uuid[]) or agent_id = any(${[...ids]}::uuid[])
    order by valid_from desc, id desc limit 200`.execute(tx)
  return rows
}

export async function findMandate(tx: Tx, id: MandateId): Promise<Mandate | undefined> {
  const { rows } = await sql<Mandate>`select ${columns} from people.mandates where id = ${id}`.execute(tx)
  return rows[0]
}

/** Held until the transaction ends. */
export async function lockMandate(tx: Tx, id: MandateId): Promise<Mandate | undefined> {
  const { rows } = await sql<Mandate>`select ${columns} from people.mandates where id = ${id} for update`.execute(tx)
  return rows[0]
}

export type NewMandate = Omit<Mandate, 'id' | 'endedOn' | 'endedWhy'> & { recordedAt: Temporal.Instant }

/** `undefined`: the same one stands on one of those days. */
export async function insertMandate(tx: Tx, made: NewMandate): Promise<MandateId | undefined> {
  const { rows } = await sql<{ id: MandateId }>`
    insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, valid_to,
      recorded_by, recorded_at)
    values (${made.kind}, ${made.principalId}, ${made.agentId}, ${made.scope && [...made.scope]}::text[],
      ${made.evidence}, ${made.seenOn}, ${made.validFrom}, ${made.validTo}, ${made.recordedBy}, ${made.recordedAt})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** `false`: somebody or the register had ended it already. */
export async function endMandate(
  tx: Tx,
  { id, on, why, by }: { id: MandateId; on: Temporal.PlainDate; why: EndedWhy; by: StaffId },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update people.mandates set ended_on = greatest(valid_from, ${on}::date), ended_why = ${why}, ended_by = ${by}
    where id = ${id} and ended_on is null`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** One of the two ends it. `false`: somebody was first, or its last day is over. */
export async function endBySide(
  tx: Tx,
  { id, on, why, person }: { id: MandateId; on: Temporal.PlainDate; why: 'withdrawn' | 'resigned'; person: PersonId },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update people.mandates set ended_on = greatest(valid_from, ${on}::date), ended_why = ${why}, ended_by_person = ${person}
    where id = ${id} and ended_on is null and (valid_to is null or valid_to > ${on})`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

export type Followed = { id: MandateId; principalId: PersonId }

/**
 * Takes back what the register said and says no more: on the day of the end the person stood on it after all. What was
 * written down anew since stays instead.
 */
export async function takeBackEnds(tx: Tx): Promise<Followed[]> {
  const { rows } = await sql<Followed>`
    update people.mandates m set ended_on = null, ended_why = null
    where m.ended_on is not null and m.ended_by is null and m.ended_by_person is null
      and exists (
        select from people.persons p
        join people.register_records r on r.person_id in (p.id, p.merged_into)
        where p.id = case m.ended_why when 'agent_died' then m.agent_id else m.principal_id end
          and daterange(r.valid_from, r.valid_to) @> m.ended_on)
      and (m.kind = 'attorney' or not exists (
        select from people.mandates other
        where other.id <> m.id and (other.principal_id, other.agent_id, other.kind) = (m.principal_id, m.agent_id, m.kind)
          and daterange(other.valid_from, least(other.valid_to, other.ended_on)) && daterange(m.valid_from, m.valid_to)))
    returning m.id, m.principal_id as "principalId"`.execute(tx)
  return rows
}

/**
 * Ends what stands for or by people who are gone from the register: a death ends both sides, leaving it the principal's
 * only, as a guardian who moves stays one. Of these people, under merged numbers too, and of these mandates.
 */
export async function endByRegister(
  tx: Tx,
  { persons, mandates }: { persons: readonly PersonId[]; mandates: readonly MandateId[] },
): Promise<Followed[]> {
  const { rows } = await sql<Followed>`
    with mine as materialized (
      select id from people.persons
      where id = any(${[...persons]}::uuid[]) or merged_into = any(${[...persons]}::uuid[])
    ), sides as (
      select m.id, side.is_principal, side.person_id
      from people.mandates m
      cross join lateral (values (true, m.principal_id), (false, m.agent_id)) as side (is_principal, person_id)
      where m.ended_on is null
        and (m.id = any(${[...mandates]}::uuid[]) or side.person_id in (select id from mine))
    ), gone as (
      select distinct on (s.id) s.id, last.valid_to as "on",
        case when last.ended_by <> 'died' then last.ended_by when s.is_principal then 'principal_died' else 'agent_died' end as why
      from sides s
      join people.persons p on p.id = s.person_id
      cross join lateral (
        select r.valid_to, case when r.ended_by in ('died', 'moved_out') then r.ended_by else 'removed' end as ended_by
        from people.register_records r where r.person_id = coalesce(p.merged_into, p.id)
        order by r.valid_from desc limit 1) last
      where last.valid_to is not null and (s.is_principal or last.ended_by = 'died')
      order by s.id, last.valid_to, s.is_principal desc
    )
    update people.mandates m set ended_on = greatest(m.valid_from, gone."on"), ended_why = gone.why
    from gone where gone.id = m.id and (m.valid_to is null or m.valid_to > gone."on")
    returning m.id, m.principal_id as "principalId"`.execute(tx)
  return rows
}
