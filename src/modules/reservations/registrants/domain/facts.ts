import type { RegistrantFacts } from '../../rules/index.ts'
import { ageOn, isJuniorHighOrYounger } from './ages.ts'
import type { CountedMember } from './classes.ts'

/** Counts by age on that day. Who has no known birth date is a member and of no age. */
export function countMembers(
  members: readonly CountedMember[],
  on: Temporal.PlainDate,
): Pick<RegistrantFacts, 'members' | 'membersInWard' | 'share'> {
  const count = (fits: (member: CountedMember) => boolean) => members.filter(fits).length
  const reached = (years: number) => count(({ birthDate }) => birthDate !== null && ageOn(birthDate, on) >= years)
  return {
    members: members.length,
    membersInWard: count(({ links }) => links.length > 0),
    share: {
      over75: reached(75),
      over65: reached(65),
      disabled: count(({ isDisabled }) => isDisabled),
      juniorHighOrYounger: count(({ birthDate }) => birthDate !== null && isJuniorHighOrYounger(birthDate, on)),
    },
  }
}
