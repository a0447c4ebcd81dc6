import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { PageId, PageKind } from '../../domain/page.ts'

export type Page = {
  id: PageId
  slug: string
  kind: PageKind
  officeId: OfficeId
  withdrawnAt: Temporal.Instant | null
  withdrawnReason: string | null
}

const page = sql`id, slug, kind, office_id as "officeId", withdrawn_at as "withdrawnAt",
  withdrawn_reason as "withdrawnReason"`

export async function findPage(tx: Tx, id: PageId): Promise<Page | undefined> {
  const { rows } = await sql<Page>`select ${page} from pages.pages where id = ${id}`.execute(tx)
  return rows[0]
}

/** `undefined`: a page has or had this address. */
export async function insertPage(
  tx: Tx,
  { slug, kind, officeId, at }: { slug: string; kind: PageKind; officeId: OfficeId; at: Temporal.Instant },
): Promise<PageId | undefined> {
  const { rows } = await sql<{ id: PageId }>`
    insert into pages.pages (slug, kind, office_id, created_at)
    select ${slug}, ${kind}, ${officeId}, ${at}
    where not exists (select from pages.former_slugs where slug = ${slug})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** The address is the page's from now on; the one before leads to it for ever. `false`: another page has or had it. */
export async function moveSlug(
  tx: Tx,
  { id, slug: before }: Page,
  slug: string,
  at: Temporal.Instant,
): Promise<boolean> {
  // One's own former address may be taken up again.
  await sql`delete from pages.former_slugs where slug = ${slug} and page_id = ${id}`.execute(tx)
  const { rows } = await sql`
    update pages.pages p set slug = ${slug}
    where id = ${id} and not exists (select from pages.former_slugs where slug = ${slug})
      and not exists (select from pages.pages where slug = ${slug})
    returning 1`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into pages.former_slugs (slug, page_id, until) values (${before}, ${id}, ${at})
    on conflict (slug) do update set until = excluded.until`.execute(tx)
  await sql`update pages.published set slug = ${slug} where page_id = ${id}`.execute(tx)
  return true
}

/** For good; the page stays for the record. */
export async function writeWithdrawal(
  tx: Tx,
  id: PageId,
  { by, at, reason }: { by: StaffId; at: Temporal.Instant; reason: string },
): Promise<void> {
  await sql`
    update pages.pages set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_reason = ${reason}
    where id = ${id} and withdrawn_at is null`.execute(tx)
}
