import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { tellApplicant } from '../../notices.ts'
import { findApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { markWithdrawn } from '../../store/desk/certificates.ts'
import { byStaff } from '../../store/transition.ts'

/**
 * What the 取消し or 撤回 of a certificate brings about at 施行: from now on the public check says that this paper is
 * withdrawn, and she is told. There is no way back.
 */
export async function takeBackCertificate(
  tx: Tx,
  house: House,
  actor: Staff,
  row: CaseRow,
  certificateId: Id<'certificate'>,
): Promise<void> {
  const at = house.clock.now()
  if (!(await markWithdrawn(tx, certificateId, at))) return
  const subject = { kind: 'procedures.application', id: row.id }
  await recordCaseEvent(tx, row.id, { kind: 'certificate_withdrawn', at, by: byStaff(actor.staffId) })
  await emit(tx, { type: 'procedures.certificate_withdrawn', subjectKind: subject.kind, subjectId: row.id })
  const application = await findApplication(tx, row.id)
  if (application) await tellApplicant(tx, application, 'procedures.paper-withdrawn')
  await recordAudit(tx, {
    actor,
    action: 'procedures.certificate.withdraw',
    subject,
    personId: row.applicantPersonId,
    ids: { certificateId },
  })
}
