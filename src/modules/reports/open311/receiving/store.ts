import { sql, type Tx } from '#platform/db/index.ts'
import type { ClientId, Id } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'
import type { KnownAsset } from './read-place.ts'

type Key = { clientId: ClientId; fingerprint: Buffer }

/** The report that this program sent in the same words since that moment. */
export async function findPosted(
  tx: Tx,
  { clientId, fingerprint }: Key,
  since: Temporal.Instant,
): Promise<ReportId | undefined> {
  const { rows } = await sql<{ id: ReportId }>`
    select report_id as id from reports.posted
    where client_id = ${clientId} and fingerprint = ${fingerprint} and posted_at > ${since}`.execute(tx)
  return rows[0]?.id
}

/** One that was sent longer ago in the same words gives way. */
export async function insertPosted(
  tx: Tx,
  { clientId, fingerprint }: Key,
  { reportId, at }: { reportId: ReportId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into reports.posted (client_id, fingerprint, report_id, posted_at)
    values (${clientId}, ${fingerprint}, ${reportId}, ${at})
    on conflict (client_id, fingerprint) do update set report_id = excluded.report_id, posted_at = excluded.posted_at`.execute(
    tx,
  )
}

/** A portion of what is too old to be sent again. */
export async function forgetPosted(tx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`
    delete from reports.posted where (client_id, fingerprint) in (
      select client_id, fingerprint from reports.posted where posted_at <= ${before} order by posted_at limit 1000)`.execute(
    tx,
  )
}

export type PostedPicture = { id: Id<'posted-picture'>; url: string }

/** Behind those that it has; the report has to be locked, or new. */
export async function insertPictures(tx: Tx, reportId: ReportId, urls: readonly string[]): Promise<void> {
  await sql`
    insert into reports.posted_pictures (report_id, position, url, state)
    select ${reportId}::uuid, p.position::int + (
      select coalesce(max(position), 0) from reports.posted_pictures where report_id = ${reportId}), p.url, 'waiting'
    from unnest(${[...urls]}::text[]) with ordinality as p (url, position)`.execute(tx)
}

/** Those that are still to be fetched, in their order. */
export async function waitingPictures(tx: Tx, reportId: ReportId): Promise<PostedPicture[]> {
  const { rows } = await sql<PostedPicture>`
    select id, url from reports.posted_pictures where report_id = ${reportId} and state = 'waiting'
    order by position`.execute(tx)
  return rows
}

/** False when somebody else settled it first. Its address is kept no longer. */
export async function settlePicture(tx: Tx, id: PostedPicture['id'], reason: string | undefined): Promise<boolean> {
  const { rows } = await sql`
    update reports.posted_pictures set state = ${reason === undefined ? 'stored' : 'refused'}, reason = ${reason ?? null}, url = null
    where id = ${id} and state = 'waiting' returning 1`.execute(tx)
  return rows.length > 0
}

/** What stands there now under this number. */
export async function findAsset(tx: Tx, plate: string, on: Temporal.PlainDate): Promise<KnownAsset | undefined> {
  const { rows } = await sql<KnownAsset>`
    select id, position[1] as lat, position[0] as lon, town from reports.assets
    where plate = ${plate} and (ended_on is null or ended_on > ${on})`.execute(tx)
  return rows[0]
}

type UpdateKey = { clientId: ClientId; updateId: string }

export async function wasUpdated(tx: Tx, clientId: ClientId, updateId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from reports.posted_updates where client_id = ${clientId} and update_id = ${updateId}`.execute(tx)
  return rows.length > 0
}

export async function insertUpdate(
  tx: Tx,
  { clientId, updateId, reportId, step, at }: UpdateKey & { reportId: ReportId; step: number; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into reports.posted_updates (client_id, update_id, report_id, step, posted_at)
    values (${clientId}, ${updateId}, ${reportId}, ${step}, ${at})`.execute(tx)
}
