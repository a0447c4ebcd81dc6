import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { FoundDocument } from '../../documents/index.ts'

/** What anybody may see now of these subjects, in the order of the subjects: in the language of the page, else in Japanese, else as it is. */
export async function visibleOf(
  tx: Tx,
  subjects: readonly string[],
  lang: Lang,
  now: Temporal.Instant,
): Promise<readonly FoundDocument[]> {
  const { rows } = await sql<FoundDocument>`
    select distinct on (subject) id, subject, kind, lang, href, title, summary, shown, action, topics, area
    from search.documents
    where subject = any(${[...subjects]}::text[]) and ${isVisible(now)}
    order by subject, lang = ${lang} desc, lang = 'ja' desc, lang`.execute(tx)
  const bySubject = new Map(rows.map((row) => [row.subject, row]))
  return subjects.flatMap((subject) => bySubject.get(subject) ?? [])
}

/** The subject of which a page is; `undefined` when nobody may see it now. */
export async function subjectAt(tx: Tx, href: string, now: Temporal.Instant): Promise<string | undefined> {
  const { rows } = await sql<{ subject: string }>`
    select subject from search.documents where (href = ${href} or subject = ${href}) and ${isVisible(now)}
    order by subject limit 1`.execute(tx)
  return rows[0]?.subject
}

/** Rows of these subjects in all languages, as the index knows them. */
export async function idsOf(tx: Tx, subjects: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const { rows } = await sql<{ subject: string; ids: number[] }>`
    select subject, array_agg(id order by id) as ids from search.documents
    where subject = any(${[...subjects]}::text[]) and removed_at is null
    group by subject order by subject`.execute(tx)
  return new Map(rows.map(({ subject, ids }) => [subject, ids]))
}

const isVisible = (now: Temporal.Instant) => sql`removed_at is null
  and (visible_from is null or visible_from <= ${now}) and (visible_until is null or ${now} < visible_until)`
