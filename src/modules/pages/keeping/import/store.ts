import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'
import type { Details } from '../../domain/details.ts'
import type { EditionId, PageId } from '../../domain/page.ts'
import type { ReadResult } from './reader.ts'
import type { Dropped } from './report.ts'

export type ImportId = Id<'pages-import'>
export type Refused = Extract<ReadResult, { ok: false }>['reason'] | 'no_title' | 'known'

export type Imported = { address: string; pageId: PageId | null; refused: Refused | null; dropped: readonly Dropped[] }

export type Draft = {
  id: PageId
  editionId: EditionId
  slug: string
  title: string
  body: string
  address: string
  details: Details
}

/** Pages that these addresses of the old site lead to. */
export async function pagesOfAddresses(
  tx: Tx,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, { pageId: PageId; slug: string }>> {
  const { rows } = await sql<{ address: string; pageId: PageId; slug: string }>`
    select f.address, f.page_id as "pageId", p.slug
    from pages.former_addresses f join pages.pages p on p.id = f.page_id
    where f.address = any(${[...addresses]}::text[]) order by f.address`.execute(tx)
  return new Map(rows.map(({ address, ...page }) => [address, page]))
}

/** Every address that begins like one of these words, of a page or of what it was before. */
export async function slugsLike(tx: Tx, beginnings: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ slug: string }>`
    select s.slug from (select slug from pages.pages union all select slug from pages.former_slugs) s
    where exists (select from unnest(${[...beginnings]}::text[]) b where s.slug = b or s.slug like b || '-%')
    order by s.slug`.execute(tx)
  return new Set(rows.map(({ slug }) => slug))
}

export type NewImport = {
  id: ImportId
  officeId: OfficeId
  name: string
  by: StaffId | null
  at: Temporal.Instant
  drafts: readonly Draft[]
  imported: readonly Imported[]
}

/** Drafts of one office, where they were before, and what became of each old page: a few statements, however many there are. */
export async function writeImport(tx: Tx, { id, officeId, name, by, at, drafts, imported }: NewImport): Promise<void> {
  const given = JSON.stringify(drafts)
  await sql`
    insert into pages.pages (id, slug, kind, office_id, created_at)
    select d.id, d.slug, 'guide', ${officeId}, ${at} from jsonb_to_recordset(${given}::jsonb) as d (id uuid, slug text)`.execute(
    tx,
  )
  await sql`
    insert into pages.editions (id, page_id, number, created_at, created_by)
    select d."editionId", d.id, 1, ${at}, ${by}
    from jsonb_to_recordset(${given}::jsonb) as d ("editionId" uuid, id uuid)`.execute(tx)
  await sql`
    insert into pages.versions (edition_id, lang, number, title, summary, body, details, saved_at, saved_by)
    select d."editionId", 'ja', 1, d.title, '', d.body, d.details, ${at}, ${by}
    from jsonb_to_recordset(${given}::jsonb)
      as d ("editionId" uuid, title text, body text, details jsonb)`.execute(tx)
  await sql`
    insert into pages.steps (page_id, edition_id, step, at, by)
    select d.id, d."editionId", 'created', ${at}, ${by}
    from jsonb_to_recordset(${given}::jsonb) as d (id uuid, "editionId" uuid)`.execute(tx)
  await sql`
    insert into pages.former_addresses (address, page_id, noted_at)
    select d.address, d.id, ${at} from jsonb_to_recordset(${given}::jsonb) as d (id uuid, address text)
    where length(d.address) <= 500
    on conflict (address) do nothing`.execute(tx)
  await sql`
    insert into pages.imports (id, office_id, name, created_at, created_by)
    values (${id}, ${officeId}, ${name}, ${at}, ${by})`.execute(tx)
  await sql`
    insert into pages.imported (import_id, position, address, page_id, refused, dropped)
    select ${id}, i.position, left(i.address, 500), i."pageId", i.refused, i.dropped
    from rows from (jsonb_to_recordset(${JSON.stringify(imported)}::jsonb)
      as (address text, "pageId" uuid, refused text, dropped jsonb)) with ordinality
      as i (address, "pageId", refused, dropped, position)`.execute(tx)
}

export type ImportRow = {
  id: ImportId
  name: string
  officeId: OfficeId
  createdAt: Temporal.Instant
  pages: number
  refused: number
}

/** Newest first, of these offices. */
export async function listImports(tx: Tx, offices: readonly OfficeId[], most: number): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select i.id, i.name, i.office_id as "officeId", i.created_at as "createdAt", c.pages, c.refused
    from pages.imports i
    cross join lateral (
      select count(*) filter (where d.refused is null)::int pages, count(d.refused)::int refused
      from pages.imported d where d.import_id = i.id) c
    where i.office_id = any(${[...offices]}::uuid[]) order by i.id desc limit ${most}`.execute(tx)
  return rows
}

export async function findImport(tx: Tx, id: ImportId): Promise<Omit<ImportRow, 'pages' | 'refused'> | undefined> {
  const { rows } = await sql<ImportRow>`
    select id, name, office_id as "officeId", created_at as "createdAt" from pages.imports where id = ${id}`.execute(tx)
  return rows[0]
}

export type ImportedRow = Imported & { position: number; title: string | null }

/** What became of each page, in the order of their addresses, after a position. */
export async function importedOf(tx: Tx, id: ImportId, after: number, most: number): Promise<ImportedRow[]> {
  const { rows } = await sql<ImportedRow>`
    select i.position, i.address, i.page_id as "pageId", i.refused, i.dropped, v.title
    from pages.imported i
    left join lateral (
      select v.title from pages.editions e join pages.versions v on v.edition_id = e.id and v.lang = 'ja'
      where e.page_id = i.page_id order by e.number desc, v.number desc limit 1) v on true
    where i.import_id = ${id} and i.position > ${after} order by i.position limit ${most}`.execute(tx)
  return rows
}

/** Where an address of the old site leads everybody now. */
export async function movedTo(tx: Tx, address: string, now: Temporal.Instant): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`
    select p.slug from pages.former_addresses f join pages.published p on p.page_id = f.page_id and p.lang = 'ja'
    where f.address = ${address} and p.published_at <= ${now} and (p.takedown_at is null or ${now} < p.takedown_at)`.execute(
    tx,
  )
  return rows[0]?.slug
}
