import { sql, type Tx } from '#platform/db/index.ts'

export type DemoSearch = {
  query: string
  shown: string
  found: boolean
  visitors: number
  chosen: readonly string[]
  /** Of the visitors, 0 to 1. */
  share: number
}

export async function wasEverSearched(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from search.searched limit 1`.execute(tx)
  return rows.length > 0
}

/** A day of the demo's town. Which mark a visitor leaves follows from the day and the query. */
export async function insertDemoDay(tx: Tx, day: Temporal.PlainDate, searches: readonly DemoSearch[]): Promise<void> {
  const number = day.dayOfYear
  const rows = searches.map((one, at) => {
    const visitors = Math.max(1, Math.round((one.visitors * (3 + ((number + at) % 5))) / 5))
    const marks = (count: number) =>
      Array.from({ length: 64 }, (_, mark) => ((mark * 29 + number * 7 + at) % 64 < count ? '1' : '0')).join('')
    const clicked = one.chosen.length === 0 ? 0 : Math.floor(visitors * one.share)
    return { ...one, visitors, clicked, marks: marks(visitors), chosenMarks: marks(clicked) }
  })
  await sql`
    insert into search.searched (day, query, lang, shown, visitors, found, clicked, marks, wide_marks)
    select ${day}, query, 'ja', shown, visitors, found, clicked, marks::bit(64), marks::bit(64)
    from unnest(${rows.map(({ query }) => query)}::text[], ${rows.map(({ shown }) => shown)}::text[],
      ${rows.map(({ visitors }) => visitors)}::int[],
      ${rows.map(({ found, visitors }) => (found ? visitors : 0))}::int[],
      ${rows.map(({ clicked }) => clicked)}::int[], ${rows.map(({ marks }) => marks)}::text[])
      as d (query, shown, visitors, found, clicked, marks)
    on conflict do nothing`.execute(tx)
  const chosen = rows.flatMap((row) => {
    const [subject] = row.chosen
    return subject !== undefined && row.clicked > 0 ? [{ ...row, subject }] : []
  })
  await sql`
    insert into search.chosen (day, query, subject, visitors, ranks, marks, wide_marks)
    select ${day}, query, subject, visitors, visitors * 2, marks::bit(64), marks::bit(64)
    from unnest(${chosen.map(({ query }) => query)}::text[], ${chosen.map(({ subject }) => subject)}::text[],
      ${chosen.map(({ clicked }) => clicked)}::int[], ${chosen.map(({ chosenMarks }) => chosenMarks)}::text[])
      as d (query, subject, visitors, marks)
    on conflict do nothing`.execute(tx)
}
