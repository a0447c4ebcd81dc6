import { needsCheck, type Person } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { MemberRole, MembershipId, RegistrantId } from '../domain/registrant.ts'
import { insertFact } from '../store/facts.ts'
import { endNamedMember, insertMembership, namedWithKey } from '../store/members.ts'
import { fromRegister } from './register-person.ts'

/**
 * Puts somebody with a card into a group, in the place of the named member that they are. Of whom papers are given out at the
 * office only, the register says nothing here, not even that they live here: the others could tell from what the group may do.
 */
export async function joinGroup(
  tx: Tx,
  house: House,
  person: Person,
  made: { registrantId: RegistrantId; role: MemberRole; shownToMembers: boolean },
): Promise<MembershipId | undefined> {
  const { registrantId, role, shownToMembers } = made
  const at = house.clock.now()
  const today = house.clock.today()
  const { personId } = person
  const known = fromRegister(house, person)
  const named = known.matchKey && (await namedWithKey(tx, registrantId, known.matchKey))
  const membershipId = await insertMembership(tx, {
    registrantId,
    personId,
    role,
    from: today,
    consentedAt: at,
    shownToMembers,
    ...known,
  })
  if (!membershipId) return undefined
  if (named) await endNamedMember(tx, named, today, 'joined')
  const isWalled = (await needsCheck(tx, [personId])).has(personId)
  const seen = { source: 'register', on: today } as const
  for (const kind of isWalled ? (['identity'] as const) : (['identity', 'lives'] as const))
    await insertFact(tx, { registrantId, of: { membershipId }, kind, at, seen })
  return membershipId
}
