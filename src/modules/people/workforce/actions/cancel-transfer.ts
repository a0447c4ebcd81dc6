import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { workforcePermissions } from '../permissions.ts'
import { lockTransfer, takeBackTransfer, type TransferId } from '../store/entered-transfers.ts'

export type TransferCancelled = { ok: true } | { ok: false; reason: 'begun' | 'later' | 'office_ends' }

/**
 * 発令の取消し: a transfer whose day has not come is taken back, and the person keeps the posts that they had. The last
 * one entered goes first; where the old office is to end meanwhile, a new transfer has to say where the person goes.
 */
export async function cancelTransfer(tx: Tx, house: House, actor: Staff, id: TransferId): Promise<TransferCancelled> {
  if (!actor.permissions.has(workforcePermissions.transfer)) throw new Forbidden()
  const transfer = await lockTransfer(tx, id)
  if (!transfer) throw new NotFound('transfer')
  if (Temporal.PlainDate.compare(transfer.from, house.clock.today()) <= 0) return { ok: false, reason: 'begun' }
  if (transfer.isLater) return { ok: false, reason: 'later' }
  if (transfer.isOfficeEnding) return { ok: false, reason: 'office_ends' }
  await takeBackTransfer(tx, id, actor.staffId, house.clock.now())
  await recordAudit(tx, {
    actor,
    action: 'people.transfer.cancel',
    subject: { kind: 'people.staff', id: transfer.staffId },
    ids: { from: transfer.from.toString() },
  })
  return { ok: true }
}
