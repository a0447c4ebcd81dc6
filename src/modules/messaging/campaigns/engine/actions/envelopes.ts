import { mailingAddress, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { hasReturnedFrom, numberCampaignLetter } from '../../../post/store/notice-letters.ts'
import { sayNumber } from '../../../post/domain/notice-letter.ts'
import { wayOf } from '../../../post/profile.ts'
import { wishesOf } from '../../../post/store/wishes.ts'
import { type Envelope, letterOf } from '../compose.ts'

type Enveloped = { envelopes: ReadonlyMap<PersonId, string>; leftOut: Readonly<Record<string, string>> }

/**
 * Where and to what name letters to these people go, as it is sealed, each with its number and as its reader wants it. Those
 * without an address are left out, and those from whose address a letter came back.
 */
export async function envelopesOf(
  tx: Tx,
  house: House,
  { campaignId, body, people }: { campaignId: string; body: string; people: readonly PersonId[] },
): Promise<Enveloped> {
  const names = await personNames(tx, people)
  const today = house.clock.today()
  const envelopes = new Map<PersonId, string>()
  const leftOut: Record<string, string> = {}
  for (const personId of people) {
    // One by one: protection, agreed and other addresses are weighed per person.
    const address = await mailingAddress(tx, personId, today)
    const name = names.get(personId)
    if (!address || !name) {
      leftOut[personId] = 'no-address'
      continue
    }
    if (await hasReturnedFrom(tx, personId, address.address)) {
      leftOut[personId] = 'address-returned'
      continue
    }
    const wishes = await wishesOf(tx, personId)
    const way = wayOf(house, wishes)
    const envelope: Envelope = {
      postcode: address.postcode,
      addressLines: address.addressee === null ? [...address.lines] : [...address.lines, address.addressee],
      name,
      isLarge: wishes.largePrint,
      way,
    }
    const letter = JSON.stringify(letterOf(body, JSON.stringify(envelope)))
    const about = {
      campaignId,
      personId,
      address: address.address,
      way,
      at: house.clock.now(),
      body: letter,
      ...wishes,
    }
    envelopes.set(personId, JSON.stringify({ ...envelope, number: sayNumber(await numberCampaignLetter(tx, about)) }))
  }
  return { envelopes, leftOut }
}
