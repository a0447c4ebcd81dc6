import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { corePermissions } from '../../domain/core/rights.ts'
import { isOfOffice } from '../../domain/desk/case-rights.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { type CoreBatchId, lockBatch, writeResultAt } from '../../store/core/batches.ts'
import {
  type CoreEntry,
  forgetExtras,
  lockEntry,
  takeOutOfBatch,
  writeChecked,
  writeEntered,
  writeHeld,
} from '../../store/core/entries.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { type ResultFile, readResult } from './file.ts'
import { openBatch } from './hand-over.ts'

/** 入力済: the clerk says that the core system holds it. */
export async function markEntered(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<void> {
  const entry = await entryToChange(tx, actor, id)
  if (!entry.batchId || entry.checkedBy) throw new Conflict('wrong_state')
  if (entry.enteredBy) return
  const at = house.clock.now()
  await writeEntered(tx, id, actor.staffId, at)
  await recordCaseEvent(tx, id, { kind: 'core_entered', at, by: byStaff(actor.staffId) })
  await audit(tx, actor, 'procedures.core.enter', entry)
}

export type Checked =
  | { ok: true }
  | { ok: false; reason: 'own_entry' | 'not_entered' | 'no_result' | 'missing' | 'differs' }

/** A second person compares what was handed over with what the core system holds. The same to the character, or nothing is closed. */
export async function confirmEntered(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<Checked> {
  const entry = await entryToChange(tx, actor, id)
  if (entry.checkedBy) return { ok: true }
  if (!entry.batchId || !entry.enteredBy) return { ok: false, reason: 'not_entered' }
  if (entry.enteredBy === actor.staffId) return { ok: false, reason: 'own_entry' }
  const batch = await openBatch(tx, actor, entry.batchId)
  if (!batch.resultAt) return { ok: false, reason: 'no_result' }
  if (!entry.held) return { ok: false, reason: 'missing' }
  if (entry.held.join('\n') !== entry.handed?.join('\n')) return { ok: false, reason: 'differs' }
  const at = house.clock.now()
  await writeChecked(tx, id, actor.staffId, at)
  await recordCaseEvent(tx, id, { kind: 'core_checked', at, by: byStaff(actor.staffId) })
  await audit(tx, actor, 'procedures.core.check', entry)
  // 届出と申込は、台帳に載って終わる。申請は施行で終わっている。
  if (entry.state === 'accepted') await moveTo(tx, id, ['accepted'], 'completed', { at, by: byStaff(actor.staffId) })
  return { ok: true }
}

/** Takes a case out of its batch, back among those that wait: it was handed over wrongly and not entered. */
export async function takeBack(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<void> {
  const entry = await entryToChange(tx, actor, id)
  if (!entry.batchId || entry.enteredBy) throw new Conflict('entered')
  await takeOutOfBatch(tx, id)
  await recordCaseEvent(tx, id, { kind: 'core_taken_back', at: house.clock.now(), by: byStaff(actor.staffId) })
  await audit(tx, actor, 'procedures.core.take_back', entry)
}

/** Reads what the core system gave back for a batch; the newest file counts, and a file counts whole or not at all. */
export async function loadResult(
  tx: Tx,
  house: House,
  actor: Staff,
  id: CoreBatchId,
  bytes: Uint8Array,
): Promise<ResultFile> {
  const batch = await openBatch(tx, actor, id)
  await lockBatch(tx, id)
  const read = readResult(batch, bytes)
  if (!read.ok) return read
  const at = house.clock.now()
  await forgetExtras(tx, id)
  await writeHeld(tx, id, read.rows, at)
  await writeResultAt(tx, id, at)
  const subject = { kind: 'procedures.core-batch', id }
  await recordAudit(tx, { actor, action: 'procedures.core.result', subject })
  return read
}

async function entryToChange(tx: Tx, actor: Staff, id: ApplicationId): Promise<CoreEntry> {
  if (!actor.permissions.has(corePermissions.handOver)) throw new Forbidden()
  const entry = await lockEntry(tx, id)
  if (!entry || !isOfOffice(actor, entry.officeId)) throw new NotFound()
  return entry
}

async function audit(tx: Tx, actor: Staff, action: string, entry: CoreEntry): Promise<void> {
  const subject = { kind: 'procedures.application', id: entry.applicationId }
  await recordAudit(tx, { actor, action, subject, personId: entry.applicantPersonId, reason: 'duty' })
}
