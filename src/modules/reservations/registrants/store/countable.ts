import { sql, type Tx } from '#platform/db/index.ts'
import { type CountedMember, memberLinks } from '../domain/classes.ts'
import type { RegistrantId } from '../domain/registrant.ts'

type Row = { birthDate: Temporal.PlainDate | null; kinds: string[] | null; grants: string[] }

/**
 * What the register or the counter has seen of the members of that day, and the grants that stand: a row a member, none of
 * them named. Who is named by others counts once the counter has seen who they are.
 */
export async function countable(
  tx: Tx,
  id: RegistrantId,
  on: Temporal.PlainDate,
): Promise<{ members: CountedMember[]; grants: string[] }> {
  const { rows } = await sql<Row>`
    with members as (
      select m.id, m.birth_date, true as is_known
      from reservations.memberships m
      where m.registrant_id = ${id} and m.consented_at is not null
        and m.valid_from <= ${on}::date and (m.ended_on is null or m.ended_on > ${on}::date)
      union all
      select n.id, n.birth_date, false
      from reservations.named_members n
      where n.registrant_id = ${id}
        and n.valid_from <= ${on}::date and (n.ended_on is null or n.ended_on > ${on}::date)),
    seen as (
      select coalesce(f.membership_id, f.named_member_id) as member_id, array_agg(distinct f.kind) as kinds
      from reservations.member_facts f
      where f.registrant_id = ${id} and f.source is not null and (f.ended_on is null or f.ended_on > ${on}::date)
      group by 1),
    counted as (
      select m.id, m.birth_date, coalesce(s.kinds, '{}') as kinds
      from members m left join seen s on s.member_id = m.id
      where m.is_known or 'identity' = any(s.kinds))
    select c.birth_date as "birthDate", c.kinds, array(
      select g.key from reservations.registrant_grants g
      where g.registrant_id = ${id} and range_contains_elem(g.stands, ${on}::date) order by lower(g.stands), g.id limit 100) as grants
    from (select) always left join (select * from counted order by id limit 1000) c on true`.execute(tx)
  return {
    members: rows.flatMap(({ birthDate, kinds }) => (kinds ? [memberOf(birthDate, kinds)] : [])),
    grants: rows[0]?.grants ?? [],
  }
}

const memberOf = (birthDate: Temporal.PlainDate | null, kinds: readonly string[]): CountedMember => ({
  birthDate,
  links: memberLinks.filter((link) => kinds.includes(link)),
  isDisabled: kinds.includes('disabled'),
})
