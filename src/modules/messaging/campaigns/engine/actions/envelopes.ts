import { mailingAddress, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { FrozenLetter } from '../../../delivery/domain/frozen-letter.ts'

/** Where and to what name letters to these people go, as it is sealed; without those who have no address. */
export async function envelopesOf(
  tx: Tx,
  house: House,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const names = await personNames(tx, people)
  const today = house.clock.today()
  const envelopes = new Map<PersonId, string>()
  for (const personId of people) {
    // One by one: protection, agreed and other addresses are weighed per person.
    const address = await mailingAddress(tx, personId, today)
    const name = names.get(personId)
    if (!address || !name) continue
    const recipient: FrozenLetter['recipient'] = {
      postcode: address.postcode,
      addressLines: address.addressee === null ? [...address.lines] : [...address.lines, address.addressee],
      name,
    }
    envelopes.set(personId, JSON.stringify(recipient))
  }
  return envelopes
}
