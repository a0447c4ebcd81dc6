import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { notify } from '#platform/notices/index.ts'
import { withdrawalToTell } from '../store/listeners.ts'

/** A report that was public or waited to be, and is nobody's to see from now on: its reporter is told why, followers are not. */
export async function tellReporter(tx: Tx, event: DomainEvent): Promise<void> {
  const reportId = parseId<'report'>(event.subjectId)
  const { step } = event.data
  if (!reportId || typeof step !== 'number') return
  const told = await withdrawalToTell(tx, reportId, step)
  if (!told) return
  const { personId, number, reason, isOpen } = told
  await notify(tx, {
    kind: 'reports.unpublished',
    personId,
    key: `reports.unpublished:${reportId}:${step}`,
    data: { number, reason, isOpen },
  })
}
