import { type ActingChoice, findOffice, holdMandate, householdOf } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { NotFound, Unavailable } from '#platform/errors/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { filerMayAct } from '../acting/actions/acting-of.ts'
import { choicesFor, keyOf } from '../acting/actions/choose.ts'
import {
  type ApplicationId,
  createApplication,
  draftsByOthers,
  type NewApplication,
  openDraft,
  takeOverDraft,
} from '../store/applications.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { currentRevision, type Revision } from '../store/revisions.ts'
import { byResident, moveTo } from '../store/transition.ts'
import { giveBack } from './reopen.ts'
import type { VerifiedResident } from './load-case.ts'

export type Started = { id: ApplicationId; isNew: boolean }

/**
 * Begins a request, or goes on with the one that this person left unfinished: nobody ends up with five drafts. What
 * somebody began for them and may not go on with becomes theirs.
 */
export async function startApplication(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { procedure, lang }: { procedure: string; lang: Lang },
): Promise<Started> {
  const revision = await revisionToStart(tx, procedure)
  await lockFor(tx, `procedures.start.${procedure}`, actor.personId)
  const unfinished =
    (await openDraft(tx, procedure, actor.personId)) ?? (await takeOverAbandoned(tx, house, actor, procedure))
  if (unfinished) return { id: unfinished, isNew: false }
  const id = await create(tx, house, actor, { revision, lang, applicantPersonId: actor.personId })
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, { actor, action: 'procedures.application.start', subject })
  // The pages show the household's names from the register.
  for (const { personId } of await householdOf(tx, actor.personId)) {
    const reason = personId === actor.personId ? 'own' : 'same-household'
    await recordAudit(tx, { actor, action: 'procedures.household.read', subject, personId, reason })
  }
  return { id, isNew: true }
}

/** The same in the matter of somebody for whom the actor may act. `undefined`: they may not, or not any more. */
export async function startForOther(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { procedure, lang, onBehalfOf }: { procedure: string; lang: Lang; onBehalfOf: string },
): Promise<Started | undefined> {
  const revision = await revisionToStart(tx, procedure)
  await lockFor(tx, `procedures.start.${procedure}`, actor.personId)
  const isMeant = (choice: ActingChoice) => keyOf(choice) === onBehalfOf
  const before = (await choicesFor(tx, house, actor.personId, revision.definition)).find(isMeant)
  if (before?.ground.mandateId) await holdMandate(tx, before.ground.mandateId)
  const choice = (await choicesFor(tx, house, actor.personId, revision.definition)).find(isMeant)
  if (!choice) return undefined
  const { principalId, ground } = choice
  const filer = { personId: actor.personId, ground }
  const unfinished = await openDraft(tx, procedure, principalId, filer)
  if (unfinished) return { id: unfinished, isNew: false }
  const id = await create(tx, house, actor, { revision, lang, applicantPersonId: principalId, filer })
  const subject = { kind: 'procedures.application', id }
  for (const personId of new Set([principalId, ...(await householdOf(tx, principalId)).map((one) => one.personId)])) {
    const action = personId === principalId ? 'procedures.application.start' : 'procedures.household.read'
    const reason = personId === principalId ? 'mandate' : personId === actor.personId ? 'own' : 'same-household'
    await recordAudit(tx, { actor, action, subject, personId, reason })
  }
  return { id, isNew: true }
}

async function revisionToStart(tx: Tx, procedure: string): Promise<Revision> {
  const revision = await currentRevision(tx, procedure)
  if (!revision) throw new NotFound('procedure')
  return revision
}

async function create(
  tx: Tx,
  house: House,
  { accountId }: VerifiedResident,
  given: Pick<NewApplication, 'revision' | 'lang' | 'applicantPersonId' | 'filer'>,
): Promise<ApplicationId> {
  const { definition, procedure } = given.revision
  const office = await findOffice(tx, definition.office, house.clock.today(), procedure)
  if (!office) throw new Unavailable(`no office ${definition.office}`)
  const at = house.clock.now()
  const id = await createApplication(tx, { ...given, channel: 'web', accountId, officeId: office.id, at })
  await recordCaseEvent(tx, id, { kind: 'started', at, by: byResident })
  return id
}

/** Nothing typed for somebody is lost to them because the other's 代理権 ended. */
async function takeOverAbandoned(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  procedure: string,
): Promise<ApplicationId | undefined> {
  for (const draft of await draftsByOthers(tx, procedure, actor.personId)) {
    if ((await filerMayAct(tx, draft, house.clock.today())).may) continue
    const at = house.clock.now()
    if (draft.state === 'confirmed') {
      await moveTo(tx, draft.id, ['confirmed'], 'draft', { at, by: byResident, kind: 'acting_ended' })
      await giveBack(tx, draft.id, 'acting_ended')
    }
    await takeOverDraft(tx, draft.id, actor.accountId, at)
    await recordCaseEvent(tx, draft.id, { kind: 'draft_taken_over', at, by: byResident })
    const subject = { kind: 'procedures.application', id: draft.id }
    await recordAudit(tx, {
      actor,
      action: 'procedures.application.take_over',
      subject,
      personId: actor.personId,
      reason: 'own',
    })
    return draft.id
  }
  return undefined
}
