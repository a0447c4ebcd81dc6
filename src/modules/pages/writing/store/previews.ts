import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { EditionId } from '../../domain/page.ts'

export async function insertPreview(
  tx: Tx,
  made: { hash: Buffer; editionId: EditionId; by: StaffId; at: Temporal.Instant; ends: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into pages.previews (token_hash, edition_id, made_by, made_at, ends_at)
    values (${made.hash}, ${made.editionId}, ${made.by}, ${made.at}, ${made.ends})`.execute(tx)
}

/** Which edition a link shows, as long as it is not over and the edition is still being written. */
export async function previewed(tx: Tx, hash: Buffer, now: Temporal.Instant): Promise<EditionId | undefined> {
  const { rows } = await sql<{ id: EditionId }>`
    select e.id from pages.previews v join pages.editions e on e.id = v.edition_id join pages.pages p on p.id = e.page_id
    where v.token_hash = ${hash} and v.made_at <= ${now} and ${now} < v.ends_at and p.withdrawn_at is null
      and e.state in ('draft', 'in_review', 'in_approval', 'approved')`.execute(tx)
  return rows[0]?.id
}

/** All links to the edition end now. */
export async function endPreviews(tx: Tx, id: EditionId, now: Temporal.Instant): Promise<void> {
  await sql`
    update pages.previews set ends_at = greatest(${now}, made_at + interval '1 second')
    where edition_id = ${id} and ends_at > ${now}`.execute(tx)
}

/** When the last of its links ends. */
export async function previewEnd(tx: Tx, id: EditionId, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select ends_at as at from pages.previews where edition_id = ${id} and ends_at > ${now} order by ends_at desc limit 1`.execute(
    tx,
  )
  return rows[0]?.at
}
