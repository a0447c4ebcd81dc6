import { colleaguesOf, findEmployed } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { OrganisationId, StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { endWorker, insertWorker, type Operator, operatorsOf } from '../store/workers.ts'

export type WorkerAnswer = 'added' | 'nobody' | 'not-contractor' | 'there'

async function operatorOf(tx: Tx, house: House, staff: Staff, id: OrganisationId): Promise<Operator> {
  const operator = (await operatorsOf(tx, staff, house.clock.today())).find((one) => one.id === id)
  if (!operator) throw new NotFound('operator')
  return operator
}

/** Somebody of the 指定管理者 works at its facilities from today; they hold a contractor's post at the office of those. */
export async function addWorker(
  tx: Tx,
  house: House,
  staff: Staff,
  { operatorId, staffNumber }: { operatorId: OrganisationId; staffNumber: string },
): Promise<WorkerAnswer> {
  const operator = await operatorOf(tx, house, staff, operatorId)
  const today = house.clock.today()
  const staffId = await findEmployed(tx, staffNumber, today)
  if (!staffId) return 'nobody'
  const contractors: StaffId[] = []
  for (const officeId of operator.officeIds)
    contractors.push(...(await colleaguesOf(tx, officeId, today, ['contractor'])).map((one) => one.staffId))
  if (!contractors.includes(staffId)) return 'not-contractor'
  if (!(await insertWorker(tx, { operatorId, staffId, from: today, by: staff.staffId }))) return 'there'
  await note(tx, staff, 'add_worker', { operatorId, staffId })
  return 'added'
}

/** From today they see nothing of its facilities. */
export async function dropWorker(
  tx: Tx,
  house: House,
  staff: Staff,
  { operatorId, staffId }: { operatorId: OrganisationId; staffId: StaffId },
): Promise<void> {
  await operatorOf(tx, house, staff, operatorId)
  await endWorker(tx, { operatorId, staffId, on: house.clock.today() })
  await note(tx, staff, 'drop_worker', { operatorId, staffId })
}

const note = (
  tx: Tx,
  staff: Staff,
  verb: 'add_worker' | 'drop_worker',
  { operatorId, staffId }: { operatorId: OrganisationId; staffId: StaffId },
) =>
  recordAudit(tx, {
    actor: staff,
    action: `reservations.desk.${verb}`,
    subject: { kind: 'organisations.organisation', id: operatorId },
    ids: { staff: staffId },
  })
