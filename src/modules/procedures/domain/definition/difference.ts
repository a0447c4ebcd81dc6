import { isDeepStrictEqual } from 'node:util'
import { type Definition, type Field, plainFieldsOf } from './definition.ts'
import type { Option, PlainField } from './fields.ts'

/** What became of the questions from one definition to another, by their ids; a question of a row is `group.field`. */
export type RevisionDifference = {
  added: readonly string[]
  removed: readonly string[]
  /** On another page, or at another place among the questions that stayed. */
  moved: readonly string[]
  changed: readonly { field: string; attributes: readonly string[]; options: OptionChanges }[]
}

type OptionChanges = { added: readonly string[]; removed: readonly string[]; changed: readonly string[] }

export function difference(from: Definition, to: Definition): RevisionDifference {
  const [before, after] = [placedIn(from), placedIn(to)]
  const stayed = [...after.keys()].filter((id) => before.has(id))
  const movedIds = new Set(
    movedAmong(
      [...before.keys()].filter((id) => after.has(id)),
      stayed,
    ),
  )
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    moved: stayed.filter((id) => movedIds.has(id) || before.get(id)?.page !== after.get(id)?.page),
    changed: stayed.flatMap((id) => {
      const [one, other] = [before.get(id)?.field, after.get(id)?.field]
      return one && other && !isDeepStrictEqual(one, other) ? [changeOf(id, one, other)] : []
    }),
  }
}

type Placed = { page: string; field: Field }

function placedIn(definition: Definition): Map<string, Placed> {
  const placed = new Map<string, Placed>()
  for (const page of definition.pages) {
    for (const field of page.fields) {
      placed.set(field.id, { page: page.key, field: field.type === 'group' ? { ...field, fields: [] } : field })
      if (field.type !== 'group') continue
      for (const inner of field.fields) placed.set(`${field.id}.${inner.id}`, { page: page.key, field: inner })
    }
  }
  return placed
}

/** Those that stand before something that stood before them: the fewest that have to move. */
function movedAmong(before: readonly string[], after: readonly string[]): string[] {
  const places = new Map(before.map((id, place) => [id, place]))
  const kept = longestRise(after.map((id) => places.get(id) ?? 0))
  return after.filter((_, index) => !kept.has(index))
}

/** Indexes of a longest rising run of the numbers, not necessarily side by side. */
function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  for (const [index, number] of numbers.entries()) {
    const place = ends.findIndex((end) => (numbers[end] ?? 0) >= number)
    const at = place < 0 ? ends.length : place
    previous[index] = ends[at - 1]
    ends[at] = index
  }
  const kept = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) kept.add(index)
  return kept
}

function changeOf(field: string, from: Field, to: Field): RevisionDifference['changed'][number] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)])
  const attributes = [...keys].filter(
    (key) => key !== 'options' && !isDeepStrictEqual(valueAt(from, key), valueAt(to, key)),
  )
  return { field, attributes, options: optionChanges(optionsOf(from), optionsOf(to)) }
}

const valueAt = (field: Field, key: string): unknown => new Map(Object.entries(field)).get(key)
const optionsOf = (field: Field): readonly Option[] => ('options' in field ? field.options : [])

function optionChanges(from: readonly Option[], to: readonly Option[]): OptionChanges {
  const before = new Map(from.map((option) => [option.value, option]))
  const after = new Map(to.map((option) => [option.value, option]))
  return {
    added: [...after.keys()].filter((value) => !before.has(value)),
    removed: [...before.keys()].filter((value) => !after.has(value)),
    changed: [...after].flatMap(([value, option]) =>
      before.has(value) && !isDeepStrictEqual(before.get(value), option) ? [value] : [],
    ),
  }
}

/**
 * Whether every answer that fits the one fits the other, so that a draft can go on with it: nothing is taken away, nothing
 * is of another kind, no bound is narrower, and what says whose record it is stays. New questions and other words are fine.
 */
export function compatible(from: Definition, to: Definition): boolean {
  const isSame = (key: 'kind' | 'subjects' | 'delivery' | 'copies' | 'applicants' | 'signature') =>
    isDeepStrictEqual(from[key], to[key])
  if (!(['kind', 'subjects', 'delivery', 'copies', 'applicants', 'signature'] as const).every(isSame)) return false
  const [before, after] = [placedIn(from), placedIn(to)]
  return [...before].every(([id, { field }]) => {
    const now = after.get(id)?.field
    return now !== undefined && takesAllOf(field, now)
  })
}

/** Every answer to the one is one to the other. */
function takesAllOf(from: Field, to: Field): boolean {
  if (from.type !== to.type) return false
  const isWider = (key: 'min' | 'max' | 'maxLength' | 'notBefore' | 'notAfter', narrows: 1 | -1) => {
    const [before, now] = [valueAt(from, key), valueAt(to, key)]
    if (now === undefined) return true
    return typeof now === 'number' && typeof before === 'number' && (now - before) * narrows <= 0
  }
  const keepsOptions = optionsOf(from).every((option) => {
    const now = optionsOf(to).find(({ value }) => value === option.value)
    return now !== undefined && (option.stops !== undefined || now.stops === undefined)
  })
  const isSameKind = (['format', 'calendar', 'prefill', 'fixed'] as const).every((key) =>
    isDeepStrictEqual(valueAt(from, key), valueAt(to, key)),
  )
  return (
    keepsOptions &&
    isSameKind &&
    isWider('min', 1) &&
    isWider('notBefore', 1) &&
    isWider('max', -1) &&
    isWider('maxLength', -1) &&
    isWider('notAfter', -1) &&
    !(valueAt(from, 'publicAccount') === true && valueAt(to, 'publicAccount') !== true)
  )
}

/** What stands at a new question until it is answered: an empty answer, or no rows. */
export function emptyAnswer(field: Field): unknown {
  if (field.type === 'group') return { isDone: false, rows: [] }
  return field.type === 'choices' || field.type === 'ranking' || field.type === 'persons' ? [] : ''
}

/** Questions of the whole request that came with the later one, and those of the rows of groups that were there before. */
export function addedFields(from: Definition, to: Definition): { plain: Field[]; inRows: Map<string, PlainField[]> } {
  const before = placedIn(from)
  const plain: Field[] = []
  const inRows = new Map<string, PlainField[]>()
  for (const page of to.pages) {
    plain.push(...plainFieldsOf(page).filter(({ id, type }) => !before.has(id) && type !== 'computed'))
    for (const group of page.fields) {
      if (group.type !== 'group') continue
      if (!before.has(group.id)) plain.push(group)
      else {
        const inner = group.fields.filter(({ id, type }) => !before.has(`${group.id}.${id}`) && type !== 'computed')
        if (inner.length > 0) inRows.set(group.id, inner)
      }
    }
  }
  return { plain, inRows }
}
