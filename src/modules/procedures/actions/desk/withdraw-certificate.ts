import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { emit } from '#platform/events/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { tellApplicant } from '../../notices.ts'
import { findApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { certificateOfCase, markWithdrawn } from '../../store/desk/certificates.ts'
import { byStaff } from '../../store/transition.ts'
import { caseToChange } from './open-case.ts'

/** 取消し: from now on the public check says that this paper is withdrawn, and she is told. There is no way back. */
export async function withdrawCertificate(tx: Tx, house: House, actor: Staff, id: Id<'application'>): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.withdrawCertificate)
  const certificate = await certificateOfCase(tx, id)
  if (!certificate?.documentId) throw new NotFound('certificate')
  const at = house.clock.now()
  if (!(await markWithdrawn(tx, certificate.id, at))) return
  await recordCaseEvent(tx, id, { kind: 'certificate_withdrawn', at, by: byStaff(actor.staffId) })
  await emit(tx, { type: 'procedures.certificate_withdrawn', subjectKind: 'procedures.application', subjectId: id })
  const application = await findApplication(tx, id)
  if (application) await tellApplicant(tx, application, 'procedures.paper-withdrawn')
  await recordAudit(tx, {
    actor,
    action: 'procedures.certificate.withdraw',
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: { certificateId: certificate.id },
  })
}
