import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { type QueueFilter, writeFilter } from '../../queue/domain/filter.ts'
import { type ExportFormat, hoursKept } from '../formats.ts'
import { exportPermissions } from '../permissions.ts'
import { type ExportId, exportsOf, insertExport } from '../store/exports.ts'

export type Wish = {
  filter: QueueFilter & { procedure: string }
  format: ExportFormat
  withEras: boolean
  reason: string
}

// Who asks for more has not looked at the first ones.
const mostAtOnce = 3

/** Begins a file of the cases that the filter lets through, for who asks and nobody else. */
export async function askForExport(
  tx: Tx,
  house: House,
  actor: Staff,
  { filter, format, withEras, reason }: Wish,
): Promise<{ ok: true; id: ExportId } | { ok: false; reason: 'too_many_waiting' }> {
  if (!actor.permissions.has(exportPermissions.make) || actor.contract) throw new Forbidden()
  const waiting = (await exportsOf(tx, actor.accountId, 20)).filter(
    ({ state }) => state === 'asked' || state === 'making',
  )
  if (waiting.length >= mostAtOnce) return { ok: false, reason: 'too_many_waiting' }
  const at = house.clock.now()
  const id = await insertExport(tx, {
    accountId: actor.accountId,
    staffId: actor.staffId,
    procedure: filter.procedure,
    filter: writeFilter(filter),
    format,
    withEras,
    reason,
    askedAt: at,
    expiresAt: at.add({ hours: hoursKept }),
  })
  await recordAudit(tx, { actor, action: 'procedures.export.ask', subject: { kind: 'procedures.export', id } })
  // One after another: each reads many rows, and nobody waits at the screen for it.
  await enqueue(tx, 'procedures.make-export', { id }, { queue: 'procedures.exports' })
  return { ok: true, id }
}
