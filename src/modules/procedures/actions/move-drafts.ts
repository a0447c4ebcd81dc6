import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { addedFields, compatible, emptyAnswer } from '../domain/definition/difference.ts'
import type { ApplicationId } from '../store/applications.ts'
import {
  draftsToMove,
  keepEmpty,
  keepEmptyInRows,
  moveToRevision,
  olderRevisionsWithDrafts,
} from '../store/moved-drafts.ts'
import { currentRevisions, type Revision, revisionById } from '../store/revisions.ts'

/**
 * Drafts of older revisions go on with the newest one, where it says so and takes every answer that they hold. Each
 * hundred is a transaction of its own; the second run finds nothing more to do.
 */
export async function moveDrafts(house: House): Promise<number> {
  const newest = await house.db.read(currentRevisions)
  let moved = 0
  for (const to of newest) {
    if (to.definition.movesDrafts !== true) continue
    const older = await house.db.read(async (tx) => {
      const ids = await olderRevisionsWithDrafts(tx, to.procedure, to.number)
      return Promise.all(ids.map((id) => revisionById(tx, id)))
    })
    for (const from of older) if (compatible(from.definition, to.definition)) moved += await moveAll(house, from, to)
  }
  return moved
}

async function moveAll(house: House, from: Revision, to: Revision): Promise<number> {
  let [moved, last]: [number, ApplicationId | null] = [0, null]
  for (;;) {
    const ids: readonly ApplicationId[] = await house.db.transact((tx) =>
      moveSome(tx, house, { from, to, after: last }),
    )
    const end = ids.at(-1)
    if (end === undefined) return moved
    moved += ids.length
    last = end
  }
}

async function moveSome(
  tx: Tx,
  house: House,
  { from, to, after }: { from: Revision; to: Revision; after: ApplicationId | null },
): Promise<readonly ApplicationId[]> {
  const ids = await draftsToMove(tx, from.id, after)
  if (ids.length === 0) return ids
  const { plain, inRows } = addedFields(from.definition, to.definition)
  const at = house.clock.now()
  const emptyOf = (fields: typeof plain) => fields.map((field) => ({ field: field.id, value: emptyAnswer(field) }))
  await moveToRevision(tx, ids, to.id)
  await keepEmpty(tx, ids, emptyOf(plain), at)
  for (const [group, fields] of inRows) await keepEmptyInRows(tx, ids, group, emptyOf(fields), at)
  for (const id of ids) {
    await recordAudit(tx, {
      actor: { kind: 'system', task: 'procedures.move-drafts' },
      action: 'procedures.application.move',
      subject: { kind: 'procedures.application', id },
      ids: { from: from.id, to: to.id },
    })
  }
  return ids
}
