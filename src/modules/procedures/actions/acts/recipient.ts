import { envelopeLines, findPerson, mailingAddress, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Recipient } from '#platform/documents/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export type Found = { ok: true; recipient: Recipient } | { ok: false; reason: 'left_register' | 'no_address' }

/**
 * Where a letter to this person goes on that day (their 送付先, or the 住所), and whether it may go at all: nobody writes to
 * who died or moved away.
 */
export async function recipientOf(tx: Tx, personId: PersonId, on: Temporal.PlainDate): Promise<Found> {
  if (!(await findPerson(tx, personId))) return { ok: false, reason: 'left_register' }
  const address = await mailingAddress(tx, personId, on)
  const name = (await personNames(tx, [personId])).get(personId)
  if (!address || !name) return { ok: false, reason: 'no_address' }
  return { ok: true, recipient: { postcode: address.postcode, addressLines: envelopeLines(address), name } }
}
