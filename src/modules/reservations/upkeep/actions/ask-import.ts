import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { keeperOf, requireCentral, upkeepPermissions } from '../permissions.ts'
import { insertImport, type SheetImportId, type SheetKind } from '../store/imports.ts'

/** Takes a sheet in; it is read by a task, as a whole or not at all. */
export async function askForImport(
  tx: Tx,
  house: House,
  actor: Staff,
  { kind, content }: { kind: SheetKind; content: Uint8Array },
): Promise<SheetImportId> {
  if (!actor.permissions.has(upkeepPermissions.change)) throw new Forbidden()
  requireCentral(await keeperOf(tx, house, actor))
  const made = { kind, content, by: actor.staffId, accountId: actor.accountId, at: house.clock.now() }
  const id = await insertImport(tx, made)
  const subject = { kind: 'reservations.sheet', id }
  await recordAudit(tx, { actor, action: 'reservations.sheet.import', subject })
  // One after another: two sheets may want the same places.
  await enqueue(tx, 'reservations.import-sheet', { id }, { queue: 'reservations.sheets' })
  return id
}
