import { type Journey, journeyToTheEnd, rowsOf } from '../../domain/answers/journey.ts'
import type { PlainValue } from '../../domain/answers/answer.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import { askables, readRowKey, readRowsKey, rowDeeds, type RowDeed } from '../../domain/correction/askable.ts'
import {
  changesIn,
  changesRows,
  type CorrectionDraft,
  type CountFlaw,
  countFlaw,
  withRowChanges,
} from '../../domain/correction/draft.ts'
import { allFields, type Definition, type Page } from '../../domain/definition/definition.ts'
import type { GroupField, PlainField } from '../../domain/definition/fields.ts'
import type { Correction } from '../../store/corrections.ts'
import { type FieldProblem, readPage, type Sent } from '../answer.ts'
import type { Case } from '../load-case.ts'

export type RowsFlaw = { group: GroupField; flaw: CountFlaw | 'row_unfinished' }

/** A group that the office opened, and for what. */
export type OpenedRows = { group: GroupField; may: Readonly<Record<RowDeed, boolean>> }

export type Corrected = {
  /** What is asked, without rows that go and with what the new rows ask besides. */
  page: Page
  /** The case with these rows, for the questions of the page. */
  asking: Case
  answers: Readonly<Record<string, PlainValue>>
  problems: FieldProblem[]
  flaws: RowsFlaw[]
  kept: Readonly<Record<string, unknown>>
  after: Journey
  /** Before and after by key, as both sides read it. */
  before: Readonly<Record<string, unknown>>
  now: Readonly<Record<string, unknown>>
}

/** The groups of a correction whose rows may come and go. */
export function openedRows(
  { definition }: Pick<Case, 'definition'>,
  { fields }: Pick<Correction, 'fields'>,
): OpenedRows[] {
  const keys = fields.flatMap((key) => readRowsKey(key) ?? [])
  return allFields(definition).flatMap((group) => {
    const deeds = keys.filter((key) => key.group === group.id).map(({ deed }) => deed)
    if (group.type !== 'group' || deeds.length === 0) return []
    const may = Object.fromEntries(rowDeeds.map((deed) => [deed, deeds.includes(deed)])) as Record<RowDeed, boolean>
    return [{ group, may }]
  })
}

