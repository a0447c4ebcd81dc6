import { currentPersonId, dayForAge, findPerson, idsOfPerson, type Person } from '#modules/people/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { ageOn } from '../domain/ages.ts'
import { classFor } from '../domain/classes.ts'
import { writeRegistrantNumber } from '../domain/number.ts'
import type { RegistrantId } from '../domain/registrant.ts'
import { insertFact } from '../store/facts.ts'
import { insertMembership } from '../store/members.ts'
import { heldAsPerson, insertRegistrant, nextRegistrantSequence } from '../store/registrants.ts'
import { rulesOf } from '../rules-of.ts'
import { matchKey } from './match-key.ts'
import type { VerifiedResident } from './membership.ts'
import { emitRegistrant, noteRegistrant } from './note.ts'

export type PersonRegistered =
  | { ok: true; id: RegistrantId }
  | { ok: false; reason: 'held' | 'too_young' | 'not_on_register' }

/**
 * Somebody registers themselves. The card has said who it is and the register that they live here, so the registration stands
 * at once. Once a person; who is suspended waits for its end.
 */
export async function registerPerson(tx: Tx, house: House, resident: VerifiedResident): Promise<PersonRegistered> {
  const rules = rulesOf(house)
  const today = house.clock.today()
  const at = house.clock.now()
  const personId = await lockPerson(tx, resident.personId)
  if (await heldAsPerson(tx, await idsOfPerson(tx, personId))) return { ok: false, reason: 'held' }
  const person = await findPerson(tx, personId)
  const found =
    person && classFor(rules.classes, 'person', [{ ...known(person), links: ['lives'], isDisabled: false }], today)
  if (!person || !found) return { ok: false, reason: 'not_on_register' }
  if (!hasAge(person, rules.leastAge.person, today)) return { ok: false, reason: 'too_young' }
  const id = await insertRegistrant(tx, {
    number: writeRegistrantNumber(await nextRegistrantSequence(tx)),
    kind: 'person',
    name: person.name,
    nameKana: person.kana ?? person.name,
    class: found.key,
    at,
    stands: { from: today, until: today.add({ years: rules.validYears }) },
  })
  const membershipId = await insertMembership(tx, {
    registrantId: id,
    personId,
    role: 'representative',
    from: today,
    consentedAt: at,
    shownToMembers: false,
    ...fromRegister(house, person),
  })
  if (!membershipId) throw new Error('a new registration has a member')
  const seen = { source: 'register', on: today } as const
  for (const kind of ['identity', 'lives'] as const)
    await insertFact(tx, { registrantId: id, of: { membershipId }, kind, at, seen })
  await noteRegistrant(tx, house, resident, id, 'register', { class: found.key })
  await emitRegistrant(tx, id, 'registered')
  return { ok: true, id }
}

/** Waits for whoever else is putting this person into a registration. */
export async function lockPerson(tx: Tx, id: PersonId): Promise<PersonId> {
  const personId = (await currentPersonId(tx, id)) ?? id
  await lockFor(tx, 'reservations.person', personId)
  return personId
}

const known = ({ birthDate }: Person) => ({ birthDate: dayForAge(birthDate) })

/** Of unknown birth nobody is too young: the counter asks. */
export function hasAge({ birthDate }: Pick<Person, 'birthDate'>, age: number, on: Temporal.PlainDate): boolean {
  const birth = dayForAge(birthDate)
  return birth === null || ageOn(birth, on) >= age
}

/** What is kept of the register to count a member and to find them in another group. */
export function fromRegister(house: House, { name, birthDate }: Pick<Person, 'name' | 'birthDate'>) {
  const birth = dayForAge(birthDate)
  return { birthDate: birth, matchKey: birth && matchKey(house, { name, birthDate: birth }) }
}
