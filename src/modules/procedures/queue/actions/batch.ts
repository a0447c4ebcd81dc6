import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, HouseError, NotFound, Unavailable } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { takeCase } from '../../actions/desk/handle-case.ts'
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findCase } from '../../store/desk/cases.ts'
import { type BatchDeed, type BatchId, type BatchWish, isUndoable } from '../domain/batch.ts'
import { queuePermissions } from '../permissions.ts'
import {
  answerItem,
  type Batch,
  findBatch,
  insertBatch,
  insertItems,
  itemsIn,
  lockItem,
  markUndone,
} from '../store/batches.ts'
import { handTo } from './hand-to.ts'
import { labelCase, unlabelCase } from './labels.ts'
import { prepareEffect, proposeToIssue } from './propose-many.ts'
import { undoDeed } from './undo.ts'

export const permissionOf: Record<BatchDeed, string> = {
  take: deskPermissions.handle,
  hand: deskPermissions.handle,
  label: queuePermissions.label,
  unlabel: queuePermissions.label,
  propose: deskPermissions.handle,
  prepare: deskPermissions.dispatch,
}

/** Writes down what is to be done to which cases; `workOff` does it. `undefined`: none of them is there for the actor. */
export async function beginBatch(
  tx: Tx,
  house: House,
  actor: Staff,
  wish: BatchWish,
  cases: readonly ApplicationId[],
): Promise<BatchId | undefined> {
  if (!actor.permissions.has(permissionOf[wish.deed])) throw new Forbidden()
  const id = await insertBatch(tx, wish, { by: actor.staffId, at: house.clock.now() })
  const count = await insertItems(tx, id, casePolicy.scope(actor), cases)
  if (count === 0) return undefined
  const subject = { kind: 'procedures.batch', id }
  await recordAudit(tx, {
    actor,
    action: `procedures.queue.batch_${wish.deed}`,
    subject,
    ids: { count: String(count) },
  })
  return id
}

/**
 * Does the deed to every case that still waits for it, each in a transaction of its own under its own lock and rights. What
 * is not possible is noted with its reason and holds nothing else up. Safe to call again, also at the same time.
 */
export async function workOff(house: House, actor: Staff, id: BatchId): Promise<void> {
  const batch = await ownBatch(house, actor, id)
  if (batch.undoneAt) return
  for (const one of await house.db.read((tx) => itemsIn(tx, id, 'waiting'))) {
    await answered(house, id, one, 'refused', async (tx) => {
      if (await lockItem(tx, id, one, 'waiting')) await carryOut(tx, house, actor, batch, one)
    })
  }
}

/** 元に戻す: asked for once; `undoItems` does it. */
export async function askToUndo(tx: Tx, house: House, actor: Staff, id: BatchId): Promise<void> {
  const batch = await findBatch(tx, id)
  if (batch?.madeBy !== actor.staffId || !isUndoable(batch.deed)) throw new NotFound('batch')
  await markUndone(tx, id, house.clock.now())
  const subject = { kind: 'procedures.batch', id }
  await recordAudit(tx, { actor, action: 'procedures.queue.undo_batch', subject })
}

/** Takes back what the batch did where nobody has built upon it, case by case; the rest says why it stays. */
export async function undoItems(house: House, actor: Staff, id: BatchId): Promise<void> {
  const batch = await ownBatch(house, actor, id)
  if (!batch.undoneAt) return
  for (const one of await house.db.read((tx) => itemsIn(tx, id, 'waiting'))) {
    await house.db.transact(async (tx) => {
      if (await lockItem(tx, id, one, 'waiting')) await answerItem(tx, id, one, { state: 'undone' })
    })
  }
  for (const one of await house.db.read((tx) => itemsIn(tx, id, 'done'))) {
    await answered(house, id, one, 'kept', async (tx) => {
      const item = await lockItem(tx, id, one, 'done')
      if (!item) return
      await undoDeed(tx, house, actor, batch, item)
      await answerItem(tx, id, one, { state: 'undone' })
    })
  }
}

async function ownBatch(house: House, actor: Staff, id: BatchId): Promise<Batch> {
  const batch = await house.db.read((tx) => findBatch(tx, id))
  if (batch?.madeBy !== actor.staffId) throw new NotFound('batch')
  return batch
}

// A refusal rolls the case back as it was; only the note of it stays.
async function answered(
  house: House,
  id: BatchId,
  one: ApplicationId,
  otherwise: 'refused' | 'kept',
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  try {
    await house.db.transact(work)
  } catch (error) {
    if (!(error instanceof HouseError) || error instanceof Unavailable) throw error
    const before = otherwise === 'refused' ? 'waiting' : 'done'
    await house.db.transact(async (tx) => {
      if (await lockItem(tx, id, one, before)) await answerItem(tx, id, one, { state: otherwise, why: error.code })
    })
  }
}

async function carryOut(tx: Tx, house: House, actor: Staff, batch: Batch, id: ApplicationId): Promise<void> {
  const before = await findCase(tx, id)
  const done = await doOne(tx, house, actor, batch, id)
  if (done === 'unchanged') return answerItem(tx, batch.id, id, { state: 'unchanged' })
  if (done !== 'done') return answerItem(tx, batch.id, id, { state: 'refused', why: done.why })
  const after = await findCase(tx, id)
  await answerItem(tx, batch.id, id, {
    state: 'done',
    before: {
      ...(before && { state: before.state }),
      ...(before?.assigneeId && { assignee: before.assigneeId }),
      ...(after && { after: after.state }),
    },
  })
}

type Done = 'done' | 'unchanged' | { why: string }

async function doOne(tx: Tx, house: House, actor: Staff, batch: Batch, id: ApplicationId): Promise<Done> {
  const { deed, labelId, toStaffId, reason } = batch
  switch (deed) {
    case 'take': {
      const row = await findCase(tx, id)
      if (row?.assigneeId === actor.staffId) return 'unchanged'
      const taken = await takeCase(tx, house, actor, id)
      return taken.ok ? 'done' : { why: taken.reason }
    }
    case 'hand':
      if (!toStaffId || !reason) return { why: 'conflict' }
      await handTo(tx, house, actor, id, { to: toStaffId, reason })
      return 'done'
    case 'label':
      if (!labelId) return { why: 'label_gone' }
      return (await labelCase(tx, house, actor, id, labelId)) ? 'done' : 'unchanged'
    case 'unlabel':
      if (!labelId) return { why: 'label_gone' }
      return (await unlabelCase(tx, house, actor, id, labelId)) ? 'done' : 'unchanged'
    case 'propose':
      await proposeToIssue(tx, house, actor, id)
      return 'done'
    case 'prepare':
      await prepareEffect(tx, house, actor, id)
      return 'done'
  }
}
