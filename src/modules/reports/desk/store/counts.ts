import { sql, type Tx } from '#platform/db/index.ts'
import { type BoardAsker, isUnlooked } from './board.ts'

/** Where counting stops: more than that is 「99+」. */
export const countedTo = 99

export type BoardCounts = { open: number; overdue: number; dueToday: number; unlooked: number }

/** What there is to do; each number stops at one more than `countedTo`. */
export async function countBoard(tx: Tx, { offices, today }: Omit<BoardAsker, 'staffId'>): Promise<BoardCounts> {
  const most = sql.lit(countedTo + 1)
  const some = (condition: ReturnType<typeof sql>) =>
    offices === 'all'
      ? sql`(select count(*)::int from (select from reports.reports r where ${condition} limit ${most}) counted)`
      : sql`(select count(*)::int from (
          select from unnest(${[...offices]}::uuid[]) as of_office (id) cross join lateral (
            select from reports.reports r where r.office_id = of_office.id and ${condition} limit ${most}) r
          limit ${most}) counted)`
  const isOpen = sql`r.closed_at is null`
  // In the words of the index, whose rows without a day lie at infinity.
  const due = sql`coalesce(r.due_on, 'infinity'::date)`
  const { rows } = await sql<BoardCounts>`
    select ${some(isOpen)} as open,
           ${some(sql`${isOpen} and ${due} < ${today} and r.paused_on is null`)} as overdue,
           ${some(sql`${isOpen} and ${due} = ${today} and r.paused_on is null`)} as "dueToday",
           ${some(isUnlooked)} as unlooked`.execute(tx)
  return rows[0] ?? { open: 0, overdue: 0, dueToday: 0, unlooked: 0 }
}
