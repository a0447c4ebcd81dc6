import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { Details } from '../../domain/details.ts'
import type { EditionId, PageId } from '../../domain/page.ts'
import type { Heading } from '../markdown/index.ts'
import type { Edition } from './editions.ts'

export type PublicWords = {
  lang: Lang
  title: string
  summary: string
  html: string
  plain: string
  headings: readonly Heading[]
  details: Details
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  noIndex: boolean
  isOutdated: boolean
}

/** The edition that was public steps back, this one is from now on. */
export async function writePublished(tx: Tx, { id, pageId }: Edition, at: Temporal.Instant): Promise<void> {
  await sql`update pages.editions set state = 'superseded' where page_id = ${pageId} and state = 'published'`.execute(
    tx,
  )
  await sql`update pages.editions set state = 'published', published_at = ${at} where id = ${id}`.execute(tx)
}

/** Its words in these languages, and in no others. */
export async function writeWords(
  tx: Tx,
  { id, pageId, takedownAt, reviewOn }: Edition,
  words: readonly PublicWords[],
  at: Temporal.Instant,
): Promise<void> {
  const langs = words.map(({ lang }) => lang)
  await sql`delete from pages.published where page_id = ${pageId} and lang <> all(${langs})`.execute(tx)
  const first = sql`(select min(published_at) from pages.editions where page_id = p.id)`
  for (const page of words)
    await sql`
      insert into pages.published (page_id, lang, edition_id, slug, kind, office_id, title, summary, html, plain,
        headings, details, topics, starts_at, ends_at, no_index, first_published_at, published_at, takedown_at, review_on,
        is_outdated)
      select p.id, ${page.lang}, ${id}, p.slug, p.kind, p.office_id, ${page.title}, ${page.summary}, ${page.html},
        ${page.plain}, ${JSON.stringify(page.headings)}::jsonb, ${JSON.stringify(page.details)}::jsonb,
        ${[...page.details.topics, ...page.details.lifeEvents]}, ${page.startsAt}, ${page.endsAt}, ${page.noIndex},
        ${first}, ${at}, ${takedownAt}, ${reviewOn}, ${page.isOutdated}
      from pages.pages p where p.id = ${pageId}
      on conflict (page_id, lang) do update set edition_id = excluded.edition_id, slug = excluded.slug,
        office_id = excluded.office_id, title = excluded.title, summary = excluded.summary, html = excluded.html,
        plain = excluded.plain, headings = excluded.headings, details = excluded.details, topics = excluded.topics,
        starts_at = excluded.starts_at, ends_at = excluded.ends_at, no_index = excluded.no_index,
        published_at = excluded.published_at, takedown_at = excluded.takedown_at, review_on = excluded.review_on,
        is_outdated = excluded.is_outdated`.execute(tx)
}

/** Nobody reads it any more. Which edition was public, if one was. */
export async function removePublished(tx: Tx, pageId: PageId): Promise<EditionId | undefined> {
  await sql`delete from pages.published where page_id = ${pageId}`.execute(tx)
  const { rows } = await sql<{ id: EditionId }>`
    update pages.editions set state = 'withdrawn' where page_id = ${pageId} and state = 'published'
    returning id`.execute(tx)
  return rows[0]?.id
}
