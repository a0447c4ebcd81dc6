import { findPerson, mailingAddress, paperAddress, personNames } from '#modules/people/index.ts'
import { actingOf, filerMayAct, standsForThem } from '../../acting/actions/acting-of.ts'
import { groundLabels } from '../../acting/text/staff.ts'
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
  row: Pick<CaseRow, 'applicantPersonId' | 'definition' | 'filerPersonId' | 'actingAs' | 'mandateId' | 'procedure'>,
): Promise<Found> {
  const { applicantPersonId: personId, definition } = row
  const { addressPurpose } = parseDefinition(definition)
  const address = await mailingAddress(tx, personId, house.clock.today(), addressPurpose ?? null)
  const name = (await personNames(tx, [personId])).get(personId)
  if (!address || !name) return missing(tx, personId)
  const { postcode, lines, addressee } = address
  const guardian = addressee === null ? await guardianOf(tx, house, row, name) : undefined
  if (guardian) return guardian
  // 「田中様方」, a guardian or a home stands above the name of whose letter it is.
  const addressLines = addressee === null ? lines : [...lines, addressee]
  return { ok: true, recipient: { postcode, addressLines, name } }
}

/** Who stands for the person altogether is written to where they live, and it says whose matter it is. */
async function guardianOf(
  tx: Tx,
  house: House,
  row: Parameters<typeof recipientOf>[2],
  principalName: string,
): Promise<Found | undefined> {
  const acting = await actingOf(tx, row)
  if (!acting || !standsForThem(acting.as)) return undefined
  const today = house.clock.today()
  if (!(await filerMayAct(tx, row, today)).may) return undefined
  const address = await mailingAddress(tx, acting.filerId, today)
  if (!address) return undefined
  const { postcode, lines, addressee } = address
  const whose = `${principalName}様の${groundLabels[acting.as]}`
  const addressLines = [...lines, ...(addressee === null ? [] : [addressee]), whose]
  return { ok: true, recipient: { postcode, addressLines, name: acting.filerName } }
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
