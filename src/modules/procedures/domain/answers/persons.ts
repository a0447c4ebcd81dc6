import { dayForAge } from '#modules/people/index.ts'
import { holds, mentions } from '../definition/condition.ts'
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
  if (!who || household.takesAnybody) return household.members
  const asksAge = mentions(who.when).fields.includes(`${personRow}.birth-date`)
  return household.members.filter((member) => {
    const born = member.birthDate && dayForAge(member.birthDate)
    if (asksAge && !born) return true
    const answers = {
      ...(born && { 'birth-date': born.toString() }),
      ...(member.relation !== undefined && { relation: member.relation }),
      'is-self': member.personId === household.self ? 'yes' : 'no',
    }
    return holds(who.when, { answers: {}, facts: new Set(), today, row: { group: personRow, answers } })
  })
}
