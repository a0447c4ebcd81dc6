import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { endLineContact, lineContactOf } from '../store/links.ts'

/** The person is told nothing by LINE any more; false when that was so already. */
export async function endLink(
  tx: Tx,
  actor: Resident & { personId: PersonId },
  at: Temporal.Instant,
): Promise<boolean> {
  const { personId } = actor
  await lockFor(tx, 'messaging.line-person', personId)
  const contact = await lineContactOf(tx, personId)
  if (!contact || !(await endLineContact(tx, contact.id, 'by-person', at))) return false
  await recordAudit(tx, {
    actor,
    action: 'messaging.line.end',
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'own',
    ids: { contactId: contact.id },
  })
  await enqueue(tx, 'messaging.line-menu-of', { contactId: contact.id })
  return true
}
