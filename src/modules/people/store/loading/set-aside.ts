import { sql, type Tx } from '#platform/db/index.ts'
import type { LineProblem } from '../../domain/line-problem.ts'
import { type Connection } from './stage.ts'
import { entryColumns } from './entry-row.ts'

/**
 * Takes out of the stage what contradicts itself or what the register has: the same 履歴番号 and 枝番号 twice, or once
 * more with another content. All lines of such a person go, so that nobody comes in by halves.
 */
export async function setAsideContradictions(connection: Connection): Promise<LineProblem[]> {
  const { rows: twice } = await sql<Found>`
    select line, atena_number as "atenaNumber" from (
      select line, atena_number, count(*) over (partition by atena_number, history_number, branch_number) as copies
      from pg_temp.staged_entries) counted
    where copies > 1 order by line limit ${most}`.execute(connection)
  const { rows: changed } = await sql<Found>`
    select s.line, s.atena_number as "atenaNumber"
    from pg_temp.staged_entries s join people.register_entries e
      on (e.atena_number, e.history_number, e.branch_number) = (s.atena_number, s.history_number, s.branch_number)
    where (${entryColumns('s')}) is distinct from (${entryColumns('e')})
    order by s.line limit ${most}`.execute(connection)
  const problems = [...named(twice, 'line_twice'), ...named(changed, 'line_changed')]
  await forget(connection, problems)
  return problems
}

/**
 * Takes out of the stage whose records could not stand beside the others: a second 世帯主 of a household on one day, an
 * open record of a number that was merged. Repeats until the rest fits.
 */
export async function setAsideConflicts(tx: Tx): Promise<LineProblem[]> {
  const all: LineProblem[] = []
  for (;;) {
    const problems = [...(await secondHeads(tx)), ...(await mergedNumbers(tx))]
    if (problems.length === 0) return all
    all.push(...problems)
    await forget(tx, problems)
    const numbers = numbersOf(problems)
    await sql`delete from pg_temp.touched where atena_number = any(${numbers}::text[])`.execute(tx)
    await sql`delete from pg_temp.wanted where atena_number = any(${numbers}::text[])`.execute(tx)
  }
}

async function secondHeads(tx: Tx): Promise<LineProblem[]> {
  const { rows } = await sql<Found>`
    select coalesce(min(s.line), 0) as line, w.atena_number as "atenaNumber"
    from pg_temp.wanted w left join pg_temp.staged_entries s on s.atena_number = w.atena_number
    where w.relation = '世帯主' and (
      exists (select from pg_temp.wanted o
        where o.household_number = w.household_number and o.relation = '世帯主' and o.atena_number <> w.atena_number
          and daterange(o.valid_from, o.valid_to) && daterange(w.valid_from, w.valid_to))
      or exists (select from people.households h join people.register_records r on r.household_id = h.id
        where h.number = w.household_number and r.relation = '世帯主'
          and not exists (select from pg_temp.touched t where t.person_id = r.person_id)
          and daterange(r.valid_from, r.valid_to) && daterange(w.valid_from, w.valid_to)))
    group by w.atena_number order by 1, 2 limit ${most}`.execute(tx)
  return named(rows, 'second_head')
}

async function mergedNumbers(tx: Tx): Promise<LineProblem[]> {
  const { rows } = await sql<Found>`
    select coalesce(min(s.line), 0) as line, w.atena_number as "atenaNumber"
    from pg_temp.wanted w join people.persons p on p.id = w.person_id and p.merged_into is not null
    left join pg_temp.staged_entries s on s.atena_number = w.atena_number
    where w.valid_to is null group by w.atena_number order by 1, 2 limit ${most}`.execute(tx)
  return named(rows, 'number_merged')
}

type Found = { line: number; atenaNumber: string }

// More problems than this refuse the file anyway.
const most = 10_000

const named = (found: readonly Found[], reason: LineProblem['reason']): LineProblem[] =>
  found.map(({ line, atenaNumber }) => ({ line, atenaNumber, item: null, reason }))

const numbersOf = (problems: readonly LineProblem[]): string[] => [
  ...new Set(problems.flatMap(({ atenaNumber }) => atenaNumber ?? [])),
]

/** All staged lines of these people. */
export async function forget(connection: Connection, problems: readonly LineProblem[]): Promise<void> {
  const numbers = numbersOf(problems)
  if (numbers.length === 0) return
  await sql`delete from pg_temp.staged_entries where atena_number = any(${numbers}::text[])`.execute(connection)
}
