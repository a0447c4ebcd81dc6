import { dayForAge, type HouseholdMember } from '#modules/people/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Definition } from '../domain/definition/definition.ts'

/** Whom the answers name as the one who has to agree; `undefined` where nobody has to. */
export function coApplicantIn(
  { coApplicant }: Definition,
  answers: Readonly<Record<string, unknown>>,
): PersonId | undefined {
  const named = coApplicant && answers[coApplicant.field]
  const [first] = Array.isArray(named) ? named : []
  // Parse edge: the journey lets nothing but members of the household through.
  return typeof first === 'string' ? (first as PersonId) : undefined
}

/** Another adult of the household: 民法 第4条. Who files it does not agree with themselves. */
export function mayAgree(
  members: readonly HouseholdMember[],
  personId: PersonId,
  { not, today }: { not: readonly (PersonId | null)[]; today: Temporal.PlainDate },
): boolean {
  const member = members.find((one) => one.personId === personId)
  const born = member && dayForAge(member.birthDate)
  if (!born || not.includes(personId)) return false
  return Temporal.PlainDate.compare(born.add({ years: 18 }), today) <= 0
}
