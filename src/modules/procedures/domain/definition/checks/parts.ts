import type { DefinitionProblem } from '../check-definition.ts'
import { compiled } from '../compile.ts'
import { type Definition, type Field, findField } from '../definition.ts'
import { leastRanked, mostRanked } from '../fields.ts'
import { placesOf, scopeAt, scopeInRow, type Scope } from './places.ts'
import { typeOfValue } from './references.ts'

/** What the new kinds of questions want of themselves, and the day from which a period runs. */
export const partProblems = (definition: Definition): DefinitionProblem[] => [
  ...limitProblems(definition),
  ...windowProblems(definition),
  ...feeProblems(definition),
  ...[...compiled(definition).fields.values()].flatMap((field, position) => {
    const scope = scopeAt(definition, position)
    if (field.type !== 'group') return problemsOf(field, scope)
    return field.fields.flatMap((one) => problemsOf(one, scopeInRow(scope, field)))
  }),
]

function problemsOf(field: Field, scope: Scope): DefinitionProblem[] {
  if (field.type === 'ranking') {
    const fits = leastRanked(field) <= mostRanked(field) && (field.min ?? 1) <= (field.max ?? field.options.length)
    return fits ? [] : [{ kind: 'wrong_bounds', where: field.id }]
  }
  if (field.type === 'choice' && field.options.every(({ stops }) => stops))
    return [{ kind: 'dead_end', where: field.id }]
  if (field.type !== 'computed') return []
  const isAsked = field.correctable || field.optional || field.prefill !== undefined || field.fixed
  const expected = field.format === 'date' ? 'day' : 'number'
  return [
    ...(isAsked ? [{ kind: 'wrong_role' as const, where: field.id }] : []),
    ...(typeOfValue(field.value, scope) === expected ? [] : [{ kind: 'wrong_type' as const, where: field.id }]),
  ]
}

/** What counts a fee is a number. */
const feeProblems = (definition: Definition): DefinitionProblem[] =>
  placesOf(definition)
    .filter(({ where, value, scope }) => where.startsWith('fee ') && value && typeOfValue(value, scope) !== 'number')
    .map(({ where }) => ({ kind: 'wrong_type' as const, where }))

/** A window ends after it has begun, and has a name of its own. */
const windowProblems = ({ windows = [] }: Definition): DefinitionProblem[] =>
  windows.flatMap(({ key, from, until }, index) => [
    ...(until < from ? [{ kind: 'wrong_bounds' as const, where: `windows.${key}` }] : []),
    ...(windows.findIndex((one) => one.key === key) < index
      ? [{ kind: 'duplicate_id' as const, where: `windows.${key}` }]
      : []),
  ])

function limitProblems(definition: Definition): DefinitionProblem[] {
  const { limit } = definition
  if (!limit) return []
  const from = findField(definition, limit.from)
  if (!from) return [{ kind: 'unknown_field', where: 'limit.from' }]
  const isDay = from.type === 'date' || (from.type === 'computed' && from.format === 'date')
  return isDay ? [] : [{ kind: 'wrong_role', where: 'limit.from' }]
}
