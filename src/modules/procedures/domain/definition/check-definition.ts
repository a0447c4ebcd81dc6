import { ruleProblems } from './check-rules.ts'
import { wordProblems } from './check-words.ts'
import { cycleProblems } from './checks/cycles.ts'
import { partProblems } from './checks/parts.ts'
import { reachProblems } from './checks/reach.ts'
import { referenceProblems } from './checks/references.ts'
import { compiled } from './compile.ts'
import { lawProblems } from './check-law.ts'
import { allFields, type Definition, type Field, findField, groupOf, type Page } from './definition.ts'

export type DefinitionProblem = {
  kind:
    | 'duplicate_id'
    | 'unknown_field'
    | 'later_field'
    | 'unknown_option'
    | 'fact_too_early'
    | 'not_known_here'
    | 'wrong_type'
    | 'cycle'
    | 'dead_end'
    | 'unreachable_page'
    | 'unreachable_field'
    | 'unreachable_option'
    | 'nobody_eligible'
    | 'wrong_role'
    | 'missing_words'
    | 'missing_reading'
    | 'unknown_placeholder'
    | 'note_in_words'
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
  const outside = new Set(fields.map(({ id }) => id))
  return [
    // A question of a row may be called as one of another group's, but not as one that stands outside.
    ...duplicates(
      fields.map(({ id }) => id),
      'field',
    ),
    ...fields.flatMap((field) => (rowIds(field).length > 0 ? duplicates([...outside, ...rowIds(field)], 'field') : [])),
    ...duplicates(
      definition.pages.map((page) => page.key),
      'page',
    ),
    ...fields.flatMap((field) => fieldProblems(definition, field)),
    ...meaningProblems(definition),
    ...definition.fees.flatMap((rule) => [
      ...(rule.count === 'once' || 'value' in rule.count
        ? []
        : countProblem(definition, rule.count.field, `fee ${rule.fee}`)),
      ...linesProblem(definition, rule),
    ]),
    ...roleProblem(definition, definition.subjects?.scope, 'choice', 'subjects.scope'),
    ...roleProblem(definition, definition.subjects?.persons, 'persons', 'subjects.persons'),
    ...roleProblem(definition, definition.coApplicant?.field, 'persons', 'coApplicant'),
    ...copiesProblem(definition),
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

/** What its rules say; what they lead to is worked out only where they mean something. */
function meaningProblems(definition: Definition): DefinitionProblem[] {
  const problems = [...referenceProblems(definition), ...cycleProblems(definition), ...partProblems(definition)]
  return problems.length > 0 ? problems : reachProblems(definition)
}

function fieldProblems(definition: Definition, field: Field): DefinitionProblem[] {
  const inRow = field.type === 'group' ? field.fields : []
  const options = 'options' in field ? field.options : []
  return [
    ...duplicates(
      options.map((option) => option.value),
      `option of ${field.id}`,
    ),
    ...boundProblems(field),
    ...dayBeforeProblems(definition, field),
    ...inRow.flatMap((one) => fieldProblems(definition, one)),
  ]
}

function boundProblems(field: Field): DefinitionProblem[] {
  const [low, high] =
    field.type === 'number' ? [field.min, field.max] : field.type === 'date' ? [field.notBefore, field.notAfter] : []
  return low !== undefined && high !== undefined && low > high ? [{ kind: 'wrong_bounds', where: field.id }] : []
}

/** The day after which a time may be chosen is asked before. */
function dayBeforeProblems(definition: Definition, field: Field): DefinitionProblem[] {
  if (field.type !== 'appointment' || !field.after) return []
  const { positions } = compiled(definition)
  const [day, own] = [positions.get(field.after.field) ?? Number.POSITIVE_INFINITY, positions.get(field.id) ?? 0]
  const isDay = findField(definition, field.after.field)?.type === 'date'
  return isDay && day < own ? [] : [{ kind: 'later_field', where: field.id }]
}

/** A fee is counted by a number, asked or computed, or by the rows of a group. */
function countProblem(definition: Definition, id: string, where: string): DefinitionProblem[] {
  const field = findField(definition, id)
  const isCount = field?.type === 'computed' && field.format === 'number'
  return isCount || field?.type === 'number' || field?.type === 'group' ? [] : [{ kind: 'wrong_role', where }]
}

/** A fee of rows is named after choices of its group. */
function linesProblem(definition: Definition, { fee, each }: Definition['fees'][number]): DefinitionProblem[] {
  const group = each && findField(definition, each.group)
  const choices =
    group?.type === 'group' ? group.fields.filter(({ type }) => type === 'choice').map(({ id }) => id) : []
  return !each || each.named.every((id) => choices.includes(id)) ? [] : [{ kind: 'wrong_role', where: `fee ${fee}` }]
}

function copiesProblem(definition: Definition): DefinitionProblem[] {
  const { copies } = definition
  if (copies?.of === undefined) return roleProblem(definition, copies?.field, 'number', 'copies')
  const group = findField(definition, copies.field)
  const isNumber = group?.type === 'group' && group.fields.some(({ id, type }) => id === copies.of && type === 'number')
  return isNumber ? [] : [{ kind: 'wrong_role', where: 'copies' }]
}

const roleProblem = (
  definition: Definition,
  id: string | undefined,
  type: Field['type'],
  where: string,
): DefinitionProblem[] =>
  id === undefined || findField(definition, id)?.type === type ? [] : [{ kind: 'wrong_role', where }]

function duplicates(ids: readonly string[], what: string): DefinitionProblem[] {
  const seen = new Set<string>()
  return ids.flatMap((id) => {
    if (seen.has(id)) return [{ kind: 'duplicate_id' as const, where: `${what} ${id}` }]
    seen.add(id)
    return []
  })
}
