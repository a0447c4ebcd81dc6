import type { Condition } from '../condition.ts'
import type { Field } from '../fields.ts'
import type { Comparison, Value } from '../value.ts'
import type { Meant, Scope } from './places.ts'

/** Something that has to hold, or must not. */
export type Goal = { condition: Condition | undefined; wanted: boolean; scope: Scope }

/**
 * Asks whether some answers meet these goals and all that it began with. Choices, lists of options, numbers and days
 * against constants, and facts are followed to the questions that they need in turn; an option that ends the way counts
 * as not chosen. Everything else may turn out either way, so that nothing is called impossible that is not. After
 * `steps` it says yes.
 */
export function searchFrom(passed: readonly Goal[], steps = 20_000): (goals: readonly Goal[]) => boolean {
  // What met the last goals mostly meets the next ones too: only where it does not is it looked for anew.
  let met: Known | undefined
  return (goals) => {
    if (met) {
      met.left = steps
      if (solve(met, todoOf(goals))) return true
    }
    const known: Known = { values: new Map(), bounds: new Map(), truths: new Map(), left: steps }
    if (!solve(known, todoOf([...passed, ...goals]))) return false
    met = known
    return true
  }
}

const todoOf = (goals: readonly Goal[]): Todo => goals.reduceRight<Todo>((rest, goal) => ({ goal, rest }), undefined)

type Todo = { goal: Goal; rest: Todo } | undefined

/** What has been settled so far; every entry is taken back when it leads nowhere. */
type Known = {
  /** The chosen option by question; `absent` where it is not asked or left open. */
  values: Map<string, string>
  bounds: Map<string, Bounds>
  /** Facts, options of lists, and what is not looked into. */
  truths: Map<string, boolean>
  left: number
}

const absent = ''

function solve(known: Known, todo: Todo): boolean {
  known.left -= 1
  if (!todo || known.left <= 0) return true
  const { goal, rest } = todo
  const { condition, wanted, scope } = goal
  if (!condition) return wanted && solve(known, rest)
  const goalOf = (part: Condition, so = wanted): Goal => ({ condition: part, wanted: so, scope })
  if ('not' in condition) return solve(known, { goal: goalOf(condition.not, !wanted), rest })
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    if ('all' in condition === wanted)
      return solve(
        known,
        parts.reduceRight<Todo>((after, part) => ({ goal: goalOf(part), rest: after }), rest),
      )
    return parts.some((part) => solve(known, { goal: goalOf(part), rest }))
  }
  return solveAtom(known, atomOf(condition, scope), wanted, rest)
}

type Atom =
  | { kind: 'option'; meant: Meant; key: string; value: string }
  | { kind: 'listed'; meant: Meant; key: string; value: string }
  | { kind: 'bound'; meant: Meant; key: string; compare: Comparison; value: number }
  | { kind: 'answered'; meant: Meant; key: string }
  | { kind: 'other'; key: string; meant?: Meant | undefined }

type Plain = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>

function atomOf(condition: Plain, scope: Scope): Atom {
  const other: Atom = { kind: 'other', key: JSON.stringify(condition) }
  if ('fact' in condition) return other
  if ('answered' in condition)
    return about(condition.answered, scope, (meant, key) => ({ kind: 'answered', meant, key }))
  if ('some' in condition) return { ...other, meant: scope.find(condition.some) }
  if ('every' in condition) return { ...other, meant: scope.find(condition.every) }
  if ('compare' in condition) return comparisonOf(condition, scope) ?? other
  return about(condition.field, scope, (meant, key) => {
    if ('includes' in condition)
      return 'options' in meant.field ? { kind: 'listed', meant, key, value: condition.includes } : { ...other, meant }
    if (meant.field.type === 'choice') return { kind: 'option', meant, key, value: String(condition.is) }
    return typeof condition.is === 'number'
      ? { kind: 'bound', meant, key, compare: '=', value: condition.is }
      : { ...other, meant }
  })

  function about(id: string, within: Scope, make: (meant: Meant, key: string) => Atom): Atom {
    const meant = within.find(id)
    return meant ? make(meant, keyOf(meant)) : other
  }
}

const keyOf = ({ field, group }: Meant): string => (group ? `${group.id}.${field.id}` : field.id)

function comparisonOf(
  { compare, left, right }: { compare: Comparison; left: Value; right: Value },
  scope: Scope,
): Atom | undefined {
  if (!('value' in left))
    return 'value' in right ? comparisonOf({ compare: turned[compare], left: right, right: left }, scope) : undefined
  const meant = scope.find(left.value)
  if (!meant) return undefined
  const key = keyOf(meant)
  if ('text' in right && compare === '=' && meant.field.type === 'choice')
    return { kind: 'option', meant, key, value: right.text }
  const value = 'number' in right ? right.number : 'day' in right ? dayNumber(right.day) : undefined
  const isBound = meant.field.type === 'number' || meant.field.type === 'date'
  return value !== undefined && isBound ? { kind: 'bound', meant, key, compare, value } : undefined
}

const turned: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' }
const opposite: Record<Comparison, Comparison> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' }

