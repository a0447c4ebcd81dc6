import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { deleteDrafts } from '../../store/old-drafts.ts'
import { lockReception } from './open.ts'

/** Throws away a sheet that was begun for the wrong person or twice; nothing was filed, so nothing is kept. */
export async function discardReception(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<void> {
  const { found } = await lockReception(tx, house, actor, id)
  // What was filed at the portal has arrived, however little of it could be read.
  if (found.application.state !== 'draft' || found.application.channel === 'mynaportal') throw new Conflict('filed')
  const subject = { kind: 'procedures.application', id }
  const personId = found.application.applicantPersonId
  await recordAudit(tx, { actor, action: 'procedures.reception.discard', subject, personId, reason: 'duty' })
  await deleteDrafts(tx, [id])
}
