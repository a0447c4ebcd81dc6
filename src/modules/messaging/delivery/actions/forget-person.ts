import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { forgetTold } from '../store/deliveries.ts'

/** Somebody of whom nothing is kept: where they were told and what. */
export async function forgetPerson(tx: Tx, { subjectId }: DomainEvent): Promise<void> {
  const personId = parseId<'person'>(subjectId)
  if (personId) await forgetTold(tx, personId)
}
