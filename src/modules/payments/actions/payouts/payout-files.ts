import { createHash } from 'node:crypto'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import { encodeTransferFile, type Transfer } from '../../domain/payouts/transfer-file.ts'
import type { PayoutFile, PayoutFileId } from '../../domain/payouts/payout-file.ts'
import {
  cancelItems,
  fileOfDay,
  insertFile,
  itemsOf,
  lockApproved,
  lockFile,
  markSent,
  mostItems,
  noteDownload,
  type PayoutToFile,
  sealedFile,
} from '../../store/payouts/files.ts'
import { movePayouts } from '../../store/payouts/payouts.ts'
import { openAccounts } from './accounts.ts'
import { seal, unseal } from './seal.ts'
import { requireTreasury } from './treasury.ts'

export type FileMade = { ok: true; fileId: PayoutFileId } | { ok: false; reason: 'already_made' | 'nothing' | 'past' }

/** Puts the approved payouts of one day into a 総合振込 file. One file a day, whoever clicks first. */
export async function makeFile(tx: Tx, house: House, staff: Staff, payOn: Temporal.PlainDate): Promise<FileMade> {
  await requireTreasury(tx, house, staff)
  await lockFor(tx, 'payments.payout-file', payOn.toString())
  if (await fileOfDay(tx, payOn)) return { ok: false, reason: 'already_made' }
  if (Temporal.PlainDate.compare(payOn, house.clock.today()) < 0) return { ok: false, reason: 'past' }
  const payouts = await lockApproved(tx, payOn, mostItems)
  if (payouts.length === 0) return { ok: false, reason: 'nothing' }
  const bytes = await encode(tx, house, payOn, payouts)
  const id = newId<'payout-file'>()
  const total = yen(payouts.reduce((sum, { amount }) => sum + amount, 0))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const sealed = seal(house.config.secret, purpose, id, bytes)
  const made = { id, payOn, count: payouts.length, total, sha256, madeBy: staff.staffId, madeAt: house.clock.now() }
  await insertFile(tx, made, sealed, payouts)
  await movePayouts(
    tx,
    payouts.map((payout) => payout.id),
    'approved',
    'in-file',
  )
  await audit(tx, staff, id, 'make')
  return { ok: true, fileId: id }
}

/** The bytes as they were made, however often they are taken; from the second time on they are 再出力. */
export async function takeFile(
  tx: Tx,
  house: House,
  staff: Staff,
  id: PayoutFileId,
): Promise<{ bytes: Buffer; file: PayoutFile; number: number }> {
  await requireTreasury(tx, house, staff)
  const file = await locked(tx, id)
  if (file.state === 'cancelled') throw new Conflict('payout_file_cancelled', id)
  const sealed = await sealedFile(tx, id)
  if (!sealed) throw new NotFound(id)
  const bytes = unseal(house.config.secret, purpose, id, sealed)
  const number = await noteDownload(tx, id, staff.staffId, house.clock.now())
  await audit(tx, staff, id, number === 1 ? 'take' : 'take_again')
  return { bytes, file, number }
}

/** Notes that the bank has it. It has to have been taken out before. */
export async function sendFile(
  tx: Tx,
  house: House,
  staff: Staff,
  id: PayoutFileId,
): Promise<{ ok: true } | { ok: false; reason: 'not_taken' }> {
  await requireTreasury(tx, house, staff)
  const file = await locked(tx, id)
  if (file.state !== 'made') throw new Conflict('payout_file_sent', id)
  if (file.downloads === 0) return { ok: false, reason: 'not_taken' }
  await markSent(tx, id, staff.staffId, house.clock.now())
  await movePayouts(tx, await payoutIds(tx, id), 'in-file', 'sent')
  await audit(tx, staff, id, 'send')
  return { ok: true }
}

/** Before it is sent: the file counts no more, its payouts wait for the next one. */
export async function cancelFile(tx: Tx, house: House, staff: Staff, id: PayoutFileId, reason: string): Promise<void> {
  await requireTreasury(tx, house, staff)
  const file = await locked(tx, id)
  if (file.state !== 'made') throw new Conflict('payout_file_sent', id)
  await movePayouts(tx, await payoutIds(tx, id), 'in-file', 'approved')
  await cancelItems(tx, id, reason)
  await audit(tx, staff, id, 'cancel')
}

async function encode(
  tx: Tx,
  house: House,
  payOn: Temporal.PlainDate,
  payouts: readonly PayoutToFile[],
): Promise<Buffer> {
  const sender = house.profile.treasury?.transfers
  if (!sender) throw new Conflict('no_treasury')
  const secrets = await openAccounts(
    tx,
    house,
    payouts.map(({ accountId }) => accountId),
  )
  const transfers = payouts.map((payout, index): Transfer => {
    const secret = secrets.get(payout.accountId)
    if (!secret) throw new Error('an account is missing')
    const { bankCode, branchCode, kind: accountKind, amount } = payout
    return {
      bankCode,
      branchCode,
      accountKind,
      amount,
      accountNumber: secret.number,
      holderKana: secret.holderKana,
      reference: index + 1,
    }
  })
  const { consignorCode: code, consignorName: name, lineEnds, confirmed: _, ...bank } = sender
  return encodeTransferFile({ consignor: { code, name, ...bank }, payOn, transfers, lineEnds })
}

const payoutIds = async (tx: Tx, id: PayoutFileId) => (await itemsOf(tx, id)).map(({ payoutId }) => payoutId)

async function locked(tx: Tx, id: PayoutFileId): Promise<PayoutFile> {
  const file = await lockFile(tx, id)
  if (!file) throw new NotFound(id)
  return file
}

const audit = (tx: Tx, actor: Staff, id: PayoutFileId, verb: string) =>
  recordAudit(tx, { actor, action: `payments.payout_file.${verb}`, subject: { kind: 'payments.payout_file', id } })

const purpose = 'payout files'
