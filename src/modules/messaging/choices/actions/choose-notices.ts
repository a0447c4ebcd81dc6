import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { setStatutoryOnly } from '../../delivery/store/contacts.ts'

export type NoticeChoice = 'all' | 'statutory'

/** The resident stops or resumes notices that the law does not require, on every channel; audited when it changes something. */
export async function chooseNotices(
  tx: Tx,
  actor: Resident & { personId: PersonId },
  choice: NoticeChoice,
  at: Temporal.Instant,
): Promise<void> {
  const { personId } = actor
  if (!(await setStatutoryOnly(tx, personId, choice === 'statutory' ? at : undefined))) return
  await recordAudit(tx, {
    actor,
    action: choice === 'statutory' ? 'messaging.notices.stop' : 'messaging.notices.resume',
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'own',
  })
}
