import { lockFor, sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'

export type CoreBatchId = Id<'core-batch'>

/** One hand-over file. */
export type CoreBatch = {
  id: CoreBatchId
  system: string
  procedure: string
  officeId: OfficeId
  items: string[]
  serial: number
  madeBy: StaffId
  madeAt: Temporal.Instant
  /** When its newest result file was read. */
  resultAt: Temporal.Instant | null
}

const columns = sql.raw(`b.id, b.system, b.procedure, b.office_id as "officeId", b.items, b.serial,
  b.made_by as "madeBy", b.made_at as "madeAt", b.result_at as "resultAt"`)

export async function insertBatch(
  tx: Tx,
  batch: Pick<CoreBatch, 'system' | 'procedure' | 'officeId' | 'items' | 'madeBy' | 'madeAt'>,
): Promise<CoreBatchId> {
  await lockFor(tx, 'procedures.core-batch', batch.system)
  const { rows } = await sql<{ id: CoreBatchId }>`
    insert into procedures.core_batches (system, procedure, office_id, items, serial, made_by, made_at)
    select ${batch.system}, ${batch.procedure}, ${batch.officeId}, ${[...batch.items]}::text[],
           coalesce(max(serial), 0) + 1, ${batch.madeBy}, ${batch.madeAt}
      from procedures.core_batches where system = ${batch.system}
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error('insert returned no row')
  return id
}

export async function findBatch(tx: Tx, id: CoreBatchId): Promise<CoreBatch | undefined> {
  const { rows } = await sql<CoreBatch>`select ${columns} from procedures.core_batches b where b.id = ${id}`.execute(tx)
  return rows[0]
}

export async function lockBatch(tx: Tx, id: CoreBatchId): Promise<CoreBatch | undefined> {
  const { rows } = await sql<CoreBatch>`
    select ${columns} from procedures.core_batches b where b.id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function writeResultAt(tx: Tx, id: CoreBatchId, at: Temporal.Instant): Promise<void> {
  await sql`update procedures.core_batches set result_at = ${at} where id = ${id}`.execute(tx)
}

export type CountedBatch = CoreBatch & { rows: number; entered: number; checked: number }

/** The newest batches of these offices, with how far each is. */
export async function listBatches(tx: Tx, offices: readonly OfficeId[], limit = 30): Promise<CountedBatch[]> {
  const { rows } = await sql<CountedBatch>`
    with page as (
      select * from procedures.core_batches where office_id = any(${[...offices]}::uuid[])
       order by made_at desc, id limit ${limit})
    select ${columns}, count(e.application_id) as rows, count(e.entered_by) as entered, count(e.checked_by) as checked
      from page b left join procedures.core_entries e on e.batch_id = b.id
     group by b.id, b.system, b.procedure, b.office_id, b.items, b.serial, b.made_by, b.made_at, b.result_at
     order by b.made_at desc, b.id`.execute(tx)
  return rows
}
