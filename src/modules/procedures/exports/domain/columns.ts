import type { Definition } from '../../domain/definition/definition.ts'
import type { GroupField, PlainField } from '../../domain/definition/fields.ts'
import { plainWords } from '../../text/index.ts'

export type Column = { id: string; label: string; isDate: boolean }

/** The columns of a procedure's answers, and of each of its groups. */
export type Shape = {
  columns: readonly Column[]
  groups: readonly { id: string; label: string; columns: readonly Column[] }[]
}

/**
 * One table for all revisions, oldest first in `definitions`: a column for each stable field id in the order and with the
 * words of the newest revision that asks it. What is not asked any more stands at the end.
 */
export function shapeOf(definitions: readonly Definition[]): Shape {
  const newestFirst = definitions.toReversed()
  const fields = newestFirst.flatMap((definition) => definition.pages.flatMap((page) => page.fields))
  const plain = fields.filter((field): field is PlainField => field.type !== 'group')
  const groups = fields.filter((field): field is GroupField => field.type === 'group')
  return {
    columns: columnsOf(plain),
    groups: [...Map.groupBy(groups, ({ id }) => id)].flatMap(([id, versions]) => {
      const [newest] = versions
      if (!newest) return []
      return { id, label: plainWords(newest.label), columns: columnsOf(versions.flatMap((one) => one.fields)) }
    }),
  }
}

function columnsOf(fields: readonly PlainField[]): Column[] {
  const byId = [...Map.groupBy(fields, ({ id }) => id)].flatMap(([, versions]) => versions[0] ?? [])
  const labels = byId.map((field) => plainWords(field.label))
  return byId.map((field, at) => {
    const label = labels[at] ?? field.id
    const isDouble = labels.filter((one) => one === label).length > 1
    return {
      id: field.id,
      label: isDouble ? `${label}（${field.id}）` : label,
      isDate: field.type === 'date' || (field.type === 'computed' && field.format === 'date'),
    }
  })
}
