import { sql, type Tx } from '#platform/db/index.ts'
import { leastTold } from '../domain/report.ts'

export type Days = { from: Temporal.PlainDate; to: Temporal.PlainDate }
export type Term = { query: string; shown: string; visitors: number; found: number; clicked: number }
export type Terms = { terms: readonly Term[]; rest: number; unkept: number }

export const mostTerms = 200

/** What at least `leastTold` visitors searched for, most first; visitors of everything else, and of what was not written down, as one number each. */
export async function termsOf(tx: Tx, { from, to }: Days): Promise<Terms> {
  const { rows } = await sql<Term & { isTold: boolean }>`
    with terms as materialized (
      select query, max(shown) as shown, sum(visitors)::int as visitors, sum(found)::int as found,
        sum(clicked)::int as clicked, query <> '' and bit_count(bit_or(marks)) >= ${leastTold} as "isTold"
      from search.searched where day between ${from} and ${to} group by query)
    (select * from terms where "isTold" order by visitors desc, query limit ${mostTerms})
    union all
    (select case when query = '' then '' else '*' end, '', sum(visitors)::int, 0, 0, false
     from terms where not "isTold" group by query = '' order by 1)`.execute(tx)
  const sumOf = (query: string) => rows.find((row) => !row.isTold && row.query === query)?.visitors ?? 0
  return {
    terms: rows.filter(({ isTold }) => isTold).map(({ isTold: _, ...term }) => term),
    rest: sumOf('*'),
    unkept: sumOf(''),
  }
}

export type Choice = { query: string; subject: string; visitors: number; rank: number }

/** What at least `leastTold` visitors chose among what these queries found, most first. */
export async function choicesOf(tx: Tx, queries: readonly string[], { from, to }: Days): Promise<readonly Choice[]> {
  const { rows } = await sql<Choice>`
    select query, subject, sum(visitors)::int as visitors, sum(ranks)::float8 / sum(visitors) as rank
    from search.chosen where day between ${from} and ${to} and query = any(${[...queries]}::text[])
    group by query, subject having bit_count(bit_or(marks)) >= ${leastTold}
    order by visitors desc, query, subject limit 500`.execute(tx)
  return rows
}

/** Queries of at least `leastTold` visitors who chose this subject, most first. */
export async function queriesLeadingTo(
  tx: Tx,
  subject: string,
  { from, to }: Days,
): Promise<readonly (Choice & { shown: string })[]> {
  const { rows } = await sql<Choice & { shown: string }>`
    select c.query, c.subject, sum(c.visitors)::int as visitors, sum(c.ranks)::float8 / sum(c.visitors) as rank,
      coalesce((select max(s.shown) from search.searched s where s.query = c.query and s.day between ${from} and ${to}),
        c.query) as shown
    from search.chosen c where c.day between ${from} and ${to} and c.subject = ${subject}
    group by c.query, c.subject having bit_count(bit_or(c.marks)) >= ${leastTold}
    order by visitors desc, c.query limit 50`.execute(tx)
  return rows
}

export type Feedback = { query: string; subject: string; visitors: number; searched: number }

/** For ranking: what was chosen from at least `leastTold` wide networks, so that one person with many addresses moves nothing. */
export async function feedbackOf(tx: Tx, { from, to }: Days, most: number): Promise<readonly Feedback[]> {
  const { rows } = await sql<Feedback>`
    select c.query, c.subject, c.visitors, coalesce(s.visitors, c.visitors) as searched
    from (
      select query, subject, bit_count(bit_or(wide_marks))::int as visitors from search.chosen
      where day between ${from} and ${to} group by query, subject
      having bit_count(bit_or(wide_marks)) >= ${leastTold}) c
    left join lateral (
      select bit_count(bit_or(wide_marks))::int as visitors from search.searched s
      where s.query = c.query and s.day between ${from} and ${to}) s on true
    order by c.visitors desc, c.query, c.subject limit ${most}`.execute(tx)
  return rows
}

/** Subjects that at least `leastTold` visitors chose, whatever they had searched for, most first. */
export async function oftenChosen(
  tx: Tx,
  { from, to }: Days,
): Promise<readonly { subject: string; visitors: number }[]> {
  const { rows } = await sql<{ subject: string; visitors: number }>`
    select subject, sum(visitors)::int as visitors from (
      select subject, query, sum(visitors) as visitors from search.chosen
      where day between ${from} and ${to} group by subject, query
      having bit_count(bit_or(marks)) >= ${leastTold}) told
    group by subject order by visitors desc, subject limit 30`.execute(tx)
  return rows
}
