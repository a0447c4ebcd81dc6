import { ageOn, isJuniorHighOrYounger } from './ages.ts'
import type { CountedMember } from './classes.ts'
import type { RegistrantKind } from './registrant.ts'

/** Counts that rules ask for, by the members of the reference day; nobody's own facts. */
export type RegistrantFacts = {
  class: string
  inWard: boolean
  kind: RegistrantKind
  members: number
  membersInWard: number
  share: { over75: number; over65: number; disabled: number; juniorHighOrYounger: number }
  /** Keys of granted reductions and priorities. */
  grants: readonly string[]
}

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
