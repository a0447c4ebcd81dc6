import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { caseToChange } from '../../actions/desk/open-case.ts'
import { looksAfter } from '../../domain/desk/case-rights.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { type Label, type LabelColour, type LabelId, mostLabels } from '../domain/label.ts'
import { queuePermissions } from '../permissions.ts'
import { deleteLabel, findLabel, insertLabel, isOfOfficeOf, labelsOf, putLabel, removeLabel } from '../store/labels.ts'

export type LabelMade = { ok: true; id: LabelId } | { ok: false; reason: 'taken' | 'full' }

export async function makeLabel(
  tx: Tx,
  house: House,
  actor: Staff,
  input: { officeId: OfficeId; name: string; colour: LabelColour },
): Promise<LabelMade> {
  mayArrange(actor, input.officeId)
  const id = await insertLabel(tx, { ...input, by: actor.staffId, at: house.clock.now() })
  if (!id) {
    const others = await labelsOf(tx, [input.officeId])
    return { ok: false, reason: others.length >= mostLabels ? 'full' : 'taken' }
  }
  await recordAudit(tx, { actor, action: 'procedures.queue.make_label', subject: { kind: 'procedures.label', id } })
  return { ok: true, id }
}

export async function dropLabel(tx: Tx, actor: Staff, id: LabelId): Promise<void> {
  const label = await findLabel(tx, id)
  if (!label || !looksAfter(actor, label.officeId)) throw new NotFound('label')
  mayArrange(actor, label.officeId)
  await deleteLabel(tx, id)
  await recordAudit(tx, { actor, action: 'procedures.queue.drop_label', subject: { kind: 'procedures.label', id } })
}

/** True when it was not on before. Throws `Conflict('label_of_other_office')`. */
export async function labelCase(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  label: LabelId,
): Promise<boolean> {
  await labelForCase(tx, house, actor, id, label)
  if (!(await putLabel(tx, { id, label }, actor.staffId, house.clock.now()))) return false
  await audit(tx, actor, 'procedures.case.label', id, label)
  return true
}

/** True when it was on before. */
export async function unlabelCase(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  label: LabelId,
): Promise<boolean> {
  await labelForCase(tx, house, actor, id, label)
  if (!(await removeLabel(tx, { id, label }))) return false
  await audit(tx, actor, 'procedures.case.unlabel', id, label)
  return true
}

async function labelForCase(tx: Tx, house: House, actor: Staff, id: ApplicationId, label: LabelId): Promise<Label> {
  await caseToChange(tx, actor, id, queuePermissions.label)
  const found = await findLabel(tx, label)
  if (!found) throw new NotFound('label')
  if (!(await isOfOfficeOf(tx, label, id, house.clock.today()))) throw new Conflict('label_of_other_office')
  return found
}

function mayArrange(actor: Staff, officeId: OfficeId): void {
  if (!actor.permissions.has(queuePermissions.arrange) || !looksAfter(actor, officeId)) throw new Forbidden()
}

// Says nothing about the person, so it stands under nobody's record.
const audit = (tx: Tx, actor: Staff, action: string, id: ApplicationId, labelId: LabelId) =>
  recordAudit(tx, { actor, action, subject: { kind: 'procedures.application', id }, ids: { labelId } })
