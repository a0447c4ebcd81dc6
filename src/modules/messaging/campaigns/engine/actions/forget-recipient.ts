import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { forgetRecipient } from '../store/forget.ts'

/** Somebody of whom nothing is kept: what was meant for them and sent to them. */
export async function forgetRecipientOfCampaigns(tx: Tx, { subjectId }: DomainEvent): Promise<void> {
  const personId = parseId<'person'>(subjectId)
  if (personId) await forgetRecipient(tx, personId)
}
