import { sql, type Tx } from '#platform/db/index.ts'
import type { PhotoId, ReportId } from '../../record/index.ts'
import type { DraftId } from '../domain/draft.ts'

export type DraftRow = {
  id: DraftId
  sealed: Buffer | null
  photoIds: PhotoId[]
  reportId: ReportId | null
  followedId: ReportId | null
}

const columns = sql`id, sealed, photo_ids as "photoIds", report_id as "reportId", followed_id as "followedId"`

type NewDraft = { id: DraftId; browser: string; sealed: Buffer; sentKey?: string | undefined }

/** False when something was sent under the key before. */
export async function insertDraft(tx: Tx, { id, browser, sealed, sentKey }: NewDraft): Promise<boolean> {
  const { rows } = await sql`
    insert into reports.drafts (id, browser, sealed, sent_key) values (${id}, ${browser}, ${sealed}, ${sentKey ?? null})
    on conflict (sent_key) do nothing returning 1`.execute(tx)
  return rows.length > 0
}

/** Only in the browser in which it was begun. */
export async function findDraft(tx: Tx, id: DraftId, browser: string): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from reports.drafts where id = ${id} and browser = ${browser}`.execute(tx)
  return rows[0]
}

export async function lockDraft(tx: Tx, id: DraftId, browser: string): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from reports.drafts where id = ${id} and browser = ${browser} for update`.execute(tx)
  return rows[0]
}

/** What was sent under the key, whoever sent it. */
export async function draftOfKey(tx: Tx, sentKey: string): Promise<(DraftRow & { browser: string }) | undefined> {
  const { rows } = await sql<DraftRow & { browser: string }>`
    select ${columns}, browser from reports.drafts where sent_key = ${sentKey}`.execute(tx)
  return rows[0]
}

export async function writeDraft(tx: Tx, id: DraftId, sealed: Buffer): Promise<void> {
  await sql`update reports.drafts set sealed = ${sealed}, changed_at = clock_timestamp() where id = ${id}`.execute(tx)
}

/** Names a picture before it is stored, so that it goes with the draft whatever happens. */
export async function expectPhoto(tx: Tx, id: DraftId, photoId: PhotoId): Promise<boolean> {
  const { rows } = await sql`
    update reports.drafts set photo_ids = photo_ids || ${photoId}::uuid, changed_at = clock_timestamp()
    where id = ${id} and sealed is not null and cardinality(photo_ids) < 40 returning 1`.execute(tx)
  return rows.length > 0
}

/** What was typed goes: it is in the report now, or is the same as another. */
export async function closeDraft(
  tx: Tx,
  id: DraftId,
  end: { reportId: ReportId } | { followedId: ReportId },
): Promise<void> {
  await sql`
    update reports.drafts set sealed = null, photo_ids = '{}', changed_at = clock_timestamp(),
      report_id = ${'reportId' in end ? end.reportId : null}::uuid,
      followed_id = ${'followedId' in end ? end.followedId : null}::uuid
    where id = ${id}`.execute(tx)
}

/** Deletes what nobody has gone on with for a day, and what was sent a month ago; gives the pictures of the former. */
export async function deleteOldDrafts(tx: Tx): Promise<PhotoId[]> {
  const { rows } = await sql<{ photoIds: PhotoId[] }>`
    delete from reports.drafts where id = any(array(
      select id from reports.drafts
      where changed_at < clock_timestamp() - case when sealed is null then interval '30 days' else interval '1 day' end
        and changed_at < clock_timestamp() - interval '1 day'
      order by changed_at limit 200 for update skip locked))
    returning photo_ids as "photoIds"`.execute(tx)
  return rows.flatMap(({ photoIds }) => photoIds)
}
