import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { SearchAction, SearchKind } from '#platform/module/index.ts'
import type { Shown } from './write.ts'

/** Everything up to and with this row was read. */
export type Position = { version: number; id: number }

export type ChangedRow = Position & {
  isRemoved: boolean
  subject: string
  kind: SearchKind
  lang: Lang
  title: string
  topics: readonly string[]
  area: string | null
  changedOn: Temporal.PlainDate
  visibleFrom: Temporal.Instant | null
  visibleUntil: Temporal.Instant | null
  terms: Buffer
  /** The words themselves, only where the terms were made by other functions than ours. */
  words: { summary: string; headings: readonly string[]; body: string; words: readonly string[] } | null
}

/** `steering`: says something else when synonyms, pins or feedback have changed. */
export type Changes = { head: number; vacuumed: number; steering: number; rows: readonly ChangedRow[] }

export const portion = 500

/** What changed after the position, at most `portion` rows, in one statement. */
export async function changesAfter(tx: Tx, { version, id }: Position, termsMadeBy: string): Promise<Changes> {
  const { rows } = await sql<(ChangedRow | { id: null }) & Omit<Changes, 'rows'>>`
    select h.version as head, h.vacuumed, s.version as steering, d.*
    from search.head h cross join search.steering s left join lateral (
      select id, version, removed_at is not null as "isRemoved", subject, kind, lang, title, topics, area,
        changed_on as "changedOn", visible_from as "visibleFrom", visible_until as "visibleUntil", terms,
        case when terms_made_by <> ${termsMadeBy} and removed_at is null then
          jsonb_build_object('summary', summary, 'headings', headings, 'body', body, 'words', words) end as words
      from search.documents where (version, id) > (${version}::bigint, ${id}::int)
      order by version, id limit ${portion}) d on true`.execute(tx)
  const [first] = rows
  if (!first) throw new Error('search.head has no row')
  const { head, vacuumed, steering } = first
  return { head, vacuumed, steering, rows: rows.filter((row) => row.id !== null) }
}

export type FoundDocument = {
  id: number
  subject: string
  kind: SearchKind
  lang: Lang
  href: string
  title: string
  summary: string
  shown: Shown | null
  action: SearchAction | null
  topics: readonly string[]
  area: string | null
}

/** Those of these rows that anybody may see at that moment, by id. */
export async function visibleDocuments(
  tx: Tx,
  ids: readonly number[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<number, FoundDocument>> {
  const { rows } = await sql<FoundDocument>`
    select id, subject, kind, lang, href, title, summary, shown, action, topics, area from search.documents
    where id = any(${[...ids]}::int[]) and ${isVisible(now)}
    order by id limit ${ids.length}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** While no index is there: rows in these languages whose title holds one of the words, the page's language first. */
export async function titlesWith(
  tx: Tx,
  words: readonly string[],
  lang: Lang,
  now: Temporal.Instant,
): Promise<readonly FoundDocument[]> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<FoundDocument>`
    select * from (
      select distinct on (subject) id, subject, kind, lang, href, title, summary, shown, action, topics, area
      from search.documents
      where lang in (${lang}, 'ja') and title ilike any(${patterns}::text[]) and ${isVisible(now)}
      order by subject, lang = ${lang} desc limit 200) found
    order by length(title), id limit 10`.execute(tx)
  return rows
}

const isVisible = (now: Temporal.Instant) => sql`removed_at is null
  and (visible_from is null or visible_from <= ${now}) and (visible_until is null or ${now} < visible_until)`

/** The kept rows of these subjects, as what a source says now is compared with them. */
export async function keptSubjects(tx: Tx, source: string, after: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from search.documents
    where source = ${source} and removed_at is null and subject > ${after}
    order by subject limit ${limit}`.execute(tx)
  return rows.map(({ subject }) => subject)
}
