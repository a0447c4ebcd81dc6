import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { PayoutFileId } from '../../domain/payouts/payout-file.ts'
import { type ReadResults, type ResultCode, readResults } from '../../domain/payouts/read-transfers.ts'
import { itemsOf, lockFile, setFileState } from '../../store/payouts/files.ts'
import { insertResults, type NewResult } from '../../store/payouts/results.ts'
import { finishPayouts } from './finish-payouts.ts'
import { requireTreasury } from './treasury.ts'

export type ResultsTaken =
  | { ok: true; paid: number; failed: number }
  | { ok: false; reason: 'unreadable'; line: number }
  | { ok: false; reason: 'other_file' }

/** Takes the bank's answer to a whole file. An answer that is not to exactly this file changes nothing. */
export async function takeResults(
  tx: Tx,
  house: House,
  staff: Staff,
  fileId: PayoutFileId,
  bytes: Uint8Array,
): Promise<ResultsTaken> {
  await requireTreasury(tx, house, staff)
  const read = readResults(bytes)
  if (!read.ok) return { ok: false, reason: 'unreadable', line: read.line }
  const items = await sentItems(tx, fileId)
  if (!isAnswerTo(read, items.file.payOn, items.all)) return { ok: false, reason: 'other_file' }
  const byPlace = new Map(read.results.map((result) => [result.reference, result.code]))
  const open = items.all.filter(({ state }) => state === 'sent')
  const results = open.map(({ payoutId, position }) => ({ payoutId, code: byPlace.get(position) ?? 'paid' }))
  await record(tx, house, staff, fileId, results)
  const failed = results.filter(({ code }) => code !== 'paid').length
  return { ok: true, paid: results.length - failed, failed }
}

/** Notes by hand what a letter or a call of the bank says of one transfer: 振込不能, or 組戻し of what was paid already. */
export async function recordFailure(
  tx: Tx,
  house: House,
  staff: Staff,
  fileId: PayoutFileId,
  failure: { position: number; code: Exclude<ResultCode, 'paid'> },
): Promise<void> {
  await requireTreasury(tx, house, staff)
  const { all } = await sentItems(tx, fileId)
  const item = all.find(({ position }) => position === failure.position)
  if (!item) throw new NotFound()
  const expected = failure.code === 'recalled' ? 'paid' : 'sent'
  if (item.state !== expected) throw new Conflict('payout_answered', item.payoutId)
  await record(tx, house, staff, fileId, [{ payoutId: item.payoutId, code: failure.code }])
}

/** The bank told of no further failure: the others have arrived. Not before the day of transfer. */
export async function recordRestPaid(
  tx: Tx,
  house: House,
  staff: Staff,
  fileId: PayoutFileId,
): Promise<{ ok: true } | { ok: false; reason: 'too_early' }> {
  await requireTreasury(tx, house, staff)
  const { file, all } = await sentItems(tx, fileId)
  if (Temporal.PlainDate.compare(house.clock.today(), file.payOn) < 0) return { ok: false, reason: 'too_early' }
  const open = all.filter(({ state }) => state === 'sent')
  await record(
    tx,
    house,
    staff,
    fileId,
    open.map(({ payoutId }) => ({ payoutId, code: 'paid' })),
  )
  return { ok: true }
}

async function sentItems(tx: Tx, id: PayoutFileId) {
  const file = await lockFile(tx, id)
  if (!file) throw new NotFound(id)
  if (file.state !== 'sent' && file.state !== 'settled') throw new Conflict('payout_file_not_sent', id)
  return { file, all: await itemsOf(tx, id) }
}

function isAnswerTo(
  read: Extract<ReadResults, { ok: true }>,
  payOn: Temporal.PlainDate,
  items: readonly { position: number; amount: number }[],
): boolean {
  const sameDay = read.payOn === `${String(payOn.month).padStart(2, '0')}${String(payOn.day).padStart(2, '0')}`
  const amounts = new Map(items.map(({ position, amount }) => [position, amount]))
  const places = new Set(read.results.map(({ reference }) => reference))
  return (
    sameDay &&
    places.size === items.length &&
    read.results.length === items.length &&
    read.results.every(({ reference, amount }) => amounts.get(reference) === amount)
  )
}

async function record(tx: Tx, house: House, staff: Staff, fileId: PayoutFileId, results: NewResult[]): Promise<void> {
  if (results.length === 0) return
  await insertResults(tx, results, { by: staff.staffId, at: house.clock.now() })
  await finishPayouts(tx, house, results)
  const open = (await itemsOf(tx, fileId)).some(({ state }) => state === 'sent')
  await setFileState(tx, fileId, open ? 'sent' : 'settled')
  await recordAudit(tx, {
    actor: staff,
    action: 'payments.payout_file.results',
    subject: { kind: 'payments.payout_file', id: fileId },
    ids: { count: String(results.length) },
  })
}
