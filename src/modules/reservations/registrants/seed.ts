import { demoOf } from '#demo/of-profile.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { matchKey } from './actions/match-key.ts'
import { writeRegistrantNumber } from './domain/number.ts'
import { nextRegistrantSequence } from './store/registrants.ts'
import { isSeeded, seedMember, seedNamedMember, seedRegistrant } from './store/seed.ts'

/** In the demo alone: groups that are registered already, so that lists and pages have something to show. */
export async function seed(tx: Tx, house: House): Promise<void> {
  if (house.config.env !== 'demo') return
  const { registrations, staff } = demoOf(house.config.profile)
  const [seenBy] = staff
  for (const made of registrations) {
    if (!seenBy || (await isSeeded(tx, made.id))) continue
    const number = writeRegistrantNumber(await nextRegistrantSequence(tx))
    await seedRegistrant(tx, { ...made, number })
    for (const { person, role } of made.members) {
      const birthDate = Temporal.PlainDate.from(person.birthDate)
      const key = matchKey(house, { name: person.name, birthDate })
      await seedMember(tx, made, { personId: person.personId, role, birthDate, key })
    }
    for (const one of made.named) {
      const birthDate = Temporal.PlainDate.from(one.birthDate)
      const key = matchKey(house, { name: one.name, birthDate })
      await seedNamedMember(tx, made, { ...one, birthDate, key, seenBy: seenBy.staffId })
    }
  }
}
