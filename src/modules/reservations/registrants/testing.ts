import type { Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { acceptMembership, inviteMember, openMemberInvitation } from './actions/invite.ts'
import { foundGroup } from './actions/found-group.ts'
import { nameMember } from './actions/members.ts'
import type { VerifiedResident } from './actions/membership.ts'
import type { RegistrantId } from './domain/registrant.ts'
import { registrants } from './index.ts'

/** This room alone, without the many places of a profile. */
export const registrantsAlone: Module = { name: 'reservations', ...registrants }

/** Somebody signed in with the card, for actions that are called without a request. */
export const residentActor = (personId: PersonId): VerifiedResident => ({
  kind: 'resident',
  level: 'verified',
  personId,
  // No account is looked up by these actions.
  accountId: personId as string as AccountId,
  displayName: '',
})

/** A group that the first of them represents and the others joined by code; nothing is asked for yet. */
export async function gatheredGroup(
  house: House,
  name: string,
  [representative, ...members]: readonly PersonId[],
): Promise<RegistrantId> {
  if (!representative) throw new Error('a group needs somebody')
  return house.db.transact(async (tx) => {
    const given = { name, nameKana: name, organisationId: null }
    const made = await foundGroup(tx, house, residentActor(representative), given)
    if (!made.ok) throw new Error(made.reason)
    for (const personId of members) {
      const joined = await join(tx, house, { id: made.id, representative, personId })
      if (!joined.ok) throw new Error(joined.reason)
    }
    return made.id
  })
}

/** One more member by code; answers how it ended. */
export async function join(
  tx: Tx,
  house: House,
  { id, representative, personId }: { id: RegistrantId; representative: PersonId; personId: PersonId },
) {
  const code = await inviteMember(tx, house, residentActor(representative), { id, role: 'member' })
  const resident = residentActor(personId)
  const invitation = await openMemberInvitation(tx, house, resident, code)
  if (!invitation) throw new Error('the code opens nothing')
  return acceptMembership(tx, house, resident, { id: invitation, shownToMembers: false })
}

/** Somebody without an account, as the representative writes them down. */
export const nameSomebody = (
  house: House,
  id: RegistrantId,
  representative: PersonId,
  given: { name: string; birth: string },
) =>
  house.db.transact((tx) =>
    nameMember(tx, house, residentActor(representative), {
      id,
      name: given.name,
      nameKana: given.name,
      birthDate: Temporal.PlainDate.from(given.birth),
      town: '見本町',
      link: 'lives',
      isDisabled: false,
    }),
  )
