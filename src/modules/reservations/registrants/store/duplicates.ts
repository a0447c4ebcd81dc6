import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { RegistrantId } from '../domain/registrant.ts'

// Members who agreed themselves or were seen at the counter. Who was only named counts for nobody: otherwise writing down
// strangers' names would tell whether they are in a group together, and would keep them from registering theirs.
const confirmed = sql`
  select m.registrant_id, m.person_id, m.match_key from reservations.memberships m
  where m.consented_at is not null and m.ended_on is null
  union all
  select n.registrant_id, null, n.match_key from reservations.named_members n
  where n.ended_on is null and exists (
    select 1 from reservations.member_facts f
    where f.named_member_id = n.id and f.kind = 'identity' and f.source is not null and f.ended_on is null)`

/** Other groups, asked for or registered, that have at least so many confirmed members in common with this one. */
export async function groupsInCommon(
  tx: Tx,
  id: RegistrantId,
  shared: number,
): Promise<{ id: RegistrantId; shared: number }[]> {
  const { rows } = await sql<{ id: RegistrantId; shared: number }>`
    with confirmed as (${confirmed}), mine as (
      select row_number() over () as no, person_id, match_key from confirmed where registrant_id = ${id}
    ), found as (
      select m.no, c.registrant_id from mine m join confirmed c on c.person_id = m.person_id
      union
      select m.no, c.registrant_id from mine m join confirmed c on c.match_key = m.match_key
    )
    select f.registrant_id as id, count(*)::int as shared
    from found f join reservations.registrants r on r.id = f.registrant_id
    where f.registrant_id <> ${id} and r.kind = 'group'
      and (r.state in ('active', 'suspended') or (r.state = 'proposed' and r.asked_at is not null))
    group by f.registrant_id having count(*) >= ${shared}
    order by 2 desc, 1 limit 20`.execute(tx)
  return rows
}

/** In how many groups, gathering ones included, these ids of one person are. */
export async function countGroupsOf(tx: Tx, persons: readonly PersonId[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct m.registrant_id)::int as count
    from reservations.memberships m join reservations.registrants r on r.id = m.registrant_id
    where m.person_id = any(${[...persons]}::uuid[]) and m.ended_on is null and r.kind = 'group'
      and r.state in ('proposed', 'active', 'suspended')`.execute(tx)
  return rows[0]?.count ?? 0
}

/**
 * Waits for everybody else who is changing a group that one of these members is in, in one order for all. The registrant is
 * locked before.
 */
export async function lockMembersOf(tx: Tx, id: RegistrantId): Promise<void> {
  await sql`
    with keys as materialized (
      select distinct key from (
        select m.person_id::text as key from reservations.memberships m where m.registrant_id = ${id} and m.ended_on is null
        union all
        select encode(m.match_key, 'hex') from reservations.memberships m
        where m.registrant_id = ${id} and m.ended_on is null and m.match_key is not null
        union all
        select encode(n.match_key, 'hex') from reservations.named_members n where n.registrant_id = ${id} and n.ended_on is null
      ) as found order by key
    )
    select pg_advisory_xact_lock(hashtextextended('reservations.member:' || key, 0)) from keys`.execute(tx)
}
