import { needsCheck } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { exportPermissions } from '../permissions.ts'
import { type Export, type ExportId, findExport, lockExport, peopleIn, writeFailed } from '../store/exports.ts'

/** One's own export. Everybody else's is not there. */
export async function openExport(tx: Tx, actor: Staff, id: ExportId): Promise<Export> {
  const found = await findExport(tx, id)
  return own(actor, found)
}

function own(actor: Staff, found: Export | undefined): Export {
  const mayMake = actor.permissions.has(exportPermissions.make) && !actor.contract
  if (!found || found.accountId !== actor.accountId || !mayMake) throw new NotFound('export')
  return found
}

/**
 * The finished export, to be handed out; `undefined` when somebody who lies open in it has been marked 要確認 since, and it
 * has to be made again.
 */
export async function fetchExport(tx: Tx, house: House, actor: Staff, id: ExportId): Promise<Export | undefined> {
  const found = own(actor, await lockExport(tx, id))
  const isThere = Temporal.Instant.compare(house.clock.now(), found.expiresAt) < 0
  if (found.state !== 'ready' || !isThere) throw new NotFound('export')
  if ((await needsCheck(tx, await peopleIn(tx, id))).size > 0) {
    await writeFailed(tx, id, 'marked_since')
    return undefined
  }
  await recordAudit(tx, { actor, action: 'procedures.export.fetch', subject: { kind: 'procedures.export', id } })
  return found
}
