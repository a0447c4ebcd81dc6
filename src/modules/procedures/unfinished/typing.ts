import type { PlainField } from '../domain/definition/fields.ts'
import type { TypedField } from './store.ts'

/** The fields of one page, or of one row, as far as they have come. */
export type Typing = ReadonlyMap<string, TypedField>

export const typingOf = (all: readonly TypedField[], rowId = ''): Typing =>
  new Map(all.filter((one) => one.rowId === rowId).map((one) => [one.fieldId, one]))

/** Accounts and files are kept where they belong, when the page is sent; never as they are typed. What is computed is not typed. */
export const isKeptWhileTyping = ({ type }: Pick<PlainField, 'type'>): boolean =>
  type !== 'bank-account' && type !== 'file' && type !== 'computed'

/** What stands unfinished in these fields, by field; newest last. */
export const unfinishedIn = (typing: Typing, fields: readonly { id: string }[]): TypedField[] =>
  fields
    .flatMap(({ id }) => typing.get(id) ?? [])
    .filter(({ typed }) => typed !== null)
    .sort((a, b) => Temporal.Instant.compare(a.updatedAt, b.updatedAt))

/** Rows that were begun and not kept yet: they are in no list of the group. */
export const rowsBegun = (
  all: readonly TypedField[],
  fields: readonly { id: string }[],
  kept: readonly string[],
): string[] => [
  ...new Set(
    all
      .filter(
        ({ rowId, typed, fieldId }) =>
          rowId !== '' &&
          typed !== null &&
          typed.some((text) => text.trim() !== '') &&
          !kept.includes(rowId) &&
          fields.some(({ id }) => id === fieldId),
      )
      .map(({ rowId }) => rowId),
  ),
]
