import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export type Outcome = { personId: PersonId; what: 'moved_out' | 'died' | 'removed' | 'moved'; on: Temporal.PlainDate }

/**
 * Whose open record ends or changes its address when `wanted` is written, in the order of their ids; their persons are
 * locked until the transaction ends, so that what is told of them stays in order.
 */
export async function outcomes(tx: Tx): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    select * from (
      select t.person_id as "personId",
        case when now.person_id is null then coalesce(last.ended_by, 'removed')
             when ${addressOf('now')} is distinct from ${addressOf('r')} then 'moved' end as what,
        coalesce(now.valid_from, last.valid_to, r.valid_from) as "on"
      from pg_temp.touched t
      join people.register_records r on r.person_id = t.person_id and r.valid_to is null
      left join pg_temp.wanted now on now.person_id = t.person_id and now.valid_to is null
      left join lateral (
        select ended_by, valid_to from pg_temp.wanted w where w.person_id = t.person_id and now.person_id is null
        order by w.valid_from desc limit 1) last on true
      where not t.is_new) compared
    where what is not null order by "personId"`.execute(tx)
  await sql`
    select from people.persons where id = any(${rows.map(({ personId }) => personId)}::uuid[])
    order by id for update`.execute(tx)
  return rows
}

const addressOf = (table: string) =>
  sql.raw(
    `(${'municipality town chome ban go lot building'
      .split(' ')
      .map((part) => `${table}.${part}`)
      .join(', ')})`,
  )
