import { findOffice, welcomeVisitor } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound, Unavailable } from '#platform/errors/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type ApplicationId, createApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { currentRevision } from '../../store/revisions.ts'
import { byResident } from '../../store/transition.ts'
import { isOpenToAnybody } from '../about-you.ts'

/** Begins a request for somebody without a card. Throws `NotFound` where the procedure is not open to anybody. */
export async function startAsGuest(
  tx: Tx,
  house: House,
  { procedure, lang }: { procedure: string; lang: Lang },
): Promise<{ id: ApplicationId; accountId: AccountId }> {
  const revision = await currentRevision(tx, procedure)
  if (!revision || !isOpenToAnybody(revision.definition)) throw new NotFound('procedure')
  const office = await findOffice(tx, revision.definition.office, house.clock.today(), revision.procedure)
  if (!office) throw new Unavailable(`no office ${revision.definition.office}`)
  const at = house.clock.now()
  const { personId, accountId } = await welcomeVisitor(tx)
  const id = await createApplication(tx, {
    revision,
    applicantPersonId: personId,
    channel: 'web',
    accountId,
    isGuest: true,
    officeId: office.id,
    lang,
    at,
  })
  await recordCaseEvent(tx, id, { kind: 'started', at, by: byResident })
  const subject = { kind: 'procedures.application', id }
  const actor = { kind: 'system', task: 'procedures.guests' } as const
  await recordAudit(tx, { actor, action: 'procedures.application.start', subject, personId })
  return { id, accountId }
}
