import { forPrincipal } from '../../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import type { RowDeed } from '../../domain/correction/askable.ts'
import {
  changesIn,
  type CorrectionDraft,
  draftRow,
  emptyDraft,
  rowsAfter,
  withoutRow,
  withRow,
  withRowBack,
  withTyped,
} from '../../domain/correction/draft.ts'
import { groupOf, type Page } from '../../domain/definition/definition.ts'
import type { GroupField } from '../../domain/definition/fields.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { type Correction, type CorrectionId, openCorrections, writeDraft } from '../../store/corrections.ts'
import { changedElsewhere } from '../../unfinished/elsewhere.ts'
import type { Typing } from '../../unfinished/typing.ts'
import type { FormWindow } from '../../unfinished/window.ts'
import type { FieldProblem, Sent } from '../answer.ts'
import { type Case, lockOwnCase, type VerifiedResident } from '../load-case.ts'
import { wrongReferences } from '../references.ts'
import { readRow } from '../rows.ts'
import { openedRows } from './corrected.ts'

type Place = { id: ApplicationId; correctionId: CorrectionId }
export type RowPlace = Place & { groupId: string; rowId: string }

export type Prepared =
  | { ok: true }
  /** Answered meanwhile, or not what was asked. */
  | { ok: false; reason: 'not_asked' }

/** Keeps what stands in the form, so that nothing is lost on the way to a row and back. */
export async function keepTyped(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, correctionId, typed, paper }: Place & Pick<CorrectionDraft, 'typed' | 'paper'>,
): Promise<Prepared> {
  const opened = await openDraft(tx, house, actor, { id, correctionId })
  if (!opened) return { ok: false, reason: 'not_asked' }
  await writeDraft(tx, correctionId, withTyped(opened.draft, { typed, paper }))
  return { ok: true }
}

export type RowPrepared =
  | Prepared
  | { ok: false; reason: 'wrong_answers'; problems: FieldProblem[] }
  | { ok: false; reason: 'too_many_rows'; group: GroupField }
  | { ok: false; reason: 'changed_elsewhere'; fields: string[]; found: Case }
  /** Taken out in another window while it was changed in this one. */
  | { ok: false; reason: 'row_removed'; found: Case }

/** Adds a row to what is prepared, or changes one that was added. Rows that stood there before are not changed here. */
export async function prepareRow(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  place: RowPlace,
  { sent, window, isNew }: { sent: Sent; window: FormWindow | undefined; isNew: boolean },
): Promise<RowPrepared> {
  const opened = await openRows(tx, house, actor, place, 'add')
  if (!opened) return { ok: false, reason: 'not_asked' }
  const { found, page, group, draft } = opened
  const { rowId, groupId } = place
  const before = keptGroup(found.kept[groupId]).rows
  if (before.some(({ id }) => id === rowId)) return { ok: false, reason: 'not_asked' }
  const changes = changesIn(draft, groupId)
  const row = draftRow(draft, rowId)
  const isOut = changes.removed.includes(rowId)
  if ((isOut || !row) && !isNew) return { ok: false, reason: 'row_removed', found }
  const isAnother = !row || isOut
  if (isAnother && rowsAfter(found.kept[groupId], changes).length >= group.max)
    return { ok: false, reason: 'too_many_rows', group }
  const { answers, problems } = readRow(found, { page, group }, sent)
  const here = { fields: group.fields, sent, answers, kept: row?.answers ?? {} }
  const elsewhere = row ? changedElsewhere(typingOfRow(draft, group, rowId, house.clock.now()), window, here) : []
  if (elsewhere.length > 0) return { ok: false, reason: 'changed_elsewhere', fields: elsewhere, found }
  const person = { applicationId: place.id, personId: found.application.applicantPersonId }
  const wrong = await wrongReferences(tx, house, person, group.fields, answers)
  problems.push(...wrong.map((field) => ({ field: field.id, problem: 'choose_file' as const })))
  if (problems.length > 0) return { ok: false, reason: 'wrong_answers', problems }
  await writeDraft(tx, place.correctionId, withRow(draft, groupId, { id: rowId, answers }))
  await audit(tx, actor, found, place, row ? 'change' : 'add')
  return { ok: true }
}

/** Takes a row out of what is prepared, one that was added or one that stands there. */
export async function prepareRemoval(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  place: RowPlace,
): Promise<Prepared> {
  return changeRow(tx, house, actor, place, 'remove')
}

/** Puts it back. */
export async function undoRemoval(tx: Tx, house: House, actor: VerifiedResident, place: RowPlace): Promise<Prepared> {
  return changeRow(tx, house, actor, place, 'restore')
}

const changeWith = { remove: withoutRow, restore: withRowBack } as const

async function changeRow(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  place: RowPlace,
  deed: keyof typeof changeWith,
): Promise<Prepared> {
  const draft = (await openDraft(tx, house, actor, place))?.draft
  const isOwn = draft && draftRow(draft, place.rowId) !== undefined
  const opened = await openRows(tx, house, actor, place, isOwn ? 'add' : 'remove')
  if (!opened) return { ok: false, reason: 'not_asked' }
  const { found } = opened
  const stood = keptGroup(found.kept[place.groupId]).rows.some(({ id }) => id === place.rowId)
  if (!isOwn && !stood) return { ok: false, reason: 'not_asked' }
  await writeDraft(tx, place.correctionId, changeWith[deed](opened.draft, place.groupId, place.rowId))
  await audit(tx, actor, found, place, deed)
  return { ok: true }
}

/** The versions of a row's fields: all are those of the row. */
export const typingOfRow = (draft: CorrectionDraft, group: GroupField, rowId: string, at: Temporal.Instant): Typing => {
  const version = draftRow(draft, rowId)?.version ?? 0
  return new Map(
    group.fields.map(({ id }) => [id, { fieldId: id, rowId, typed: null, version, writtenIn: '', updatedAt: at }]),
  )
}

type Opened = { found: Case; correction: Correction; draft: CorrectionDraft }

async function openDraft(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, correctionId }: Place,
): Promise<Opened | undefined> {
  const found = await lockOwnCase(tx, house, actor, id)
  const open = found.application.state === 'awaiting_correction' ? await openCorrections(tx, id) : []
  const correction = open.find((one) => one.id === correctionId)
  return correction && { found, correction, draft: correction.draft ?? emptyDraft }
}

async function openRows(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  place: RowPlace,
  deed: RowDeed,
): Promise<(Opened & { page: Page; group: GroupField }) | undefined> {
  const opened = await openDraft(tx, house, actor, place)
  const rows = opened && openedRows(opened.found, opened.correction).find(({ group }) => group.id === place.groupId)
  const page = opened?.found.definition.pages.find((one) => groupOf(one)?.id === place.groupId)
  return opened && rows?.may[deed] && page ? { ...opened, page, group: rows.group } : undefined
}

const audit = (tx: Tx, actor: VerifiedResident, found: Case, { id, correctionId, rowId }: RowPlace, deed: string) =>
  recordAudit(tx, {
    actor,
    action: `procedures.correction.row_${deed}`,
    subject: { kind: 'procedures.application', id },
    ids: { correction: correctionId, row: rowId },
    ...forPrincipal(actor, found.application),
  })
