import type { PersonId } from '#platform/ids/index.ts'
import { compiled } from '../definition/compile.ts'
import type { Fact } from '../definition/condition.ts'
import type { Definition } from '../definition/definition.ts'
import type { Answers, AnswerValue, Household } from './answer.ts'
import { isRows } from './rows.ts'

/**
 * Whose record is meant; empty while that is not answered. Only members of the household can come out. A procedure
 * that does not ask is about the applicant and everybody of the household who is named in an answer or a row.
 */
export function subjectsOf(definition: Definition, answers: Answers, household: Household): PersonId[] {
  const everybody = household.members.map((member) => member.personId)
  const { subjects } = definition
  if (!subjects) {
    const named = new Set(namedIn(definition, answers))
    // Who asks need not be on the register: for records of the ward anybody may.
    const others = everybody.filter((id) => id === household.self || named.has(id))
    return others.includes(household.self) ? others : [household.self, ...others]
  }
  switch (answers[subjects.scope]) {
    case 'self':
      return everybody.filter((id) => id === household.self)
    case 'household':
      return everybody
    case 'some': {
      const chosen = new Set(textsIn(answers[subjects.persons]))
      return everybody.filter((id) => chosen.has(id))
    }
    default:
      return []
  }
}

/** What the register says once it is known whose record is meant. */
export function factsAbout(subjects: readonly PersonId[], household: Household): Set<Fact> {
  const members = household.members.filter((member) => subjects.includes(member.personId))
  const facts = new Set<Fact>()
  if (household.members.length > 1) facts.add('household-has-others')
  if (!household.isGuest) facts.add('asks-by-card')
  if (members.some((member) => member.isForeign)) facts.add('some-subject-is-foreign')
  if (members.some((member) => !member.isForeign)) facts.add('some-subject-is-japanese')
  return facts
}

function namedIn(definition: Definition, answers: Answers): string[] {
  const { fields, aboutPeople } = compiled(definition)
  return [...aboutPeople].flatMap((id) => {
    const field = fields.get(id)
    const value = answers[id]
    if (field?.type !== 'group') return textsIn(value)
    const inRow = field.fields.filter((one) => one.type === 'persons')
    return isRows(value) ? value.flatMap((row) => inRow.flatMap((one) => textsIn(row.answers[one.id]))) : []
  })
}

const textsIn = (value: AnswerValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