function solveAtom(known: Known, atom: Atom, wanted: boolean, rest: Todo): boolean {
  switch (atom.kind) {
    case 'option':
      return wanted ? choose(known, atom, rest) : chooseOther(known, atom, rest)
    case 'listed': {
      const shown = (so: Todo) => solve(known, whenOptionShown(atom.meant, atom.value, so))
      return settle(known.truths, `${atom.key} ${atom.value}`, wanted, () =>
        wanted ? shown(rest) : solve(known, rest),
      )
    }
    case 'bound':
      return wanted
        ? bounded(known, atom, atom.compare, rest)
        : bounded(known, atom, opposite[atom.compare], rest) || leftOut(known, atom, rest)
    case 'answered':
      return wanted ? solve(known, whenShown(atom.meant, rest)) : leftOut(known, atom, rest)
    case 'other':
      return settle(known.truths, atom.key, wanted, () =>
        solve(known, wanted && atom.meant ? whenShown(atom.meant, rest) : rest),
      )
  }
}

type OptionAtom = Extract<Atom, { kind: 'option' }>

function choose(known: Known, { meant, key, value }: Omit<OptionAtom, 'kind'>, rest: Todo): boolean {
  const chosen = known.values.get(key)
  if (chosen !== undefined) return chosen === value && solve(known, rest)
  const option = 'options' in meant.field ? meant.field.options.find((one) => one.value === value) : undefined
  if (!option || option.stops) return false
  return settle(known.values, key, value, () => solve(known, whenOptionShown(meant, value, rest)))
}

/** Not this option: it is enough to know later, when the question is settled; but something has to be left to choose. */
function chooseOther(known: Known, { meant, key, value }: OptionAtom, rest: Todo): boolean {
  const chosen = known.values.get(key)
  if (chosen !== undefined) return chosen !== value && solve(known, rest)
  const options = 'options' in meant.field ? meant.field.options : []
  const others = options.filter((one) => one.value !== value && !one.stops)
  return (
    others.some((one) => choose(known, { meant, key, value: one.value }, rest)) || leftOut(known, { meant, key }, rest)
  )
}

/** It is not asked, or may stay empty. */
function leftOut(known: Known, { meant, key }: { meant: Meant; key: string }, rest: Todo): boolean {
  const chosen = known.values.get(key)
  if (chosen !== undefined && chosen !== absent) return false
  const { field } = meant
  const isFree = field.optional || field.type === 'choices' || field.type === 'computed' || field.type === 'group'
  const after: Todo = isFree ? rest : { goal: { condition: field.showIf, wanted: false, scope: meant.scope }, rest }
  return settle(known.values, key, absent, () => solve(known, after))
}

type Bounds = { min: number; max: number; not: readonly number[] }

function bounded(
  known: Known,
  { meant, key, value }: Extract<Atom, { kind: 'bound' }>,
  compare: Comparison,
  rest: Todo,
): boolean {
  if (known.values.get(key) === absent) return false
  const narrowed = narrow(known.bounds.get(key) ?? firstBounds(meant.field), compare, value)
  if (narrowed.min > narrowed.max) return false
  if (narrowed.max - narrowed.min < narrowed.not.length && isUsedUp(narrowed)) return false
  const before = known.bounds.get(key)
  known.bounds.set(key, narrowed)
  if (solve(known, whenShown(meant, rest))) return true
  if (before) known.bounds.set(key, before)
  else known.bounds.delete(key)
  return false
}

const firstBounds = (field: Field): Bounds =>
  field.type === 'number'
    ? { min: field.min, max: field.max, not: [] }
    : { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, not: [] }

/** Numbers and days are whole. */
function narrow({ min, max, not }: Bounds, compare: Comparison, value: number): Bounds {
  switch (compare) {
    case '<':
      return { min, max: Math.min(max, Math.ceil(value) - 1), not }
    case '<=':
      return { min, max: Math.min(max, Math.floor(value)), not }
    case '>':
      return { min: Math.max(min, Math.floor(value) + 1), max, not }
    case '>=':
      return { min: Math.max(min, Math.ceil(value)), max, not }
    case '=':
      return { min: Math.max(min, Math.ceil(value)), max: Math.min(max, Math.floor(value)), not }
    case '!=':
      return { min, max, not: [...not, value] }
  }
}

function isUsedUp({ min, max, not }: Bounds): boolean {
  for (let number = min; number <= max; number += 1) if (!not.includes(number)) return false
  return true
}

const whenShown = (meant: Meant, rest: Todo): Todo => ({
  goal: { condition: meant.field.showIf ?? always, wanted: true, scope: meant.scope },
  rest: meant.group
    ? { goal: { condition: meant.group.showIf ?? always, wanted: true, scope: meant.scope }, rest }
    : rest,
})

function whenOptionShown(meant: Meant, value: string, rest: Todo): Todo {
  const option = 'options' in meant.field ? meant.field.options.find((one) => one.value === value) : undefined
  const shown = { condition: option?.showIf ?? always, wanted: !option?.stops, scope: meant.scope }
  return { goal: shown, rest: whenShown(meant, rest) }
}

const always: Condition = { all: [] }

/** Settles something, or finds it settled; taken back when the rest cannot be met. */
function settle<Settled>(all: Map<string, Settled>, key: string, value: Settled, then: () => boolean): boolean {
  const before = all.get(key)
  if (before !== undefined) return before === value && then()
  all.set(key, value)
  if (then()) return true
  all.delete(key)
  return false
}

const dayNumber = (day: string): number =>
  Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(day), { largestUnit: 'day' }).days
