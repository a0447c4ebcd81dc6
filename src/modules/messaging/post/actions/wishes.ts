import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { LetterWishes } from '../domain/notice-letter.ts'
import { writeWishes } from '../store/wishes.ts'

/** How the resident wants letters from now on; audited when it changes something. */
export async function wishLetters(
  tx: Tx,
  actor: Resident & { personId: PersonId },
  wishes: LetterWishes,
  at: Temporal.Instant,
): Promise<void> {
  const { personId } = actor
  if (!(await writeWishes(tx, personId, wishes, at))) return
  const subject = { kind: 'people.person', id: personId }
  await recordAudit(tx, { actor, action: 'messaging.letter_wishes.change', subject, personId, reason: 'own' })
}
