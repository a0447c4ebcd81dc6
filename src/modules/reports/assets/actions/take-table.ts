import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { requireManaging } from '../own.ts'
import {
  type AssetImportId,
  countLines,
  isStillSo,
  lockImport,
  takeChanged,
  takeNew,
  writeTaken,
} from '../store/imports.ts'

export type TakenOver = { ok: true } | { ok: false; reason: 'stale' | 'gone' }

/** What was read and shown goes into the register, all of it or nothing. Taken over before: nothing more. */
export async function takeTable(tx: Tx, house: House, staff: Staff, id: AssetImportId): Promise<TakenOver> {
  requireManaging(staff)
  const found = await lockImport(tx, id, staff.staffId)
  if (!found) throw new NotFound('asset-import')
  if (found.takenAt) return { ok: true }
  const counts = await countLines(tx, id)
  if (counts.new + counts.changed === 0) return { ok: false, reason: 'gone' }
  if (!(await isStillSo(tx, id))) return { ok: false, reason: 'stale' }
  const at = house.clock.now()
  const taking = { import: found, by: staff.staffId, at }
  const created = await takeNew(tx, taking)
  const changed = await takeChanged(tx, taking)
  await writeTaken(tx, id, { at, created, changed })
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.asset.import',
    subject: { kind: 'reports.asset', id: 'list' },
    ids: { import: id, created: String(created), changed: String(changed) },
  })
  return { ok: true }
}
