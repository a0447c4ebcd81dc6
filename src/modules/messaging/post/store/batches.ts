import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { BatchId, LetterWishes } from '../domain/notice-letter.ts'

/** Letters of one file at most. */
export const mostLetters = 100

export type Batch = {
  id: BatchId
  number: number
  madeOn: Temporal.PlainDate
  postedAt: Temporal.Instant | null
  letters: number
}

export type Waiting = LetterWishes & { number: number }

/** Letters that wait for the printer, the oldest first. */
export async function waitingLetters(tx: Tx, limit: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select l.number::int as number, l.large_print as "largePrint", l.braille, l.voice_code as "voiceCode"
    from messaging.notice_letters l left join messaging.deliveries d on d.id = l.delivery_id
    where l.way = 'office' and l.batch_id is null and (l.campaign_id is not null or d.settled_at is null) order by l.number limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** Takes what waits into a batch, each letter once; `undefined` when nothing waits. */
export async function makeBatch(
  tx: Tx,
  { on, by, at }: { on: Temporal.PlainDate; by: StaffId; at: Temporal.Instant },
): Promise<BatchId | undefined> {
  const { rows: taken } = await sql<{ id: string }>`
    select l.id from messaging.notice_letters l left join messaging.deliveries d on d.id = l.delivery_id
    where l.way = 'office' and l.batch_id is null and (l.campaign_id is not null or d.settled_at is null) order by l.number limit ${mostLetters}
    for update of l skip locked`.execute(tx)
  if (taken.length === 0) return undefined
  const { rows } = await sql<{ id: BatchId }>`
    with made as (
      insert into messaging.print_batches (made_on, made_by, made_at) values (${on}, ${by}, ${at}) returning id),
    printed as (
      update messaging.notice_letters set batch_id = made.id, printed_at = ${at} from made
      where notice_letters.id = any(${taken.map(({ id }) => id)}::uuid[]) returning 1)
    select id from made`.execute(tx)
  return rows[0]?.id
}

const columns = sql`b.id, b.number::int as number, b.made_on as "madeOn", b.posted_at as "postedAt",
  (select count(*)::int from messaging.notice_letters l where l.batch_id = b.id) as letters`

/** The newest first. */
export async function batches(tx: Tx, limit: number): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select ${columns} from messaging.print_batches b order by b.id desc limit ${limit}`.execute(tx)
  return rows
}

export async function findBatch(tx: Tx, id: BatchId): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`select ${columns} from messaging.print_batches b where b.id = ${id}`.execute(tx)
  return rows[0]
}

/** The post has them: their deliveries end. Empty when that was done before. */
export async function postBatch(
  tx: Tx,
  id: BatchId,
  by: StaffId,
  at: Temporal.Instant,
): Promise<{ id: string; kind: string }[]> {
  const { rows: posted } = await sql`
    update messaging.print_batches set posted_by = ${by}, posted_at = ${at} where id = ${id} and posted_at is null
    returning 1`.execute(tx)
  if (posted.length === 0) return []
  const { rows } = await sql<{ id: string; kind: string }>`
    update messaging.deliveries d set state = 'sent', settled_at = ${at}, provider_id = 'notice-letter-' || l.number
    from messaging.notice_letters l where l.batch_id = ${id} and d.id = l.delivery_id and d.settled_at is null
    returning d.notice_id as id, d.kind`.execute(tx)
  return rows
}

export type ReprintId = Id<'reprint'>
export type Reprint = { id: ReprintId; reason: string; at: Temporal.Instant }

export async function insertReprint(
  tx: Tx,
  one: { batchId: BatchId; reason: string; by: StaffId; at: Temporal.Instant },
): Promise<ReprintId> {
  const { rows } = await sql<{ id: ReprintId }>`
    insert into messaging.reprints (batch_id, reason, by, at) values (${one.batchId}, ${one.reason}, ${one.by}, ${one.at})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('reprint was not inserted')
  return row.id
}

export async function reprintsOf(tx: Tx, batchId: BatchId): Promise<Reprint[]> {
  const { rows } = await sql<Reprint>`
    select id, reason, at from messaging.reprints where batch_id = ${batchId} order by id limit 50`.execute(tx)
  return rows
}
