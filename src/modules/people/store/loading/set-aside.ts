import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
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

// Two joins, not one condition with `or`: that would look through everybody for each head.
async function secondHeads(tx: Tx): Promise<LineProblem[]> {
  const { rows } = await sql<Found>`
    with heads as materialized (
      select atena_number, household_number, daterange(valid_from, valid_to) as days
      from pg_temp.wanted where relation = '世帯主'
    ), second as (
      select one.atena_number from heads one join heads other
        on other.household_number = one.household_number and other.atena_number <> one.atena_number
      where other.days && one.days
      union
      select one.atena_number
      from heads one join people.households h on h.number = one.household_number
      join people.register_records r on r.household_id = h.id and r.relation = '世帯主'
      where daterange(r.valid_from, r.valid_to) && one.days
        and not exists (select from pg_temp.touched t where t.person_id = r.person_id)
    )
    ${withFirstLine(sql`second`)}`.execute(tx)
  return named(rows, 'second_head')
}

async function mergedNumbers(tx: Tx): Promise<LineProblem[]> {
  const { rows } = await sql<Found>`
    with merged as (
      select w.atena_number from pg_temp.wanted w
      join people.persons p on p.id = w.person_id and p.merged_into is not null where w.valid_to is null)
    ${withFirstLine(sql`merged`)}`.execute(tx)
  return named(rows, 'number_merged')
}

const withFirstLine = (found: RawBuilder<unknown>) => sql`
  select coalesce(min(s.line), 0) as line, f.atena_number as "atenaNumber"
  from ${found} f left join pg_temp.staged_entries s on s.atena_number = f.atena_number
  group by f.atena_number order by 1, 2 limit ${most}`

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
