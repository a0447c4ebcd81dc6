import { keptGroup } from '../answers/rows.ts'
import { type Definition, type Field, plainFieldsOf } from '../definition/definition.ts'
import type { GroupField, PlainField } from '../definition/fields.ts'
import type { Words } from '../definition/words.ts'

/** A question that the office may ask again: of a page, or of one row of a group. */
export type Askable = {
  /** The field's id, or `group.row.field`. */
  key: string
  label: Words
  field: PlainField
  row?: { group: GroupField; id: string; number: number }
}

/** An upload may be asked for whatever the definition says. */
export const paperKey = 'paper'

type Kept = Readonly<Record<string, unknown>>

/** What may be asked again without a new signature and payment, in the order of the questions; `paper` besides. */
export function askables(definition: Definition, kept: Kept): Askable[] {
  return definition.pages.flatMap((page) => [
    ...plainFieldsOf(page)
      .filter(isCorrectable)
      .map((field) => ({ key: field.id, label: field.label, field })),
    ...page.fields.flatMap((group) => (group.type === 'group' ? askablesOfRows(group, kept[group.id]) : [])),
  ])
}

export const askableKeys = (definition: Definition, kept: Kept): string[] => [
  ...askables(definition, kept).map(({ key }) => key),
  paperKey,
]

const isCorrectable = ({ correctable, type }: Field): boolean => correctable && type !== 'computed'

function askablesOfRows(group: GroupField, kept: unknown): Askable[] {
  return keptGroup(kept).rows.flatMap(({ id }, index) =>
    group.fields.filter(isCorrectable).map((field) => ({
      key: rowKey(group.id, id, field.id),
      label: inRow(group, index + 1, field.label),
      field,
      row: { group, id, number: index + 1 },
    })),
  )
}

export const rowKey = (group: string, row: string, field: string): string => `${group}.${row}.${field}`

/** `undefined`: the key of a plain question or of a paper. */
export function readRowKey(key: string): { group: string; row: string; field: string } | undefined {
  const [group, row, field] = key.split('.')
  return group && row && field ? { group, row, field } : undefined
}

/** 「お子さん2　氏名」. */
export function inRow({ rowLabel }: GroupField, number: number, label: Words): Words {
  return {
    ja: `${rowLabel.ja}${number}　${label.ja}`,
    easy: `${rowLabel.easy} ${number} ${label.easy}`,
    en: `${rowLabel.en} ${number}: ${label.en}`,
  }
}
