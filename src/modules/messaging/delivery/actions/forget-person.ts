import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { forgetLine } from '../../line/store/links.ts'
import { forgetTold } from '../store/deliveries.ts'

/** Somebody of whom nothing is kept: where they were told and what. */
export async function forgetPerson(tx: Tx, { subjectId }: DomainEvent): Promise<void> {
  const personId = parseId<'person'>(subjectId)
  if (!personId) return
  await forgetLine(tx, personId)
  await forgetTold(tx, personId)
}
