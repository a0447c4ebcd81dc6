import { dayForAge } from '#modules/people/index.ts'
import { holds } from '../definition/condition.ts'
import { personRow, type PlainField } from '../definition/fields.ts'
import type { Household } from './answer.ts'

type PersonsField = Extract<PlainField, { type: 'persons' }>
type Member = Household['members'][number]

/**
 * Who of the household the question means, by what the register says of each on that day. Whose day of birth nobody
 * knows is never left out by their age. Everybody for what came on paper or has been filed: the office decides.
 */
export function membersMeant(
  { who }: PersonsField,
  household: Household,
  today: Temporal.PlainDate | undefined,
): readonly Member[] {
  // What was right on the day of asking is only read again.
  if (!who || household.takesAnybody || !today) return household.members
  return household.members.filter((member) => {
    const born = member.birthDate && dayForAge(member.birthDate)
    const known = {
      ...(member.relation !== undefined && { relation: member.relation }),
      'is-self': member.personId === household.self ? 'yes' : 'no',
    }
    const isMeant = (day: string) => {
      const answers = { ...known, 'birth-date': day }
      return holds(who.when, { answers: {}, facts: new Set(), today, row: { group: personRow, answers } })
    }
    return born ? isMeant(born.toString()) : anyAge(today).some(isMeant)
  })
}

/** A day of birth for each age that somebody can have. */
const anyAge = (today: Temporal.PlainDate): string[] =>
  Array.from({ length: 120 }, (_, years) => today.subtract({ years, days: 1 }).toString())
