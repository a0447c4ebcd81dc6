import { findPerson, mailingAddress, personNames, paperAddress } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Recipient } from '#platform/documents/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import type { CaseRow } from '../../store/desk/cases.ts'

export type Found = { ok: true; recipient: Recipient } | { ok: false; reason: 'left_register' | 'no_address' }

/**
 * Where a letter of this case goes today: to the 送付先 that was entered for letters of its kind or for all, else to the
 * address on the register or outside of it. Nobody writes to who died, or left and said no other address.
 */
export async function recipientOf(
  tx: Tx,
  house: House,
  { applicantPersonId: personId, definition }: Pick<CaseRow, 'applicantPersonId' | 'definition'>,
): Promise<Found> {
  const { addressPurpose } = parseDefinition(definition)
  const address = await mailingAddress(tx, personId, house.clock.today(), addressPurpose ?? null)
  const name = (await personNames(tx, [personId])).get(personId)
  if (!address || !name) return missing(tx, personId)
  const { postcode, lines, addressee } = address
  // 「田中様方」, a guardian or a home stands above the name of whose letter it is.
  const addressLines = addressee === null ? lines : [...lines, addressee]
  return { ok: true, recipient: { postcode, addressLines, name } }
}

/** Where papers of the 住民票 go: to the address on it and nowhere else. */
export async function registeredRecipient(tx: Tx, personId: PersonId): Promise<Found> {
  const address = await paperAddress(tx, personId)
  const name = (await personNames(tx, [personId])).get(personId)
  if (!address || !name) return missing(tx, personId)
  return { ok: true, recipient: { postcode: address.postcode, addressLines: address.lines, name } }
}

const missing = async (tx: Tx, personId: PersonId): Promise<Found> => ({
  ok: false,
  reason: (await findPerson(tx, personId)) ? 'no_address' : 'left_register',
})
