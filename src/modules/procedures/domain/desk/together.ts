import { lookupsFor, rowsOf } from '../../lookups/domain.ts'
import type { Definition } from '../definition/definition.ts'

export type Described = { name: string; birthDate: string }

/** Rows of a group whose people live elsewhere only where that is looked up: the others are said to live with the applicant. */
export function saidToLiveTogether(definition: Definition, answers: Readonly<Record<string, unknown>>): Described[] {
  const rules = (definition.lookupRules ?? []).filter(({ item, about }) => item === elsewhere && about !== 'applicant')
  const away = new Set(lookupsFor(definition, answers).map(({ rule, rowId }) => `${rule.key}:${rowId}`))
  return rules.flatMap((rule) =>
    rowsOf(answers[rule.about])
      .filter(({ id }) => !away.has(`${rule.key}:${id}`))
      .map((row) => ({ name: text(row.answers['name']), birthDate: text(row.answers['birth-date']) })),
  )
}

/** The same name, however it is spaced, and the same day of birth. */
export const isSamePerson = (
  member: { name: string; birthDate: { isKnown: boolean; date?: Temporal.PlainDate | undefined } },
  described: Described,
): boolean =>
  member.birthDate.isKnown &&
  member.birthDate.date?.toString() === described.birthDate &&
  unspaced(member.name) === unspaced(described.name)

const elsewhere = 'residence-elsewhere'
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const unspaced = (name: string): string => name.replaceAll(/\s/g, '')
