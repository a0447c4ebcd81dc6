import { findPerson, mailingAddress, outsidePerson, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Recipient } from '#platform/documents/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export type Found = { ok: true; recipient: Recipient } | { ok: false; reason: 'left_register' | 'no_address' }

/**
 * Where a letter to this person goes on that day, and whether it may go at all: to the 送付先 where there is one, else to
 * the 住所, and to people outside the register where they said. Nobody writes to who died or moved away.
 */
export async function recipientOf(tx: Tx, personId: PersonId, on: Temporal.PlainDate): Promise<Found> {
  const isKnown = (await findPerson(tx, personId)) ?? (await outsidePerson(tx, personId))
  if (!isKnown) return { ok: false, reason: 'left_register' }
  const address = await mailingAddress(tx, personId, on)
  const name = (await personNames(tx, [personId])).get(personId)
  if (!address || !name) return { ok: false, reason: 'no_address' }
  const { postcode, lines, addressee } = address
  // 「田中様方」 or who receives it stands above the name: the person it is about stays the one it is addressed to.
  return { ok: true, recipient: { postcode, addressLines: addressee ? [...lines, addressee] : lines, name } }
}
