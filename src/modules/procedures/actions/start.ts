import { findOffice, householdOf } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { NotFound, Unavailable } from '#platform/errors/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { type ApplicationId, createApplication, openDraft } from '../store/applications.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { currentRevision } from '../store/revisions.ts'
import { byResident } from '../store/transition.ts'
import type { VerifiedResident } from './load-case.ts'

/** Begins a request, or goes on with the one that this person left unfinished: nobody ends up with five drafts. */
export async function startApplication(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { procedure, lang }: { procedure: string; lang: Lang },
): Promise<{ id: ApplicationId; isNew: boolean }> {
  const revision = await currentRevision(tx, procedure)
  if (!revision) throw new NotFound('procedure')
  await lockFor(tx, `procedures.start.${procedure}`, actor.personId)
  const unfinished = await openDraft(tx, procedure, actor.personId)
  if (unfinished) return { id: unfinished, isNew: false }

  const office = await findOffice(tx, revision.definition.office, house.clock.today(), revision.procedure)
  if (!office) throw new Unavailable(`no office ${revision.definition.office}`)
  const at = house.clock.now()
  const { personId: applicantPersonId, accountId } = actor
  const id = await createApplication(tx, {
    revision,
    applicantPersonId,
    channel: 'web',
    accountId,
    officeId: office.id,
    lang,
    at,
  })
  await recordCaseEvent(tx, id, { kind: 'started', at, by: byResident })
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, { actor, action: 'procedures.application.start', subject })
  // The pages show the household's names from the register.
  for (const { personId } of await householdOf(tx, actor.personId)) {
    const reason = personId === actor.personId ? 'own' : 'same-household'
    await recordAudit(tx, { actor, action: 'procedures.household.read', subject, personId, reason })
  }
  return { id, isNew: true }
}
