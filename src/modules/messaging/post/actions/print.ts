import { findOffice } from '#modules/people/index.ts'
import { recordAudit, recordAudits } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { noteForProgram } from '../../api/actions/settle.ts'
import type { BatchId } from '../domain/notice-letter.ts'
import { printingOf } from '../profile.ts'
import {
  type Batch,
  findBatch,
  insertReprint,
  makeBatch,
  postBatch,
  type ReprintId,
  reprintsOf,
} from '../store/batches.ts'
import { lettersOfBatch, type PrintedLetter } from '../store/notice-letters.ts'

/** Only the office that the profile names. Throws `Forbidden` to everybody else. */
export async function requirePrinters(tx: Tx, house: House, actor: Staff): Promise<void> {
  const printing = printingOf(house)
  const office = printing && (await findOffice(tx, printing.office, house.clock.today()))
  const own = new Set([...actor.posts.map(({ officeId }) => officeId), ...actor.oversees])
  if (!office || !own.has(office.id)) throw new Forbidden()
}

/** What waits goes into one file, each letter once. `undefined`: nothing waits. */
export async function printWaiting(tx: Tx, house: House, actor: Staff): Promise<BatchId | undefined> {
  await requirePrinters(tx, house, actor)
  const id = await makeBatch(tx, { on: house.clock.today(), by: actor.staffId, at: house.clock.now() })
  if (id) await audit(tx, actor, 'print', id)
  return id
}

/** The letters were handed to the post. Done again it changes nothing. */
export async function handToPost(tx: Tx, house: House, actor: Staff, id: BatchId): Promise<void> {
  await openBatch(tx, house, actor, id)
  const ended = await postBatch(tx, id, actor.staffId, house.clock.now())
  for (const notice of ended) await noteForProgram(tx, house, notice)
  if (ended.length > 0) await audit(tx, actor, 'post', id)
}

/** The same letters once more, because of what is written down. */
export async function reprint(tx: Tx, house: House, actor: Staff, id: BatchId, reason: string): Promise<ReprintId> {
  await openBatch(tx, house, actor, id)
  const made = await insertReprint(tx, { batchId: id, reason, by: actor.staffId, at: house.clock.now() })
  await audit(tx, actor, 'reprint', id)
  return made
}

export async function openBatch(tx: Tx, house: House, actor: Staff, id: BatchId): Promise<Batch> {
  await requirePrinters(tx, house, actor)
  const batch = await findBatch(tx, id)
  if (!batch) throw new NotFound('batch')
  return batch
}

/**
 * The letters of a file for the printer or the mailing house; whose they are is audited. After they were posted only for
 * a reprint: else throws `Conflict`.
 */
export async function lettersToPrint(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, reprintId }: { id: BatchId; reprintId: ReprintId | undefined },
): Promise<{ batch: Batch; letters: PrintedLetter[] }> {
  const batch = await openBatch(tx, house, actor, id)
  const isReprint = reprintId !== undefined && (await reprintsOf(tx, id)).some((one) => one.id === reprintId)
  if (reprintId !== undefined && !isReprint) throw new NotFound('reprint')
  if (batch.postedAt && !isReprint) throw new Conflict('printed_already')
  const letters = await lettersOfBatch(tx, id)
  const subject = { kind: 'messaging.print_batch', id }
  await recordAudits(
    tx,
    { actor, action: 'messaging.print_batch.read', subject, reason: 'duty' },
    letters.map(({ personId }) => personId),
  )
  return { batch, letters }
}

const audit = (tx: Tx, actor: Staff, deed: string, id: BatchId) =>
  recordAudit(tx, {
    actor,
    action: `messaging.print_batch.${deed}`,
    subject: { kind: 'messaging.print_batch', id },
  })
