import type { DefinitionProblem } from '../check-definition.ts'
import { compiled } from '../compile.ts'
import type { Definition } from '../definition.ts'
import type { Field } from '../fields.ts'
import { type Scope, scopeAt, scopeInRow } from './places.ts'
import { type Goal, searchFrom } from './satisfiable.ts'

/** Pages, questions and options that no answers lead to, and rules by which nobody may go on. */
export function reachProblems(definition: Definition): DefinitionProblem[] {
  const scope = scopeAt(definition, Number.POSITIVE_INFINITY)
  const { eligibility } = compiled(definition)
  let passed: readonly Goal[] = []
  let canHold = searchFrom(passed)
  const problems: DefinitionProblem[] = []
  for (const [position, page] of definition.pages.entries()) {
    const closed = page.fields.filter((field) => !canHold([shown(field, scope)]))
    if (closed.length === page.fields.length) problems.push({ kind: 'unreachable_page', where: page.key })
    else problems.push(...closed.map(({ id }) => ({ kind: 'unreachable_field' as const, where: id })))
    const open = page.fields.filter((field) => !closed.includes(field))
    problems.push(...open.flatMap((field) => within(field, scope, canHold)))
    // Who may not go on is not asked what comes later.
    const rules = eligibility.get(position) ?? []
    if (rules.length === 0) continue
    passed = [...passed, ...rules.map(({ when }) => ({ condition: when, wanted: false, scope }))]
    canHold = searchFrom(passed)
    if (!canHold([])) return [...problems, { kind: 'nobody_eligible', where: page.key }]
  }
  return problems
}

type Search = ReturnType<typeof searchFrom>

const shown = ({ showIf }: Pick<Field, 'showIf'>, scope: Scope): Goal => ({
  condition: showIf ?? { all: [] },
  wanted: true,
  scope,
})

/** Options of a question that are never offered, and questions of a row. */
function within(field: Field, scope: Scope, canHold: Search): DefinitionProblem[] {
  const around = [shown(field, scope)]
  if (field.type !== 'group') return closedOptions(field, scope, around, canHold)
  const inRow = scopeInRow(scope, field)
  return field.fields.flatMap((one) =>
    canHold([...around, shown(one, inRow)])
      ? closedOptions(one, inRow, [...around, shown(one, inRow)], canHold)
      : [{ kind: 'unreachable_field' as const, where: `${field.id}.${one.id}` }],
  )
}

function closedOptions(field: Field, scope: Scope, around: readonly Goal[], canHold: Search): DefinitionProblem[] {
  if (!('options' in field)) return []
  return field.options
    .filter((option) => option.showIf && !canHold([...around, shown(option, scope)]))
    .map(({ value }) => ({ kind: 'unreachable_option', where: `${field.id}.${value}` }))
}
