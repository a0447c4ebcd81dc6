import { findPerson, idsOfPerson } from '#modules/people/index.ts'
import { mayRepresent } from '#modules/organisations/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { writeRegistrantNumber } from '../domain/number.ts'
import type { RegistrantId } from '../domain/registrant.ts'
import { countGroupsOf } from '../store/duplicates.ts'
import { insertRegistrant, nextRegistrantSequence } from '../store/registrants.ts'
import { rulesOf } from '../rules-of.ts'
import { joinGroup } from './join.ts'
import type { VerifiedResident } from './membership.ts'
import { noteRegistrant } from './note.ts'
import { hasAge, lockPerson } from './register-person.ts'

export type GivenGroup = { name: string; nameKana: string; organisationId: OrganisationId | null }

export type GroupFounded =
  | { ok: true; id: RegistrantId }
  | { ok: false; reason: 'too_young' | 'not_on_register' | 'too_many_groups' | 'not_representing' }

/** A representative begins a group; it gathers its members, and asks for its registration when they are in. */
export async function foundGroup(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  given: GivenGroup,
): Promise<GroupFounded> {
  const rules = rulesOf(house)
  const today = house.clock.today()
  const personId = await lockPerson(tx, resident.personId)
  const person = await findPerson(tx, personId)
  if (!person) return { ok: false, reason: 'not_on_register' }
  if (!hasAge(person, rules.leastAge.representative, today)) return { ok: false, reason: 'too_young' }
  if ((await countGroupsOf(tx, await idsOfPerson(tx, personId))) >= rules.groupsAPerson)
    return { ok: false, reason: 'too_many_groups' }
  const { organisationId } = given
  if (organisationId && !(await mayRepresent(tx, { personId, organisationId, on: today })))
    return { ok: false, reason: 'not_representing' }
  const id = await insertRegistrant(tx, {
    ...given,
    number: writeRegistrantNumber(await nextRegistrantSequence(tx)),
    kind: 'group',
    class: leastClass(rules.classes),
    at: house.clock.now(),
  })
  await joinGroup(tx, house, person, { registrantId: id, role: 'representative', shownToMembers: true })
  await noteRegistrant(tx, house, resident, id, 'begin')
  return { ok: true, id }
}

/** What a group is until its members say more: the class that asks least stands last. */
export function leastClass(classes: readonly { key: string; kind: string }[]): string {
  const last = classes.findLast(({ kind }) => kind === 'group')
  if (!last) throw new Error('the profile has no class for groups')
  return last.key
}