/** The whole content as it would be: every rule looks at all of it. */
export function corrected(
  found: Case,
  correction: Correction,
  sent: Sent,
  groups: CorrectionDraft['groups'],
): Corrected {
  const allowed = onlyAllowed(found, correction, groups)
  const rowsChanged = Object.keys(allowed)
  const kept = withRowChanges(found.kept, allowed)
  const first = replayed(found, kept)
  const so = {
    ...found,
    kept,
    way: first.next ? { ...first, answers: { ...found.way.answers, ...first.answers } } : first,
  }
  const all = pageOfCorrection(found, correction)
  const asked = { ...all, fields: all.fields.filter(({ id }) => isThere(kept, id)) }
  // A second look: what an answer on this page opens is asked on it too.
  const page = { ...asked, fields: [...asked.fields, ...askedBesides(first, asked, rowsChanged)] }
  const { answers, problems } = readPage(so, page, sent)
  const whole = withAnswers(kept, answers)
  const after = replayed(found, whole)
  const flaws = rowsChanged.flatMap((id) => flawOf(found, allFields(found.definition), id, whole, after))
  const keys = [
    ...Object.keys(answers).filter((key) => !rowsChanged.includes(readRowKey(key)?.group ?? '')),
    ...rowsChanged,
    ...(rowsChanged.length > 0 && !after.next ? followed(found, after, [...Object.keys(answers), ...rowsChanged]) : []),
  ]
  const snapshot = (of: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(keys.map((key) => [key, keptAt(of, key) ?? null]))
  return {
    page,
    asking: so,
    answers,
    problems,
    flaws,
    kept: whole,
    after,
    before: snapshot({ ...found.kept, ...computedOf(found.definition, found.way) }),
    now: snapshot({ ...withoutHidden(whole, found.way, after), ...computedOf(found.definition, after) }),
  }
}

/** What applied before and does not any more: absent for every rule, and deleted when it is sent. */
export const hiddenBy = (before: Journey, after: Journey): string[] =>
  Object.keys(before.answers).filter((id) => !(id in after.answers))

/** No question about a row that goes. */
function isThere(kept: Case['kept'], key: string): boolean {
  const place = readRowKey(key)
  return !place || keptGroup(kept[place.group]).rows.some(({ id }) => id === place.row)
}

/** What was asked for, as one page: each field under its key, one of a row with the words of its row. */
export function pageOfCorrection(
  { definition, kept }: Pick<Case, 'definition' | 'kept'>,
  correction: Correction,
): Page {
  const asked = askables(definition, kept).filter(({ key }) => correction.fields.includes(key))
  const words = { ja: '', easy: '', en: '' }
  const fields = asked.map(({ key, label, field, row }) => {
    if (!row) return field
    // The office asks for it by name: what another answer of the row would hide is asked all the same.
    const { showIf: _, ...always } = field
    return { ...always, id: key, label }
  })
  return { key: 'correction', title: words, fields, aside: [] }
}

/** What is kept under a key. */
export function keptAt(kept: Case['kept'], key: string): unknown {
  const place = readRowKey(key)
  if (!place) return kept[key]
  return keptGroup(kept[place.group]).rows.find(({ id }) => id === place.row)?.answers[place.field]
}

export type RowAnswer = { group: string; row: string; field: string; value: PlainValue }

export function byPlace(answers: Readonly<Record<string, PlainValue>>) {
  const plain: Record<string, PlainValue> = {}
  const rows: RowAnswer[] = []
  for (const [key, value] of Object.entries(answers)) {
    const place = readRowKey(key)
    if (place) rows.push({ ...place, value })
    else plain[key] = value
  }
  return { plain, rows }
}

const replayed = ({ definition, household, today }: Case, kept: Case['kept']): Journey =>
  journeyToTheEnd(definition, kept, household, today)

/** Only groups that were opened, and of them only what was allowed and changes something. */
function onlyAllowed(
  found: Case,
  correction: Correction,
  groups: CorrectionDraft['groups'],
): CorrectionDraft['groups'] {
  return Object.fromEntries(
    openedRows(found, correction).flatMap(({ group, may }) => {
      const { added, removed } = changesIn({ version: 0, typed: {}, groups }, group.id)
      const own = new Set(added.map(({ id }) => id))
      const changes = {
        added: may.add ? added : [],
        removed: may.remove ? removed : removed.filter((id) => own.has(id)),
      }
      return changesRows(found.kept[group.id], changes) ? [[group.id, changes] as const] : []
    }),
  )
}

function askedBesides(first: Journey, { fields }: Page, rowsChanged: readonly string[]): PlainField[] {
  const { next } = first
  if (!next || rowsChanged.length === 0) return []
  return next.asked.flatMap(({ field }) =>
    field.type === 'group' ||
    field.type === 'computed' ||
    field.id in next.answers ||
    fields.some(({ id }) => id === field.id)
      ? []
      : [field],
  )
}

function withAnswers(kept: Case['kept'], answers: Readonly<Record<string, PlainValue>>): Record<string, unknown> {
  const { plain, rows } = byPlace(answers)
  const groups = Map.groupBy(rows, ({ group }) => group)
  const inGroups = Array.from(groups, ([group, changes]) => {
    const { isDone, rows: all } = keptGroup(kept[group])
    const changed = all.map((row) => ({
      id: row.id,
      answers: {
        ...row.answers,
        ...Object.fromEntries(changes.filter((one) => one.row === row.id).map((one) => [one.field, one.value])),
      },
    }))
    return [group, { isDone, rows: changed }] as const
  })
  return { ...kept, ...plain, ...Object.fromEntries(inGroups) }
}

function flawOf(
  found: Case,
  fields: ReturnType<typeof allFields>,
  id: string,
  kept: Case['kept'],
  after: Journey,
): RowsFlaw[] {
  const group = fields.find((field) => field.id === id)
  if (group?.type !== 'group') return []
  const flaw = countFlaw(group, keptGroup(kept[id]).rows.length)
  if (flaw) return [{ group, flaw }]
  const rows = rowsOf(found, group, kept[id], after.answers)
  return rows.every(({ isAnswered }) => isAnswered) ? [] : [{ group, flaw: 'row_unfinished' }]
}

/** What the new rows hide, and what is computed from them. */
function followed({ definition, way }: Case, after: Journey, known: readonly string[]): string[] {
  const computed = { ...computedOf(definition, way), ...computedOf(definition, after) }
  const isOther = (id: string) => JSON.stringify(way.answers[id]) !== JSON.stringify(after.answers[id])
  return [...new Set([...hiddenBy(way, after), ...Object.keys(computed)])].filter(
    (id) => !known.includes(id) && isOther(id),
  )
}

const computedOf = (definition: Definition, { answers }: Journey): Record<string, unknown> =>
  Object.fromEntries(
    allFields(definition).flatMap(({ id, type }) => (type === 'computed' && id in answers ? [[id, answers[id]]] : [])),
  )

function withoutHidden(kept: Case['kept'], before: Journey, after: Journey): Case['kept'] {
  const hidden = new Set(hiddenBy(before, after))
  return Object.fromEntries(Object.entries(kept).filter(([id]) => !hidden.has(id)))
}
