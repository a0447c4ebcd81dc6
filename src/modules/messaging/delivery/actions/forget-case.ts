import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { forgetNotices } from '../store/deliveries.ts'
import { forgetLetters } from '../store/letters.ts'

/** A case was destroyed: with it goes where its letters and messages went. */
export async function forgetCase(tx: Tx, { subjectId, data }: DomainEvent): Promise<void> {
  const documents = String(data['documents'] ?? '').split(' ')
  await forgetLetters(
    tx,
    documents.flatMap((id) => parseId<'document'>(id) ?? []),
  )
  const personId = parseId<'person'>(String(data['personId'] ?? ''))
  if (personId) await forgetNotices(tx, personId, subjectId)
}
