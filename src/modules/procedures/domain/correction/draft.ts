import type { PlainValue } from '../answers/answer.ts'
import { keptGroup, type Row } from '../answers/rows.ts'
import type { GroupField } from '../definition/fields.ts'

/** A row that is to come; its version counts how often it was written. */
export type DraftRow = Row & { version: number }

/** The rows that come and go in one group. A row that was added and taken out again stands in both. */
export type RowChanges = { added: readonly DraftRow[]; removed: readonly string[] }

/** What was prepared of an answer to a 補正: answers as typed, by key, the paper, and the rows by group. */
export type CorrectionDraft = {
  /** Counts every writing. */
  version: number
  typed: Readonly<Record<string, readonly string[]>>
  paper?: string | undefined
  groups: Readonly<Record<string, RowChanges>>
}

export const emptyDraft: CorrectionDraft = { version: 0, typed: {}, groups: {} }

const none: RowChanges = { added: [], removed: [] }

export const changesIn = ({ groups }: CorrectionDraft, group: string): RowChanges => groups[group] ?? none

export const draftRow = ({ groups }: CorrectionDraft, row: string): DraftRow | undefined =>
  Object.values(groups)
    .flatMap(({ added }) => added)
    .find(({ id }) => id === row)

/** The row is added at the end, or written anew where it stands. */
export function withRow(
  draft: CorrectionDraft,
  group: string,
  { id, answers }: { id: string; answers: Readonly<Record<string, PlainValue>> },
): CorrectionDraft {
  const { added, removed } = changesIn(draft, group)
  const before = added.find((row) => row.id === id)
  const row = { id, answers, version: (before?.version ?? 0) + 1 }
  const rows = before ? added.map((one) => (one.id === id ? row : one)) : [...added, row]
  return put(draft, group, { added: rows, removed: removed.filter((one) => one !== id) })
}

/** Taken out; it can be put back as long as nothing was sent. */
export function withoutRow(draft: CorrectionDraft, group: string, id: string): CorrectionDraft {
  const { added, removed } = changesIn(draft, group)
  return put(draft, group, { added, removed: [...removed.filter((one) => one !== id), id] })
}

export function withRowBack(draft: CorrectionDraft, group: string, id: string): CorrectionDraft {
  const { added, removed } = changesIn(draft, group)
  return put(draft, group, { added, removed: removed.filter((one) => one !== id) })
}

export const withTyped = (
  draft: CorrectionDraft,
  { typed, paper }: Pick<CorrectionDraft, 'typed' | 'paper'>,
): CorrectionDraft => ({
  ...draft,
  version: draft.version + 1,
  // What stood in a row that has been taken out comes back with it.
  typed: { ...draft.typed, ...typed },
  paper: paper ?? draft.paper,
})

const put = (draft: CorrectionDraft, group: string, changes: RowChanges): CorrectionDraft => ({
  ...draft,
  version: draft.version + 1,
  groups: { ...draft.groups, [group]: changes },
})

type KeptRow = { id: string; answers: Readonly<Record<string, unknown>> }

/** A row as the list shows it. */
export type StandingRow = KeptRow & { standing: 'kept' | 'added' | 'removed' }

/** All rows of a group in their order, those that come last. */
export function standingRows(kept: unknown, { added, removed }: RowChanges): StandingRow[] {
  const before = keptGroup(kept).rows
  const isOut = (id: string) => removed.includes(id)
  return [
    ...before.map((row) => ({ ...row, standing: isOut(row.id) ? ('removed' as const) : ('kept' as const) })),
    ...added
      .filter(({ id }) => !before.some((row) => row.id === id))
      .map(({ id, answers }) => ({ id, answers, standing: isOut(id) ? ('removed' as const) : ('added' as const) })),
  ]
}

/** The rows as they will be. */
export const rowsAfter = (kept: unknown, changes: RowChanges): KeptRow[] =>
  standingRows(kept, changes)
    .filter(({ standing }) => standing !== 'removed')
    .map(({ id, answers }) => ({ id, answers }))

/** The kept answers with the rows that come and without those that go. */
export const withRowChanges = (
  kept: Readonly<Record<string, unknown>>,
  groups: CorrectionDraft['groups'],
): Record<string, unknown> => ({
  ...kept,
  ...Object.fromEntries(
    Object.entries(groups).map(([group, changes]) => [group, { isDone: true, rows: rowsAfter(kept[group], changes) }]),
  ),
})

/** Whether a group will have other rows than it has. */
export const changesRows = (kept: unknown, changes: RowChanges): boolean =>
  standingRows(kept, changes).some(
    ({ id, standing }) =>
      standing === 'added' || (standing === 'removed' && keptGroup(kept).rows.some((row) => row.id === id)),
  )

export type CountFlaw = 'too_few_rows' | 'too_many_rows'

export function countFlaw({ min, max }: GroupField, count: number): CountFlaw | undefined {
  if (count > max) return 'too_many_rows'
  return count < min ? 'too_few_rows' : undefined
}
