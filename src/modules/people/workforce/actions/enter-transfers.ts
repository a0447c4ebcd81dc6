import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { planTransfers, type TransferPlan } from '../domain/plan-transfers.ts'
import type { TransferLine } from '../domain/transfer-list.ts'
import { workforcePermissions } from '../permissions.ts'
import { knownFor, writeTransfer } from '../store/transfers.ts'

/** What a list would do, without doing it. */
export async function previewTransfers(
  tx: Tx,
  house: House,
  actor: Staff,
  lines: readonly TransferLine[],
): Promise<TransferPlan> {
  if (!actor.permissions.has(workforcePermissions.transfer)) throw new Forbidden()
  return planTransfers(lines, await knownFor(tx, lines), house.clock.today())
}

/**
 * 人事異動: enters posts that begin on the day of the list; rights change by themselves at that midnight. A list with
 * a problem enters nothing.
 */
export async function enterTransfers(
  tx: Tx,
  house: House,
  actor: Staff,
  lines: readonly TransferLine[],
): Promise<{ ok: true; plan: TransferPlan } | { ok: false; plan: TransferPlan }> {
  const plan = await previewTransfers(tx, house, actor, lines)
  if (plan.problems.length > 0 || plan.transfers.length === 0) return { ok: false, plan }
  for (const transfer of plan.transfers) {
    await writeTransfer(tx, transfer, { by: actor.staffId, at: house.clock.now() })
    await recordAudit(tx, {
      actor,
      action: 'people.transfer.enter',
      subject: { kind: 'people.staff', id: transfer.staffId },
      ids: {
        from: transfer.from.toString(),
        offices: [...new Set(transfer.begins.map(({ officeId }) => officeId))].join(' '),
      },
    })
  }
  return { ok: true, plan }
}
