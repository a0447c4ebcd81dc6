import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { findApplication } from '../../store/applications.ts'
import { insertEntry } from '../../store/core/entries.ts'
import { revisionById } from '../../store/revisions.ts'

/** News of a decision that has gone out, or of a 届出 that was accepted: the core system has to hold it now. */
export async function noteForCore(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === 'procedures.application' ? parseId<'application'>(event.subjectId) : undefined
  const application = id && (await findApplication(tx, id))
  if (!application || application.outcome === 'refuse') return
  const { definition } = await revisionById(tx, application.revisionId)
  if (!definition.coreSystem) return
  await insertEntry(tx, {
    applicationId: application.id,
    system: definition.coreSystem.system,
    procedure: application.procedure,
    officeId: application.officeId,
    at: house.clock.now(),
  })
}
