import { findPerson, personNames, registeredAddress } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Recipient } from '#platform/documents/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export type Found = { ok: true; recipient: Recipient } | { ok: false; reason: 'left_register' | 'no_address' }

/** Where a letter to this person goes today, and whether it may go at all: nobody writes to who died or moved away. */
export async function recipientOf(tx: Tx, personId: PersonId): Promise<Found> {
  if (!(await findPerson(tx, personId))) return { ok: false, reason: 'left_register' }
  const address = await registeredAddress(tx, personId)
  const name = (await personNames(tx, [personId])).get(personId)
  if (!address || !name) return { ok: false, reason: 'no_address' }
  return { ok: true, recipient: { postcode: address.postcode, addressLines: address.lines, name } }
}
