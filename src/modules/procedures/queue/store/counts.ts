import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import { openStates } from '../domain/states.ts'

/** Where counting stops: how much is left says enough, and the size of the queue never slows the page. */
export const countedTo = 100

export type QueueCounts = { open: number; dueToday: number; overdue: number; secondCheck: number }

/** The office's open work; each number stops at one more than `countedTo`. */
export async function countQueue(
  tx: Tx,
  officeIds: readonly OfficeId[],
  today: Temporal.PlainDate,
): Promise<QueueCounts> {
  const working: readonly ApplicationState[] = openStates.filter((state) => !state.startsWith('awaiting'))
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
