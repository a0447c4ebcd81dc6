import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import { openStates } from '../domain/states.ts'
import { isAnswered, isReturned, type QueueAsker } from './list.ts'

/** Where counting stops: how much is left says enough, and the size of the queue never slows the page. */
export const countedTo = 100

const working: readonly ApplicationState[] = openStates.filter((state) => !state.startsWith('awaiting'))

export type QueueCounts = { open: number; dueToday: number; overdue: number; secondCheck: number }

/** The office's open work; each number stops at one more than `countedTo`. */
export async function countQueue(
  tx: Tx,
  officeIds: readonly OfficeId[],
  today: Temporal.PlainDate,
): Promise<QueueCounts> {
  const some = (more: ReturnType<typeof sql>) => sql`
    (select count(*)::int from (select from unnest(${[...officeIds]}::uuid[]) as of_office (id) cross join lateral (
       select from procedures.applications a
        where a.submitted_at is not null and a.office_id = of_office.id ${more} limit ${countedTo + 1}) a
      limit ${countedTo + 1}) counted)`
  const open = sql`and a.state in (${sql.join(working.map((state) => sql.lit(state)))})`
  const { rows } = await sql<QueueCounts>`
    select ${some(open)} as open,
           ${some(sql`${open} and a.due_on = ${today}`)} as "dueToday",
           ${some(sql`${open} and a.due_on < ${today}`)} as overdue,
           ${some(sql`and a.state = 'proposed'`)} as "secondCheck"`.execute(tx)
  return rows[0] ?? { open: 0, dueToday: 0, overdue: 0, secondCheck: 0 }
}

export type Attention = { overdue: number; dueToday: number; answered: number; returned: number }

/**
 * What of these people's open cases asks for somebody, in one statement over at most `mostOfMine` of them: due, what the
 * resident has answered, what a second person has sent back.
 */
export async function needsAttention(
  tx: Tx,
  { scope, own, today }: Pick<QueueAsker, 'scope' | 'own' | 'today'>,
): Promise<Attention> {
  const { rows } = await sql<Attention>`
    with mine as (
      select a.id, a.due_on, a.state from procedures.applications a
       where a.submitted_at is not null and a.assignee_id = any(${[...own]}::uuid[]) and ${scope}
         and a.state in (${sql.join(working.map((state) => sql.lit(state)))})
       order by a.due_on, a.id limit ${mostOfMine})
    select count(*) filter (where a.due_on < ${today})::int as overdue,
           count(*) filter (where a.due_on = ${today})::int as "dueToday",
           count(*) filter (where a.state = 'in_review' and ${isAnswered})::int as answered,
           count(*) filter (where a.state = 'in_review' and ${isReturned})::int as returned
      from mine a`.execute(tx)
  return rows[0] ?? { overdue: 0, dueToday: 0, answered: 0, returned: 0 }
}

const mostOfMine = 500
