import { namedSuccessor, nextChange } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { SystemActor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { portalFormsOf } from '../portal/forms.ts'
import { type Application, type ApplicationId, lockApplication } from '../store/applications.ts'
import { moveBound, type PortalForms } from '../store/bound-to-offices.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { assign, unassign } from '../store/desk/cases.ts'
import { assigneeOf, casesToHandOver, concernedByChanges, moveToOffice, officeOfCaseOn } from '../store/hand-over.ts'
import { bySystem, moveTo } from '../store/transition.ts'

const batch = 200
const sweeper: SystemActor = { kind: 'system', task: 'procedures.hand-over' }

/**
 * 事務引継: after a reorganisation open cases, and whatever else stands in an office's name, go to the office that succeeds
 * it; after a transfer to the colleague who was named, else back into the queue. Nothing waits for an office or a person
 * that is gone.
 */
export async function handOver(house: House): Promise<void> {
  const on = house.clock.today()
  const ids = await house.db.read((tx) => casesToHandOver(tx, on, batch))
  for (const id of ids) await house.db.transact((tx) => handOverCase(tx, house, id))
  await house.db.transact((tx) => handOverTheRest(tx, house))
}

async function handOverCase(tx: Tx, house: House, id: ApplicationId): Promise<void> {
  const application = await lockApplication(tx, id)
  if (!application) return
  const on = house.clock.today()
  const officeId = (await officeOfCaseOn(tx, id, on)) ?? application.officeId
  if (officeId !== application.officeId) await reorganise(tx, house, application, officeId)
  const assignee = application.closedAt ? undefined : await assigneeOf(tx, id, on)
  if (!assignee || assignee.isThere) return
  const to = await namedSuccessor(tx, assignee.staffId, officeId, on)
  await unassign(tx, id)
  const at = house.clock.now()
  if (to) {
    await assign(tx, id, to, at)
    const data = { from: assignee.staffId, to }
    await recordCaseEvent(tx, id, { kind: 'handed_over', at, by: bySystem, data })
    await audit(tx, application, 'procedures.case.hand_over', data)
    return
  }
  const data = { from: assignee.staffId }
  const step = { at, by: bySystem, kind: 'back_to_queue', data }
  if (application.state === 'in_review') await moveTo(tx, id, ['in_review'], 'submitted', step)
  else await recordCaseEvent(tx, id, step)
  await audit(tx, application, 'procedures.case.back_to_queue', data)
}

// Letters, files, items of the portal and lists of times stand in the office's name themselves.
async function handOverTheRest(tx: Tx, house: House): Promise<void> {
  for (const { what, from, to, count } of await moveBound(tx, house.clock.today(), formsOf(house))) {
    await recordAudit(tx, {
      actor: sweeper,
      action: `procedures.office.hand_over_${what}`,
      subject: { kind: 'people.office', id: from },
      ids: { to, count: String(count) },
    })
  }
}

/** Which procedure a form of the portal is, for what waits without a case. */
export const formsOf = (house: House): PortalForms =>
  [...portalFormsOf(house).values()].map(({ form, procedure }) => ({ form, procedure }))

async function reorganise(tx: Tx, house: House, { id, ...before }: Application, to: OfficeId): Promise<void> {
  const at = house.clock.now()
  const data = { from: before.officeId, to }
  await moveToOffice(tx, id, to, at)
  await recordCaseEvent(tx, id, { kind: 'reorganised', at, by: bySystem, data })
  await audit(tx, { id, ...before }, 'procedures.case.reorganise', data)
}

const audit = (tx: Tx, { id, applicantPersonId }: Application, action: string, ids: Record<string, string>) =>
  recordAudit(tx, {
    actor: sweeper,
    action,
    subject: { kind: 'procedures.application', id },
    personId: applicantPersonId,
    ids,
  })

/** When `handOver` next has something to do: the midnight on which somebody with open cases, or their office, goes. */
export async function nextHandOver(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const today = now.toZonedDateTimeISO(wardTimeZone).toPlainDate()
  const on = await nextChange(tx, today, await concernedByChanges(tx))
  return on && { at: on.toZonedDateTime(wardTimeZone).toInstant(), label: '人事異動・組織改正' }
}
