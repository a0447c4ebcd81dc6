import { mailingAddress, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { noWishes, sayNumber } from '../../../post/domain/notice-letter.ts'
import { wayOf } from '../../../post/profile.ts'
import { type CampaignLetter, numberCampaignLetters, returnedFrom } from '../../../post/store/notice-letters.ts'
import { wishesOfMany } from '../../../post/store/wishes.ts'
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
  const returned = await returnedFrom(tx, people)
  const wished = await wishesOfMany(tx, people)
  const today = house.clock.today()
  const letters: { envelope: Envelope; letter: CampaignLetter }[] = []
  const leftOut: Record<string, string> = {}
  for (const personId of people) {
    // One by one: protection, agreed and other addresses are weighed per person.
    const address = await mailingAddress(tx, personId, today)
    const name = names.get(personId)
    if (!address || !name) leftOut[personId] = 'no-address'
    else if (returned.get(personId)?.has(address.address)) leftOut[personId] = 'address-returned'
    else {
      const wishes = wished.get(personId) ?? noWishes
      const envelope: Envelope = {
        postcode: address.postcode,
        addressLines: address.addressee === null ? [...address.lines] : [...address.lines, address.addressee],
        name,
        isLarge: wishes.largePrint,
        way: wayOf(house, wishes),
      }
      const written = JSON.stringify(letterOf(body, JSON.stringify(envelope)))
      const { way = 'post-house' } = envelope
      letters.push({ envelope, letter: { personId, address: address.address, way, body: written, ...wishes } })
    }
  }
  const numbers = await numberCampaignLetters(
    tx,
    { campaignId, at: house.clock.now() },
    letters.map(({ letter }) => letter),
  )
  const envelopes = new Map<PersonId, string>()
  for (const { envelope, letter } of letters) {
    const number = numbers.get(letter.personId)
    if (number === undefined) throw new Error('a letter was not numbered')
    envelopes.set(letter.personId, JSON.stringify({ ...envelope, number: sayNumber(number) }))
  }
  return { envelopes, leftOut }
}
