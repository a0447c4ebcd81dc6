import { type CardMatch, findOffice, findPerson, personOfCertificate } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { mapLines, type PortalForm } from '../../domain/portal/form.ts'
import type { ReceivedItem } from '../../portal/wire.ts'
import { keepAnswers } from '../../store/answers.ts'
import { type ApplicationId, createApplication, findApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { lockItem, type PortalItem, type PortalItemId, settleItem } from '../../store/portal/items.ts'
import { noteStatus } from '../../store/portal/statuses.ts'
import { currentRevision, type Revision } from '../../store/revisions.ts'
import { bySystem } from '../../store/transition.ts'
import { type Case, feeOfWay, isComplete, loadCase } from '../load-case.ts'
import { askForFee } from '../reception/fee.ts'
import { fileReceived } from '../reception/file-received.ts'
import { readWholeForm } from '../reception/read-form.ts'

type Arrived = { form: PortalForm; received: ReceivedItem }

/**
 * Makes a case of one item of the portal: filed at once when everything fits, otherwise left to a clerk with all that
 * came. An item that is a case already, or waits for a clerk, stays as it is.
 */
export async function importItem(
  tx: Tx,
  house: House,
  actor: Actor,
  id: PortalItemId,
  { form, received }: Arrived,
): Promise<void> {
  const item = await lockItem(tx, id)
  if (!item || (item.state !== 'listed' && item.state !== 'quarantined')) return
  const at = house.clock.now()
  const revision = await currentRevision(tx, form.procedure)
  const office = revision && (await findOffice(tx, revision.definition.office, house.clock.today(), form.procedure))
  if (!revision || !office) throw new Error(`no office takes ${form.procedure}`)
  // It lies in the ward's hands now, whoever it is (到達).
  await noteStatus(tx, id, 'arrived', at)
  const match = await personOf(tx, received)
  if (!match.ok) {
    await settleItem(tx, id, { state: 'person_unknown', problem: match.reason, received, officeId: office.id, at })
    return
  }
  await makeCase(tx, house, actor, item, { form, received, revision, officeId: office.id, personId: match.personId })
}

function personOf(tx: Tx, { applicant }: ReceivedItem): Promise<CardMatch> {
  const { name, birth_date, gender, address } = applicant
  return personOfCertificate(tx, { name, birthDate: Temporal.PlainDate.from(birth_date), gender, address })
}

type Making = Arrived & { revision: Revision; officeId: OfficeId; personId: PersonId }

/** The case of a locked item whose person is known. */
export async function makeCase(
  tx: Tx,
  house: House,
  actor: Actor,
  item: PortalItem,
  { form, received, revision, officeId, personId }: Making,
): Promise<ApplicationId> {
  const at = house.clock.now()
  const id = await createApplication(tx, {
    revision,
    applicantPersonId: personId,
    channel: 'mynaportal',
    accountId: null,
    officeId,
    lang: 'ja',
    at,
  })
  const by = actor.kind === 'staff' ? ({ kind: 'staff', staffId: actor.staffId } as const) : bySystem
  await recordCaseEvent(tx, id, { kind: 'started', at, by, data: { channel: 'mynaportal' } })
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, { actor, action: 'procedures.portal.import', subject, personId, reason: 'duty' })

  const application = await findApplication(tx, id)
  if (!application) throw new Error('the new case is gone')
  const { sent, unmapped } = mapLines(form, received.items)
  const begun = await loadCase(tx, house, application)
  const { answers, problems, way } = readWholeForm(begun, sent)
  await keepAnswers(tx, id, answers, at)
  const found: Case = { ...begun, kept: answers, way, fee: feeOfWay(house, begun.definition, way) }
  const settled = { received, personId, officeId, applicationId: id, at }
  const fits = problems.length === 0 && unmapped.length === 0 && isComplete(found)
  const hasAll = received.attachments.every(({ problem }) => problem === undefined)
  // Signed by the certificate, on the register, complete: nothing that a clerk would have to type.
  if (!fits || !hasAll || !received.applicant.signed || !(await findPerson(tx, personId))) {
    await settleItem(tx, item.id, {
      ...settled,
      state: 'incomplete',
      problem: hasAll ? 'incomplete' : 'bad_attachment',
    })
    return id
  }
  const receivedOn = wardDate(Temporal.Instant.from(received.filed_at))
  const receiptNumber = await fileReceived(tx, house, actor, found, { receivedOn, by })
  // A time that was chosen there and is taken here: a clerk asks for another.
  const outcome = receiptNumber
    ? ({ state: 'imported' } as const)
    : ({ state: 'incomplete', problem: 'incomplete' } as const)
  await settleItem(tx, item.id, { ...settled, ...outcome })
  if (receiptNumber) await askForFee(tx, found, receiptNumber)
  return id
}
