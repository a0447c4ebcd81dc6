import type { PlainValue } from './answer.ts'

/** One row of a repeated group as it counts: only what was asked in it and applies. */
export type Row = { id: string; answers: Readonly<Record<string, PlainValue>> }

/** A group as it is kept: its rows in order, and whether the person said that these are all. */
export type KeptGroup = { isDone: boolean; rows: readonly { id: string; answers: Readonly<Record<string, unknown>> }[] }

const nothing: KeptGroup = { isDone: false, rows: [] }

/** Reads what is kept for a group, and the rows of a journey, which are all of them. Anything else is nothing. */
export function keptGroup(value: unknown): KeptGroup {
  if (Array.isArray(value)) return { isDone: true, rows: value.filter(isRow) }
  if (typeof value !== 'object' || value === null || !('rows' in value) || !Array.isArray(value.rows)) return nothing
  return { isDone: 'isDone' in value && value.isDone === true, rows: value.rows.filter(isRow) }
}

const isRow = (value: unknown): value is KeptGroup['rows'][number] =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'answers' in value &&
  typeof value.answers === 'object' &&
  value.answers !== null

/** Rows are the only answers that are lists of objects. */
export const isRows = (value: unknown): value is readonly Row[] => Array.isArray(value) && value.some(isRow)
