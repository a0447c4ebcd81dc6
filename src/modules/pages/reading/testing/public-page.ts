import { sql, type Tx } from '#platform/db/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Details, detailsSchema } from '../../domain/details.ts'
import type { EditionId, PageId, PageKind } from '../../domain/page.ts'
import { publishEdition } from '../../writing/index.ts'

type Words = { title: string; summary?: string; body?: string; details?: Partial<Details> }

export type Written = Words & {
  slug: string
  kind: PageKind
  office?: string
  easy?: Words
  en?: Words
  publishedOn?: string
  takedownAt?: string
  reviewOn?: string
}

/** A page that an office wrote, had approved and published, as everybody reads it; for tests. */
export async function publishPage(house: House, written: Written): Promise<PageId> {
  return house.db.transact(async (tx) => {
    const at = written.publishedOn ? Temporal.Instant.from(written.publishedOn) : house.clock.now()
    const page = await pageOf(tx, written, at)
    const edition = await editionOf(tx, page, written, at)
    for (const lang of langs) {
      const words = lang === 'ja' ? written : written[lang]
      if (words) await versionOf(tx, edition, lang, words, at)
    }
    await publishEdition(tx, house, edition, at)
    return page
  })
}

async function pageOf(tx: Tx, { slug, kind, office = 'residents' }: Written, at: Temporal.Instant): Promise<PageId> {
  const { rows } = await sql<{ id: PageId }>`
    insert into pages.pages (slug, kind, office_id, created_at)
    select ${slug}, ${kind}, id, ${at} from people.offices where key = ${office} limit 1
    on conflict (slug) do update set slug = excluded.slug returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`no office ${office}`)
  return row.id
}

async function editionOf(tx: Tx, page: PageId, written: Written, at: Temporal.Instant): Promise<EditionId> {
  const { rows } = await sql<{ id: EditionId }>`
    insert into pages.editions (page_id, number, state, created_at, approved_at, takedown_at, review_on)
    select ${page}, coalesce(max(number), 0) + 1, 'approved', ${at}, ${at}, ${written.takedownAt ?? null}::timestamptz,
      ${written.reviewOn ?? null}::date from pages.editions where page_id = ${page} returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('no edition')
  return row.id
}

async function versionOf(tx: Tx, edition: EditionId, lang: Lang, words: Words, at: Temporal.Instant): Promise<void> {
  const details = JSON.stringify(detailsSchema.parse(words.details ?? {}))
  await sql`
    insert into pages.versions (edition_id, lang, number, title, summary, body, details, saved_at, of_japanese)
    values (${edition}, ${lang}, 1, ${words.title}, ${words.summary ?? ''}, ${words.body ?? ''}, ${details}::jsonb, ${at},
      ${lang === 'ja' ? null : 1})`.execute(tx)
}
