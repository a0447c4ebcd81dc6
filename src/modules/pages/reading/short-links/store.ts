import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'

export type ShortLinkId = Id<'short-link'>

export type ShortLink = {
  id: ShortLinkId
  code: string
  target: string
  purpose: string
  officeId: OfficeId
  madeAt: Temporal.Instant
  lastDay: Temporal.PlainDate
  endedAt: Temporal.Instant | null
}

const columns = sql`id, code, target, purpose, office_id as "officeId", made_at as "madeAt", last_day as "lastDay",
  ended_at as "endedAt"`

export async function findShortLink(tx: Tx, code: string): Promise<ShortLink | undefined> {
  const { rows } = await sql<ShortLink>`select ${columns} from pages.short_links where code = ${code}`.execute(tx)
  return rows[0]
}

export async function lockShortLink(tx: Tx, id: ShortLinkId): Promise<ShortLink | undefined> {
  const { rows } = await sql<ShortLink>`select ${columns} from pages.short_links where id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

/** Of these offices, the newest first. */
export async function listShortLinks(
  tx: Tx,
  { offices, before, limit }: { offices: readonly OfficeId[]; before: ShortLinkId | undefined; limit: number },
): Promise<ShortLink[]> {
  const { rows } = await sql<ShortLink>`
    select ${columns} from pages.short_links
    where office_id = any(${[...offices]}::uuid[]) and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${limit}`.execute(tx)
  return rows
}

type New = Pick<ShortLink, 'code' | 'target' | 'purpose' | 'officeId' | 'lastDay' | 'madeAt'> & {
  /** Nobody: it came with the profile. */
  by: StaffId | null
}

/** `undefined` when the code has been given before: a poster with it may still hang somewhere. */
export async function insertShortLink(tx: Tx, link: New): Promise<ShortLinkId | undefined> {
  const { rows } = await sql<{ id: ShortLinkId }>`
    insert into pages.short_links (code, target, purpose, office_id, last_day, made_at, made_by)
    values (${link.code}, ${link.target}, ${link.purpose}, ${link.officeId}, ${link.lastDay}, ${link.madeAt}, ${link.by})
    on conflict (code) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function endShortLink(tx: Tx, id: ShortLinkId, at: Temporal.Instant, by: StaffId): Promise<void> {
  await sql`update pages.short_links set ended_at = ${at}, ended_by = ${by} where id = ${id} and ended_at is null`.execute(
    tx,
  )
}
