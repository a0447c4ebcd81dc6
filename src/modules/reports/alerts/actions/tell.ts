import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId, type PersonId } from '#platform/ids/index.ts'
import { notifyAll } from '#platform/notices/index.ts'
import { listenersOf, stepToTell } from '../store/listeners.ts'

const batch = 1000

/** A step of a report: the reporter and who follows it are told, each once, whatever happens to this task. */
export async function tellOfStep(tx: Tx, event: DomainEvent): Promise<void> {
  const reportId = parseId<'report'>(event.subjectId)
  const { step } = event.data
  if (!reportId || typeof step !== 'number') return
  const told = await stepToTell(tx, reportId, step)
  if (!told) return
  let after: PersonId | undefined
  for (;;) {
    const listeners = await listenersOf(tx, reportId, step, { after, limit: batch })
    await notifyAll(
      tx,
      listeners.map(({ personId, isReporter }) => ({
        kind: isReporter ? 'reports.progress' : 'reports.followed',
        personId,
        key: `reports:${reportId}:${step}:${personId}`,
        data: { number: told.root ?? told.number, state: told.state },
      })),
    )
    after = listeners.at(-1)?.personId
    if (listeners.length < batch) return
  }
}
