import { sql, type Tx } from '#platform/db/index.ts'
import type { PageId } from '../../domain/page.ts'

/** The page's address, with the page kept from others. */
export async function lockedSlug(tx: Tx, id: PageId): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`select slug from pages.pages where id = ${id} for update`.execute(tx)
  return rows[0]?.slug
}
