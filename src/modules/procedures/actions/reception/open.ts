import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { isOfContract, isOfOffice, looksAfter, type StatedReason } from '../../domain/desk/case-rights.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { type Application, type ApplicationId, findApplication, lockApplication } from '../../store/applications.ts'
import { mistakeOf } from '../../store/reception/mistaken-people.ts'
import { type Reception, receptionOf } from '../../store/reception/receptions.ts'
import { openAsCase } from '../desk/open-case.ts'
import { type Case, loadCase } from '../load-case.ts'

export type OpenedReception = { found: Case; reception: Reception | undefined }

/**
 * The sheet, to be shown to who may type at its office, or looks after it, while it waits to be typed or compared, and
 * afterwards to who did; to everybody else it opens as the case does (`CoverOnly`). Throws `NotFound` for another office.
 */
export async function openReception(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  stated?: StatedReason,
): Promise<OpenedReception> {
  const opened = await load(tx, house, actor, { application: await findApplication(tx, id), may: looksAfter })
  if (!(await isWork(tx, actor, opened))) {
    await openAsCase(tx, actor, id, stated)
    return opened
  }
  for (const { personId } of opened.found.members) {
    await recordAudit(tx, {
      actor,
      action: 'procedures.reception.read',
      subject: { kind: 'procedures.application', id },
      personId,
      reason: 'duty',
    })
  }
  return opened
}

async function isWork(tx: Tx, { staffId }: Staff, opened: OpenedReception): Promise<boolean> {
  const { reception } = opened
  if (mayBeTyped(opened)) return true
  if (reception && [reception.typedBy, reception.checkedBy].includes(staffId)) return true
  const mistake = await mistakeOf(tx, opened.found.application.id)
  return mistake !== undefined && !mistake.successorId
}

/** The sheet, to be changed: nobody else changes it until the transaction ends. */
export const lockReception = async (tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<OpenedReception> =>
  load(tx, house, actor, { application: await lockApplication(tx, id), may: isOfOffice })

async function load(
  tx: Tx,
  house: House,
  actor: Staff,
  { application, may }: { application: Application | undefined; may: typeof isOfOffice },
): Promise<OpenedReception> {
  if (!actor.permissions.has(receptionPermissions.type)) throw new Forbidden()
  if (!application || application.channel === 'web' || !may(actor, application.officeId)) throw new NotFound()
  if (!isOfContract(actor, application.procedure)) throw new NotFound()
  return { found: await loadCase(tx, house, application), reception: await receptionOf(tx, application.id) }
}

/** Typed anew: a sheet that is not filed, one that nobody has compared yet, or one whose 補正 may come on paper. */
export const mayBeTyped = ({ found, reception }: OpenedReception): boolean =>
  found.application.state === 'draft' ||
  found.application.state === 'awaiting_correction' ||
  (reception !== undefined &&
    reception.checkedBy === null &&
    ['submitted', 'in_review'].includes(found.application.state))
