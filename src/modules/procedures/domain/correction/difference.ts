import { keptGroup } from '../answers/rows.ts'
import { allFields, type Definition, findField } from '../definition/definition.ts'
import type { GroupField, PlainField } from '../definition/fields.ts'
import type { Words } from '../definition/words.ts'
import { inGoneRow, inRow, paperKey, readRowKey } from './askable.ts'

type Snapshot = Readonly<Record<string, unknown>>

/** One question before and after; of a row that came or went, each of its questions. */
export type Change = {
  key: string
  label: Words
  field: PlainField
  kind: 'same' | 'changed' | 'added' | 'removed'
  before: unknown
  after: unknown
}

/**
 * What an answer changed, in the order of the questions. Snapshots are by key: a field, `group.row.field`, or a whole
 * group with its rows. `kept` numbers the rows that are asked alone. What the definition no longer knows is left out.
 */
export function difference(
  definition: Definition,
  { before, after, kept }: { before: Snapshot; after: Snapshot; kept: Snapshot },
): Change[] {
  // As they come back from the database, keys are in no order.
  const places = allFields(definition).flatMap((field) => [
    field.id,
    ...(field.type === 'group' ? field.fields.map((one) => `${field.id}.${one.id}`) : []),
  ])
  const placeOf = (key: string) => {
    const inRow = readRowKey(key)
    return places.indexOf(inRow ? `${inRow.group}.${inRow.field}` : key)
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => key !== paperKey)
    .toSorted((a, b) => rowOf(kept, a) - rowOf(kept, b) || placeOf(a) - placeOf(b))
  return keys.flatMap((key) => {
    const place = readRowKey(key)
    if (place) return ofRowField(definition, key, place, { before: before[key], after: after[key], kept })
    const field = findField(definition, key)
    if (!field) return []
    if (field.type === 'group') return ofGroup(field, before[key], after[key])
    return [change(key, field.label, field, before[key] ?? undefined, after[key] ?? undefined)]
  })
}

const rowOf = (kept: Snapshot, key: string): number => {
  const place = readRowKey(key)
  return place ? keptGroup(kept[place.group]).rows.findIndex(({ id }) => id === place.row) : -1
}

function ofRowField(
  definition: Definition,
  key: string,
  place: { group: string; row: string; field: string },
  { before, after, kept }: { before: unknown; after: unknown; kept: Snapshot },
): Change[] {
  const group = findField(definition, place.group)
  const field = group?.type === 'group' ? group.fields.find(({ id }) => id === place.field) : undefined
  if (group?.type !== 'group' || !field) return []
  const number = keptGroup(kept[place.group]).rows.findIndex(({ id }) => id === place.row) + 1
  const label = number > 0 ? inRow(group, number, field.label) : inGoneRow(group, field.label)
  return [change(key, label, field, before ?? undefined, after ?? undefined)]
}

function ofGroup(group: GroupField, before: unknown, after: unknown): Change[] {
  const old = keptGroup(before).rows
  const now = keptGroup(after).rows
  const left = old.filter(({ id }) => !now.some((row) => row.id === id))
  const lines = (
    row: { id: string; answers: Snapshot },
    number: number,
    kind: 'added' | 'removed' | 'both',
    was: Snapshot = {},
  ) =>
    fieldsToTell(group, row.answers, was).map((field) => {
      const label = inRow(group, number, field.label)
      const key = `${group.id}.${row.id}.${field.id}`
      const value = row.answers[field.id]
      if (kind === 'added') return { key, label, field, kind, before: undefined, after: value }
      if (kind === 'removed') return { key, label, field, kind, before: value, after: undefined }
      return change(key, label, field, was[field.id], value)
    })
  return [
    ...now.flatMap((row, index) => {
      const was = old.find(({ id }) => id === row.id)
      return was
        ? lines(row, index + 1, 'both', was.answers).filter((line) => line.kind !== 'same')
        : lines(row, index + 1, 'added')
    }),
    ...left.flatMap((row) => lines(row, old.indexOf(row) + 1, 'removed')),
  ]
}

/** Of a row that came or went, what was left empty is no news, unless all of it was. */
function fieldsToTell({ fields }: GroupField, answers: Snapshot, was: Snapshot): PlainField[] {
  const asked = fields.filter(({ id }) => id in answers || id in was)
  const said = asked.filter(({ id }) => !isNothing(answers[id]) || !isNothing(was[id]))
  return said.length > 0 ? said : asked
}

function change(key: string, label: Words, field: PlainField, before: unknown, after: unknown): Change {
  const kind =
    JSON.stringify(before) === JSON.stringify(after)
      ? 'same'
      : isNothing(before)
        ? 'added'
        : isNothing(after)
          ? 'removed'
          : 'changed'
  return { key, label, field, kind, before, after }
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''
