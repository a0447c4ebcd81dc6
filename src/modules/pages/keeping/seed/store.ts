import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { EditionId, PageId, PageKind } from '../../domain/page.ts'
import type { Version } from '../../writing/store/editions.ts'
import type { PublicWords } from '../../writing/store/published.ts'

export type NewPage = {
  id: PageId
  editionId: EditionId
  slug: string
  kind: PageKind
  officeId: OfficeId
  versions: readonly Version[]
  words: readonly PublicWords[]
  publishedAt: Temporal.Instant
  takedownAt: Temporal.Instant | null
  reviewOn: Temporal.PlainDate | null
}

/** Those of the addresses that a page has or had. */
export async function takenSlugs(tx: Tx, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ slug: string }>`
    select slug from pages.pages where slug = any(${[...slugs]}::text[])
    union select slug from pages.former_slugs where slug = any(${[...slugs]}::text[])
    order by slug`.execute(tx)
  return new Set(rows.map(({ slug }) => slug))
}

/** New pages with their first edition, which is public at once: a few statements, however many there are. */
export async function addPages(tx: Tx, pages: readonly NewPage[]): Promise<void> {
  const rows = pages.map(({ versions: _versions, words: _words, ...page }) => page)
  await sql`
    insert into pages.pages (id, slug, kind, office_id, created_at)
    select n.id, n.slug, n.kind, n."officeId", n."publishedAt" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (id uuid, slug text, kind text, "officeId" uuid, "publishedAt" timestamptz)`.execute(tx)
  await sql`
    insert into pages.editions (id, page_id, number, state, created_at, approved_at, takedown_at, review_on)
    select n."editionId", n.id, 1, 'approved', n."publishedAt", n."publishedAt", n."takedownAt", n."reviewOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n ("editionId" uuid, id uuid, "publishedAt" timestamptz, "takedownAt" timestamptz, "reviewOn" date)`.execute(
    tx,
  )
  const versions = pages.flatMap((page) => page.versions.map((version) => ({ ...version, editionId: page.editionId })))
  await sql`
    insert into pages.versions (edition_id, lang, number, title, summary, body, details, saved_at, of_japanese)
    select n."editionId", n.lang, n.number, n.title, n.summary, n.body, n.details, n."savedAt", n."ofJapanese"
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb)
      as n ("editionId" uuid, lang text, number int, title text, summary text, body text, details jsonb,
        "savedAt" timestamptz, "ofJapanese" int)`.execute(tx)
  // After its words: those of an act stand from its publication on.
  await sql`
    update pages.editions set state = 'published', published_at = approved_at
    where id = any(${pages.map(({ editionId }) => editionId)}::uuid[])`.execute(tx)
  const words = pages.flatMap((page) =>
    page.words.map((one) => ({
      ...one,
      pageId: page.id,
      topics: [...one.details.topics, ...one.details.lifeEvents],
    })),
  )
  await sql`
    insert into pages.published (page_id, lang, edition_id, slug, kind, office_id, title, summary, html, plain, headings,
      details, topics, starts_at, ends_at, no_index, first_published_at, published_at, takedown_at, review_on, is_outdated)
    select p.id, n.lang, e.id, p.slug, p.kind, p.office_id, n.title, n.summary, n.html, n.plain, n.headings, n.details,
      array(select jsonb_array_elements_text(n.topics)), n."startsAt", n."endsAt", n."noIndex", e.published_at,
      e.published_at, e.takedown_at, e.review_on, n."isOutdated"
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
      as n ("pageId" uuid, lang text, title text, summary text, html text, plain text, headings jsonb, details jsonb,
        topics jsonb, "startsAt" timestamptz, "endsAt" timestamptz, "noIndex" boolean, "isOutdated" boolean)
    join pages.pages p on p.id = n."pageId"
    join pages.editions e on e.page_id = p.id and e.number = 1`.execute(tx)
}
