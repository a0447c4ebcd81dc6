import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { type NoticeId, type NoticeTexts, noticeTexts, type OfficeNotice } from './domain.ts'

type Row = Omit<OfficeNotice, 'texts'> & { texts: unknown }

const columns = sql`id, serial, office_id as "officeId", texts, target, sent_on as "sentOn", act_by as "actBy",
  last_day as "lastDay", withdrawn_at as "withdrawnAt"`

const read = (row: Row): OfficeNotice => ({ ...row, texts: noticeTexts.parse(row.texts) })

export async function noticeOfSerial(tx: Tx, serial: number): Promise<OfficeNotice | undefined> {
  const { rows } = await sql<Row>`select ${columns} from pages.notices where serial = ${serial}`.execute(tx)
  return rows[0] && read(rows[0])
}

export async function hasNotices(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from pages.notices limit 1`.execute(tx)
  return rows.length > 0
}

export async function findNotice(tx: Tx, id: NoticeId): Promise<OfficeNotice | undefined> {
  const { rows } = await sql<Row>`select ${columns} from pages.notices where id = ${id}`.execute(tx)
  return rows[0] && read(rows[0])
}

export async function lockNotice(tx: Tx, id: NoticeId): Promise<OfficeNotice | undefined> {
  const { rows } = await sql<Row>`select ${columns} from pages.notices where id = ${id} for update`.execute(tx)
  return rows[0] && read(rows[0])
}

/** Of these offices, the newest first. */
export async function listNotices(
  tx: Tx,
  { offices, before, limit }: { offices: readonly OfficeId[]; before: NoticeId | undefined; limit: number },
): Promise<OfficeNotice[]> {
  const { rows } = await sql<Row>`
    select ${columns} from pages.notices
    where office_id = any(${[...offices]}::uuid[]) and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${limit}`.execute(tx)
  return rows.map(read)
}

type New = Pick<OfficeNotice, 'officeId' | 'target' | 'sentOn' | 'actBy' | 'lastDay'> & {
  texts: NoticeTexts
  madeAt: Temporal.Instant
  /** Nobody: it came with the profile. */
  by: StaffId | null
}

export async function insertNotice(tx: Tx, notice: New): Promise<NoticeId> {
  const { rows } = await sql<{ id: NoticeId }>`
    insert into pages.notices (office_id, texts, target, sent_on, act_by, last_day, made_at, made_by)
    values (${notice.officeId}, ${JSON.stringify(notice.texts)}::jsonb, ${notice.target}, ${notice.sentOn},
      ${notice.actBy}, ${notice.lastDay}, ${notice.madeAt}, ${notice.by})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('notice was not written')
  return row.id
}

export async function withdrawNotice(tx: Tx, id: NoticeId, at: Temporal.Instant, by: StaffId): Promise<void> {
  await sql`update pages.notices set withdrawn_at = ${at}, withdrawn_by = ${by} where id = ${id}`.execute(tx)
}
