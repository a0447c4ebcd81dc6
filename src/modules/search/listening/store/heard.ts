import { randomBytes } from 'node:crypto'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Click, Search } from '../buffer.ts'
import type { Marks } from '../visitor.ts'

/** The salts of these days, held until the end of the transaction; of a day before `oldest` only while it was not thrown away. */
export async function saltsOf(
  tx: Tx,
  days: readonly string[],
  oldest: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Buffer>> {
  await sql`insert into search.salts (day, salt)
    select day, ${randomBytes(32)}::bytea from unnest(${[...days]}::date[]) day where day >= ${oldest}
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ day: Temporal.PlainDate; salt: Buffer }>`
    select day, salt from search.salts where day = any(${[...days]}::date[]) order by day for key share`.execute(tx)
  return new Map(rows.map(({ day, salt }) => [day.toString(), salt]))
}

type HeardSearch = Omit<Search, 'visitor'> & { visitor: Buffer } & Marks
type HeardClick = Omit<Click, 'visitor'> & { visitor: Buffer } & Marks

// In one order, so that two processes never wait for each other's rows in a circle.
const inOrder = <One extends { visitor: Buffer; query: string }>(rows: readonly One[]): One[] =>
  rows.toSorted((a, b) => a.visitor.compare(b.visitor) || (a.query < b.query ? -1 : a.query > b.query ? 1 : 0))

/** A visitor's search for the same again counts once; it found something if it ever did. */
export async function writeSearches(tx: Tx, searches: readonly HeardSearch[]): Promise<void> {
  const once = new Map<string, HeardSearch>()
  for (const one of searches) {
    const key = [one.day, one.visitor.toString('hex'), one.lang, one.query].join('\0')
    once.set(key, { ...one, found: one.found || once.get(key)?.found === true })
  }
  if (once.size === 0) return
  const rows = inOrder([...once.values()])
  await sql`
    insert into search.heard as h (day, visitor, query, lang, shown, is_found, mark, wide_mark)
    select * from unnest(${rows.map(({ day }) => day.toString())}::date[], ${rows.map(({ visitor }) => visitor)}::bytea[],
      ${rows.map(({ query }) => query)}::text[], ${rows.map(({ lang }) => lang)}::text[],
      ${rows.map(({ shown }) => shown)}::text[], ${rows.map(({ found }) => found)}::boolean[],
      ${rows.map(({ mark }) => mark)}::smallint[], ${rows.map(({ wideMark }) => wideMark)}::smallint[])
    on conflict (day, visitor, query, lang) do update set is_found = true
      where excluded.is_found and not h.is_found`.execute(tx)
}

/** A visitor counts once for a query and a subject, with the best rank. */
export async function writeClicks(tx: Tx, clicks: readonly HeardClick[]): Promise<void> {
  const once = new Map<string, HeardClick>()
  for (const one of clicks) {
    const key = [one.day, one.visitor.toString('hex'), one.subject, one.query].join('\0')
    once.set(key, { ...one, rank: Math.min(one.rank, once.get(key)?.rank ?? one.rank) })
  }
  if (once.size === 0) return
  const rows = inOrder([...once.values()])
  await sql`
    insert into search.clicked (day, visitor, query, subject, rank, mark, wide_mark)
    select * from unnest(${rows.map(({ day }) => day.toString())}::date[], ${rows.map(({ visitor }) => visitor)}::bytea[],
      ${rows.map(({ query }) => query)}::text[], ${rows.map(({ subject }) => subject)}::text[],
      ${rows.map(({ rank }) => rank)}::smallint[], ${rows.map(({ mark }) => mark)}::smallint[],
      ${rows.map(({ wideMark }) => wideMark)}::smallint[])
    on conflict do nothing`.execute(tx)
}
