import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { sendTopicsTo } from '../store/channels.ts'
import { type Habits, keepHabits } from '../store/habits.ts'
import { keepTopics } from '../store/topics.ts'

/** Of the profile's topics and of the person's channels. */
export type Choices = { topics: readonly string[]; channels: readonly string[]; habits: Habits }

/** The person wants to know exactly this, there and then; it holds for everything that is sent from now on. */
export async function saveChoices(
  tx: Tx,
  actor: Resident,
  personId: PersonId,
  { topics, channels, habits }: Choices,
  at: Temporal.Instant,
): Promise<void> {
  await keepTopics(tx, personId, topics, at)
  await keepHabits(tx, personId, habits, at)
  await sendTopicsTo(tx, personId, channels)
  await recordAudit(tx, {
    actor,
    action: 'messaging.choices.save',
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'own',
  })
}
