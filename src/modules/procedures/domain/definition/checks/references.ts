import type { DefinitionProblem } from '../check-definition.ts'
import { type Condition, isSubjectFact } from '../condition.ts'
import type { Definition } from '../definition.ts'
import type { Field, GroupField, Option } from '../fields.ts'
import { partsOf, type Value } from '../value.ts'
import { type Place, placesOf, type Scope, scopeInRow } from './places.ts'

/** Names that mean nothing, or something later; options that are not there; words where a number or a day is needed. */
export const referenceProblems = (definition: Definition): DefinitionProblem[] =>
  placesOf(definition).flatMap((place) => [...conditionProblems(place.condition, place), ...valueProblems(place)])

type At = Pick<Place, 'where' | 'scope'>
type Kind = DefinitionProblem['kind']

const say = (kind: Kind, { where }: At): DefinitionProblem => ({ kind, where })

function conditionProblems(condition: Condition | undefined, at: At): DefinitionProblem[] {
  if (!condition) return []
  if ('all' in condition) return condition.all.flatMap((part) => conditionProblems(part, at))
  if ('any' in condition) return condition.any.flatMap((part) => conditionProblems(part, at))
  if ('not' in condition) return conditionProblems(condition.not, at)
  if ('fact' in condition) {
    if (!at.scope.hasFacts) return [say('not_known_here', at)]
    return isSubjectFact(condition.fact) && !at.scope.knowsPeople ? [say('fact_too_early', at)] : []
  }
  if ('answered' in condition) return named(condition.answered, at, () => [])
  if ('compare' in condition) return comparisonProblems(condition, at)
  if ('some' in condition) return inRows(condition.some, condition.where, at)
  if ('every' in condition) return inRows(condition.every, condition.where, at)
  return named(condition.field, at, (field) =>
    'is' in condition ? isProblems(field, condition.is, at) : includesProblems(field, condition.includes, at),
  )
}

function isProblems(field: Field, value: string | number, at: At): DefinitionProblem[] {
  if (field.type === 'choice') return hasOption(field.options, value) ? [] : [say('unknown_option', at)]
  // The one account that is no reference.
  if (field.type === 'bank-account') return value === 'public' && field.publicAccount ? [] : [say('wrong_type', at)]
  const type = typeOf(field)
  const fits = type === 'number' ? typeof value === 'number' : type !== undefined && typeof value === 'string'
  return fits ? [] : [say('wrong_type', at)]
}

function includesProblems(field: Field, value: string, at: At): DefinitionProblem[] {
  if (field.type === 'persons') return []
  if (field.type !== 'choices' && field.type !== 'ranking') return [say('wrong_type', at)]
  return hasOption(field.options, value) ? [] : [say('unknown_option', at)]
}

const hasOption = (options: readonly Option[], value: unknown): boolean =>
  options.some((option) => option.value === value)

function named(id: string, at: At, check: (field: Field) => DefinitionProblem[]): DefinitionProblem[] {
  const meant = at.scope.find(id)
  if (!meant) return [say('unknown_field', at)]
  return [...(meant.isEarlier ? [] : [say('later_field', at)]), ...check(meant.field)]
}

function inRows(id: string, where: Condition | undefined, at: At): DefinitionProblem[] {
  return named(id, at, (field) =>
    field.type === 'group' ? conditionProblems(where, rowOf(at, field)) : [say('wrong_type', at)],
  )
}

const rowOf = ({ where, scope }: At, group: GroupField): At => ({ where, scope: scopeInRow(scope, group) })

type Comparison = Extract<Condition, { compare: unknown }>

function comparisonProblems({ compare, left, right }: Comparison, at: At): DefinitionProblem[] {
  const problems = [left, right].flatMap((side) => problemsOfValue(side, at))
  if (problems.length > 0) return problems
  const types = [left, right].map((side) => typeOfValue(side, at.scope))
  const [type] = types
  if (types.some((one) => one !== type) || (type === 'text' && compare !== '=' && compare !== '!='))
    return [say('wrong_type', at)]
  return [...optionProblems(left, right, at), ...optionProblems(right, left, at)]
}

/** A choice is compared with one of its options. */
function optionProblems(choice: Value, text: Value, at: At): DefinitionProblem[] {
  if (!('value' in choice) || !('text' in text)) return []
  const field = at.scope.find(choice.value)?.field
  return field?.type === 'choice' && !hasOption(field.options, text.text) ? [say('unknown_option', at)] : []
}

function valueProblems({ value, ...at }: Place): DefinitionProblem[] {
  return value ? problemsOfValue(value, at) : []
}

function problemsOfValue(value: Value, at: At): DefinitionProblem[] {
  if ('value' in value) return named(value.value, at, (field) => (typeOf(field) ? [] : [say('wrong_type', at)]))
  if ('today' in value) return at.scope.hasDay ? [] : [say('not_known_here', at)]
  if ('count' in value) return countProblems(value, at)
  if ('sum' in value) return sumProblems(value, at)
  const parts = partsOf(value)
  const problems = parts.flatMap((part) => problemsOfValue(part, at))
  if (problems.length > 0) return problems
  const types = parts.map((part) => typeOfValue(part, at.scope))
  return areRight(value, types) ? [] : [say('wrong_type', at)]
}

function countProblems({ count, where }: Extract<Value, { count: unknown }>, at: At): DefinitionProblem[] {
  const isList = (field: Field) => ['choices', 'ranking', 'persons'].includes(field.type)
  return named(count, at, (field) => {
    if (field.type === 'group') return conditionProblems(where, rowOf(at, field))
    return isList(field) && !where ? [] : [say('wrong_type', at)]
  })
}

function sumProblems({ sum, where }: Extract<Value, { sum: unknown }>, at: At): DefinitionProblem[] {
  const [id = ''] = sum.split('.')
  return named(id, at, (group) => {
    if (group.type !== 'group') return [say('wrong_type', at)]
    const row = rowOf(at, group)
    const meant = row.scope.find(sum)
    if (!meant?.group) return [say('unknown_field', at)]
    const isNumber = typeOf(meant.field) === 'number'
    return [...(isNumber ? [] : [say('wrong_type', at)]), ...conditionProblems(where, row)]
  })
}

type Type = 'number' | 'day' | 'text'

function areRight(value: Value, types: readonly (Type | undefined)[]): boolean {
  const all = (type: Type) => types.every((one) => one === type)
  if ('add' in value || 'subtract' in value || 'multiply' in value) return all('number')
  if ('min' in value || 'max' in value) return all('number') || all('day')
  if ('days' in value || 'years' in value) return all('day')
  if ('fiscalYearStart' in value) return all('day')
  if ('addDays' in value) return types[0] === 'day' && types.slice(1).every((one) => one === 'number')
  return true
}

/** What a value is, once its parts are right. */
export function typeOfValue(value: Value, scope: Scope): Type | undefined {
  if ('day' in value || 'today' in value || 'addDays' in value || 'fiscalYearStart' in value) return 'day'
  if ('text' in value) return 'text'
  if ('min' in value || 'max' in value) return partsOf(value).map((part) => typeOfValue(part, scope))[0]
  if (!('value' in value)) return 'number'
  const meant = scope.find(value.value)
  return meant && typeOf(meant.field)
}

function typeOf(field: Field): Type | undefined {
  switch (field.type) {
    case 'number':
      return 'number'
    case 'date':
      return 'day'
    case 'computed':
      return field.format === 'date' ? 'day' : 'number'
    case 'choice':
    case 'text':
    case 'long-text':
    case 'address':
      return 'text'
    default:
      return undefined
  }
}
