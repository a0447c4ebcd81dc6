import { ruleProblems } from './check-rules.ts'
import { wordProblems } from './check-words.ts'
import { type Condition, isSubjectFact, mentions } from './condition.ts'
import { lawProblems } from './check-law.ts'
import { allFields, type Definition, type Field, findField, groupOf, type Page } from './definition.ts'

export type DefinitionProblem = {
  kind:
    | 'duplicate_id'
    | 'unknown_field'
    | 'later_field'
    | 'unknown_option'
    | 'fact_too_early'
    | 'wrong_role'
    | 'missing_words'
    | 'missing_reading'
    | 'unknown_placeholder'
    | 'group_not_alone'
    | 'wrong_bounds'
    | 'wrong_route'
    | 'missing_law'
    | 'missing_letter'
    | 'unknown_rule'
    | 'refusal_of_notification'
    | 'card_needed'
    | 'forbidden_acting'
    | 'wrong_charge'
  where: string
}

/** Everything that would go wrong with this definition. Nothing is published while the list is not empty. */
export function problemsOf(definition: Definition): DefinitionProblem[] {
  const fields = allFields(definition)
  return [
    // A question of a row may be called as one of another group's, but not as one that stands outside.
    ...fields.flatMap((field) => duplicates([...fields.map(({ id }) => id), ...rowIds(field)], 'field')),
    ...duplicates(
      definition.pages.map((page) => page.key),
      'page',
    ),
    ...fields.flatMap((field, position) => fieldProblems(definition, field, fields.slice(0, position))),
    ...definition.fees.flatMap((rule) => [
      ...conditionProblems(definition, rule.when, fields, `fee ${rule.fee}`),
      ...(rule.count === 'once' ? [] : countProblem(definition, rule.count.field, `fee ${rule.fee}`)),
    ]),
    ...roleProblem(definition, definition.subjects?.scope, 'choice', 'subjects.scope'),
    ...roleProblem(definition, definition.subjects?.persons, 'persons', 'subjects.persons'),
    ...roleProblem(definition, definition.copies?.field, 'number', 'copies'),
    ...roleProblem(definition, definition.delivery?.field, 'choice', 'delivery'),
    ...definition.pages.flatMap(groupProblems),
    ...lawProblems(definition),
    ...ruleProblems(definition),
    ...wordProblems(definition),
  ]
}

const rowIds = (field: Field): string[] => (field.type === 'group' ? field.fields.map((one) => one.id) : [])

/** A group is a page of its own: it has a list, and its rows their pages. */
function groupProblems(page: Page): DefinitionProblem[] {
  const group = groupOf(page)
  if (!group) return []
  return [
    ...(page.fields.length > 1 ? [{ kind: 'group_not_alone' as const, where: page.key }] : []),
    ...(group.min > group.max ? [{ kind: 'wrong_bounds' as const, where: group.id }] : []),
  ]
}

function fieldProblems(definition: Definition, field: Field, earlier: readonly Field[]): DefinitionProblem[] {
  const inRow = field.type === 'group' ? field.fields : []
  const options = 'options' in field ? field.options : []
  return [
    ...duplicates(
      options.map((option) => option.value),
      `option of ${field.id}`,
    ),
    ...conditionProblems(definition, field.showIf, earlier, field.id),
    ...boundProblems(field),
    ...dayBeforeProblems(field, earlier),
    // A question of a row may depend on what stands before it in the row, and on everything before the group.
    ...inRow.flatMap((one, position) => fieldProblems(definition, one, [...earlier, ...inRow.slice(0, position)])),
    ...options.flatMap((option) =>
      conditionProblems(definition, option.showIf, earlier, `${field.id}.${option.value}`),
    ),
  ]
}

function conditionProblems(
  definition: Definition,
  condition: Condition | undefined,
  earlier: readonly Field[],
  where: string,
): DefinitionProblem[] {
  const { fields, facts } = mentions(condition)
  const isEarlier = (id: string) => earlier.some((field) => field.id === id)
  const { subjects } = definition
  const subjectsKnown = !subjects || (isEarlier(subjects.scope) && isEarlier(subjects.persons))
  return [
    ...fields.flatMap((id): DefinitionProblem[] => {
      if (!isEarlier(id) && !findField(definition, id)) return [{ kind: 'unknown_field', where }]
      return isEarlier(id) ? [] : [{ kind: 'later_field', where }]
    }),
    ...(facts.some(isSubjectFact) && !subjectsKnown ? [{ kind: 'fact_too_early' as const, where }] : []),
    ...optionsAskedFor(condition).flatMap(({ field, value }) => {
      const asked = earlier.find((one) => one.id === field) ?? findField(definition, field)
      const isKnown = !asked || !('options' in asked) || asked.options.some((option) => option.value === value)
      return isKnown ? [] : [{ kind: 'unknown_option' as const, where }]
    }),
  ]
}

function optionsAskedFor(condition: Condition | undefined): { field: string; value: string | number }[] {
  if (!condition) return []
  if ('is' in condition) return [{ field: condition.field, value: condition.is }]
  if ('includes' in condition) return [{ field: condition.field, value: condition.includes }]
  if ('not' in condition) return optionsAskedFor(condition.not)
  if ('all' in condition) return condition.all.flatMap(optionsAskedFor)
  return 'any' in condition ? condition.any.flatMap(optionsAskedFor) : []
}

function boundProblems(field: Field): DefinitionProblem[] {
  const [low, high] =
    field.type === 'number' ? [field.min, field.max] : field.type === 'date' ? [field.notBefore, field.notAfter] : []
  return low !== undefined && high !== undefined && low > high ? [{ kind: 'wrong_bounds', where: field.id }] : []
}

/** The day after which a time may be chosen is asked before. */
function dayBeforeProblems(field: Field, earlier: readonly Field[]): DefinitionProblem[] {
  if (field.type !== 'appointment' || !field.after) return []
  const { after } = field
  return earlier.some(({ id, type }) => id === after.field && type === 'date')
    ? []
    : [{ kind: 'later_field', where: field.id }]
}

/** A fee is counted by a number, or by the rows of a group. */
function countProblem(definition: Definition, id: string, where: string): DefinitionProblem[] {
  const type = findField(definition, id)?.type
  return type === 'number' || type === 'group' ? [] : [{ kind: 'wrong_role', where }]
}

const roleProblem = (
  definition: Definition,
  id: string | undefined,
  type: Field['type'],
  where: string,
): DefinitionProblem[] =>
  id === undefined || findField(definition, id)?.type === type ? [] : [{ kind: 'wrong_role', where }]

const duplicates = (ids: readonly string[], what: string): DefinitionProblem[] =>
  ids
    .filter((id, position) => ids.indexOf(id) !== position)
    .map((id) => ({ kind: 'duplicate_id', where: `${what} ${id}` }))
