import { staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { type BatchId, isUndoable } from '../domain/batch.ts'
import { type Batch, findBatch, type ShownItem, shownItems } from '../store/batches.ts'

export type BatchView = {
  batch: Batch
  items: readonly ShownItem[]
  madeBy: string
  to: string | undefined
  /** Something stands that its maker may still ask to have back. */
  canUndo: boolean
  /** It stopped half-way, such as when the house went down. */
  isHalfDone: boolean
  isOwn: boolean
}

/** For its maker, and for who sees one of its cases: of them only those. */
export async function seeBatch(tx: Tx, actor: Staff, id: BatchId): Promise<BatchView> {
  const batch = await findBatch(tx, id)
  const items = batch ? await shownItems(tx, id, casePolicy.scope(actor)) : []
  const isOwn = batch?.madeBy === actor.staffId
  if (!batch || (items.length === 0 && !isOwn)) throw new NotFound('batch')
  const names = await staffNames(tx, [batch.madeBy, ...(batch.toStaffId ? [batch.toStaffId] : [])])
  const has = (state: ShownItem['state']) => items.some((item) => item.state === state)
  return {
    batch,
    items,
    madeBy: names.get(batch.madeBy) ?? '',
    to: batch.toStaffId ? names.get(batch.toStaffId) : undefined,
    isOwn,
    canUndo: isOwn && isUndoable(batch.deed) && !batch.undoneAt && has('done'),
    isHalfDone: isOwn && (has('waiting') || (batch.undoneAt !== null && has('done'))),
  }
}
