import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { type BatchDeed, type BatchId, type BatchWish, type ItemState, mostCases } from '../domain/batch.ts'
import type { LabelId } from '../domain/label.ts'
import type { HandReason } from '../domain/hand-to.ts'

export type Batch = {
  id: BatchId
  deed: BatchDeed
  labelId: LabelId | null
  labelName: string | null
  toStaffId: StaffId | null
  reason: HandReason | null
  madeBy: StaffId
  madeAt: Temporal.Instant
  undoneAt: Temporal.Instant | null
}

export async function insertBatch(
  tx: Tx,
  wish: BatchWish,
  { by, at }: { by: StaffId; at: Temporal.Instant },
): Promise<BatchId> {
  const label = 'label' in wish ? wish.label : null
  const [to, reason] = wish.deed === 'hand' ? [wish.to, wish.reason] : [null, null]
  const { rows } = await sql<{ id: BatchId }>`
    insert into procedures.batches (deed, label_id, to_staff_id, reason, made_by, made_at)
    values (${wish.deed}, ${label}, ${to}, ${reason}, ${by}, ${at}) returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new TypeError('an insert returned nothing')
  return row.id
}

/** Those of the chosen cases that are there and that the actor sees, in the order in which they were chosen. */
export async function insertItems(
  tx: Tx,
  id: BatchId,
  scope: RawBuilder<SqlBool>,
  cases: readonly ApplicationId[],
): Promise<number> {
  const { rows } = await sql`
    insert into procedures.batch_items (batch_id, application_id, place)
    select ${id}, a.id, row_number() over (order by chosen.place)
    from unnest(${[...cases]}::uuid[]) with ordinality as chosen (id, place)
    join procedures.applications a on a.id = chosen.id
    where a.submitted_at is not null and ${scope} limit ${mostCases} returning 1`.execute(tx)
  return rows.length
}

const batchColumns = sql`
  b.id, b.deed, b.label_id as "labelId", l.name as "labelName", b.to_staff_id as "toStaffId", b.reason,
  b.made_by as "madeBy", b.made_at as "madeAt", b.undone_at as "undoneAt"`

export async function findBatch(tx: Tx, id: BatchId): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`
    select ${batchColumns} from procedures.batches b left join procedures.labels l on l.id = b.label_id
    where b.id = ${id}`.execute(tx)
  return rows[0]
}

/** The newest of this member of staff. */
export async function batchesOf(tx: Tx, staffId: StaffId, limit: number): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select ${batchColumns} from procedures.batches b left join procedures.labels l on l.id = b.label_id
    where b.made_by = ${staffId} order by b.id desc limit ${limit}`.execute(tx)
  return rows
}

export type BatchItem = {
  id: ApplicationId
  state: ItemState
  why: string | null
  before: Readonly<Record<string, string>>
}

/** Cases of the batch in one of these states. */
export async function itemsIn(tx: Tx, id: BatchId, state: ItemState): Promise<ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select application_id as id from procedures.batch_items where batch_id = ${id} and state = ${state}
    order by place limit ${mostCases}`.execute(tx)
  return rows.map((row) => row.id)
}

/** The item while it is in that state, locked; `undefined` when somebody else has answered it. */
export async function lockItem(
  tx: Tx,
  batch: BatchId,
  id: ApplicationId,
  state: ItemState,
): Promise<BatchItem | undefined> {
  const { rows } = await sql<BatchItem>`
    select application_id as id, state, why, before from procedures.batch_items
    where batch_id = ${batch} and application_id = ${id} and state = ${state} for update`.execute(tx)
  return rows[0]
}

export async function answerItem(
  tx: Tx,
  batch: BatchId,
  id: ApplicationId,
  answer: { state: ItemState; why?: string; before?: Readonly<Record<string, string>> },
): Promise<void> {
  await sql`
    update procedures.batch_items set state = ${answer.state}, why = ${answer.why ?? null},
      before = coalesce(${answer.before ? JSON.stringify(answer.before) : null}::jsonb, before)
    where batch_id = ${batch} and application_id = ${id}`.execute(tx)
}

export async function markUndone(tx: Tx, id: BatchId, at: Temporal.Instant): Promise<void> {
  await sql`update procedures.batches set undone_at = ${at} where id = ${id} and undone_at is null`.execute(tx)
}

export type ShownItem = BatchItem & { receiptNumber: string; title: string }

/** What became of each case. `scope` is the policy's predicate over `a`. */
export async function shownItems(tx: Tx, id: BatchId, scope: RawBuilder<SqlBool>): Promise<ShownItem[]> {
  const { rows } = await sql<ShownItem>`
    select i.application_id as id, i.state, i.why, i.before, a.receipt_number as "receiptNumber",
           r.definition #>> '{name,ja}' as title
      from procedures.batch_items i
      join procedures.applications a on a.id = i.application_id
      join procedures.revisions r on r.id = a.submitted_revision_id
     where i.batch_id = ${id} and ${scope}
     order by i.place limit ${mostCases}`.execute(tx)
  return rows.map((row) => ({ ...row, title: withoutReadings(row.title) }))
}
