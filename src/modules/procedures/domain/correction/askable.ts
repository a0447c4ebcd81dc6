import { keptGroup } from '../answers/rows.ts'
import { allFields, type Definition, type Field, plainFieldsOf } from '../definition/definition.ts'
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
  ...askableRows(definition).map(({ key }) => key),
  paperKey,
]

/** What the office may allow for a group: that rows are added, or taken out. */
export const rowDeeds = ['add', 'remove'] as const
export type RowDeed = (typeof rowDeeds)[number]

export type AskableRows = { key: string; label: Words; group: GroupField; deed: RowDeed }

/** The groups whose rows may come and go by an answer, in the order of the questions. */
export const askableRows = (definition: Definition): AskableRows[] =>
  allFields(definition).flatMap((group) =>
    group.type === 'group' && group.correctable
      ? rowDeeds.map((deed) => ({ key: rowsKey(group.id, deed), label: deedLabels[deed](group), group, deed }))
      : [],
  )

/** `dogs.add`: no row has such an id. */
export const rowsKey = (group: string, deed: RowDeed): string => `${group}.${deed}`

/** The group that a key opens; `undefined` for every other key. */
export function readRowsKey(key: string): { group: string; deed: RowDeed } | undefined {
  const [group, word, more] = key.split('.')
  const deed = rowDeeds.find((one) => one === word)
  return group && deed && more === undefined ? { group, deed } : undefined
}

const deedLabels: Record<RowDeed, (group: GroupField) => Words> = {
  add: ({ label, rowLabel }) => ({
    ja: `${label.ja}：${rowLabel.ja}の追加《ついか》`,
    easy: `${label.easy}：${rowLabel.easy}を ふやす こと`,
    en: `${label.en}: adding a row (${rowLabel.en})`,
  }),
  remove: ({ label, rowLabel }) => ({
    ja: `${label.ja}：${rowLabel.ja}の取消《とりけ》し`,
    easy: `${label.easy}：${rowLabel.easy}を なくす こと`,
    en: `${label.en}: taking out a row (${rowLabel.en})`,
  }),
}

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

/** Of a row that another answer took out. */
export const inGoneRow = ({ rowLabel }: GroupField, label: Words): Words => ({
  ja: `${rowLabel.ja}　${label.ja}`,
  easy: `${rowLabel.easy} ${label.easy}`,
  en: `${rowLabel.en}: ${label.en}`,
})
