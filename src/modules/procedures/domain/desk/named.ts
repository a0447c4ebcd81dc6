import type { PersonId } from '#platform/ids/index.ts'
import { keptGroup } from '../answers/rows.ts'
import { allFields, type Definition } from '../definition/definition.ts'

/** Who the answers name beside the applicant: for whom it is asked, and the fields in which people are named. */
export function peopleNamed(
  definition: Definition,
  kept: Readonly<Record<string, unknown>>,
  applicant: PersonId,
): { fields: string[]; people: PersonId[] } {
  const found: unknown[] = []
  const fields: string[] = []
  for (const field of allFields(definition)) {
    const inRows = field.type === 'group' ? field.fields : [field]
    for (const { id, type } of inRows) {
      if (type !== 'persons') continue
      fields.push(id)
      const answers = field.type === 'group' ? keptGroup(kept[field.id]).rows.map((row) => row.answers[id]) : [kept[id]]
      found.push(...answers.flat())
    }
  }
  const people = new Set(found.filter((one): one is PersonId => typeof one === 'string' && one !== ''))
  people.delete(applicant)
  return { fields, people: [...people] }
}
