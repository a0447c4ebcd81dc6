import { forPrincipal } from '../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { PlainValue } from '../domain/answers/answer.ts'
import { answersBefore, contextOf, journey, rowFieldsToShow, rowsOf } from '../domain/answers/journey.ts'
import { keptGroup } from '../domain/answers/rows.ts'
import { findPage, groupOf, type Page } from '../domain/definition/definition.ts'
import type { GroupField } from '../domain/definition/fields.ts'
import { keepOrder, keepRow } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'
import { forgetMove } from '../store/moved-drafts.ts'
import { changedElsewhere, finishTyping, typingNow } from '../unfinished/elsewhere.ts'
import { forgetRow, typedFields } from '../unfinished/store.ts'
import { rowsBegun } from '../unfinished/typing.ts'
import type { FormWindow } from '../unfinished/window.ts'
import { type ChangedElsewhere, type FieldProblem, readFields, type Sent } from './answer.ts'
import { type Case, lockOwnCase, type VerifiedResident } from './load-case.ts'
import { wrongReferences } from './references.ts'

export type RowKept =
  | { ok: true }
  | { ok: false; reason: 'wrong_answers'; problems: FieldProblem[]; found: Case }
  | { ok: false; reason: 'not_a_draft' | 'no_such_page' | 'too_early' | 'too_many_rows' }
  | (ChangedElsewhere & { found: Case })
  /** Taken out in another window while it was changed in this one. */
  | { ok: false; reason: 'row_removed'; found: Case }

type RowPlace = { id: ApplicationId; pageKey: string; rowId: string }

/**
 * Adds the row, or changes it when it is there: the id comes from the form, so the same form sent twice is one row.
 * The group has to be closed again by 「これで全部です」.
 */
export async function keepGroupRow(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  {
    id,
    pageKey,
    rowId,
    sent,
    window,
    wasThere = false,
  }: RowPlace & { sent: Sent; window?: FormWindow | undefined; wasThere?: boolean },
): Promise<RowKept> {
  const opened = await openGroup(tx, house, actor, id, pageKey)
  if (!opened.ok) return opened
  const { found, page, group } = opened
  const rows = keptGroup(found.kept[group.id]).rows.map((row) => row.id)
  const isNew = !rows.includes(rowId)
  if (isNew && rows.length >= group.max) return { ok: false, reason: 'too_many_rows' }
  if (isNew && wasThere) return { ok: false, reason: 'row_removed', found }
  const { answers, problems } = readRow(found, { page, group }, sent)
  const kept = keptGroup(found.kept[group.id]).rows.find((row) => row.id === rowId)?.answers ?? {}
  const here = { fields: group.fields, sent, answers, kept }
  const elsewhere = changedElsewhere(await typingNow(tx, id, rowId), window, here)
  if (elsewhere.length > 0) return { ok: false, reason: 'changed_elsewhere', fields: elsewhere, found }
  const person = { applicationId: id, personId: found.application.applicantPersonId }
  for (const field of await wrongReferences(tx, house, person, group.fields, answers)) {
    problems.push({ field: field.id, problem: 'choose_file' })
  }
  if (problems.length > 0) return { ok: false, reason: 'wrong_answers', problems, found }

  const at = house.clock.now()
  await keepRow(tx, id, rowId, answers, at)
  await finishTyping(tx, id, group.fields, { rowId, window, at })
  await keepOrder(tx, id, group.id, { isDone: false, rows: isNew ? [...rows, rowId] : rows }, at)
  const subject = { kind: 'procedures.application', id }
  const action = `procedures.row.${isNew ? 'add' : 'change'}`
  await recordAudit(tx, {
    actor,
    action,
    subject,
    ids: { page: pageKey, row: rowId },
    ...forPrincipal(actor, found.application),
  })
  return { ok: true }
}

/** Takes a row out. A row that is gone already is no error. */
export async function removeGroupRow(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, pageKey, rowId }: RowPlace,
): Promise<RowKept> {
  const opened = await openGroup(tx, house, actor, id, pageKey)
  if (!opened.ok) return opened
  const { found, group } = opened
  const rows = keptGroup(found.kept[group.id]).rows.map((row) => row.id)
  const left = rows.filter((row) => row !== rowId)
  await keepOrder(tx, id, group.id, { isDone: false, rows: left }, house.clock.now())
  await forgetRow(tx, id, rowId)
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, {
    actor,
    action: 'procedures.row.remove',
    subject,
    ids: { page: pageKey, row: rowId },
    ...forPrincipal(actor, found.application),
  })
  return { ok: true }
}

export type GroupClosed =
  | { ok: true; nextPage: string | undefined; following: string | undefined }
  | { ok: false; reason: 'too_few_rows' | 'row_unfinished' | 'row_begun'; group: GroupField }
  /** Another window added or took out a row: these are not the rows that were looked at. */
  | { ok: false; reason: 'other_rows' }
  | { ok: false; reason: 'not_a_draft' | 'no_such_page' | 'too_early' | 'too_many_rows' }

/** 「これで全部です」: said of the rows that the page showed. */
export async function closeGroup(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, pageKey, shown }: { id: ApplicationId; pageKey: string; shown?: readonly string[] | undefined },
): Promise<GroupClosed> {
  const opened = await openGroup(tx, house, actor, id, pageKey)
  if (!opened.ok) return opened
  const { found, page, group } = opened
  const flaw = flawOfRows(found, { page, group })
  if (flaw) return { ok: false, reason: flaw, group }
  if (found.renewed) await forgetMove(tx, id)
  const order = { isDone: true, rows: keptGroup(found.kept[group.id]).rows.map((row) => row.id) }
  if (shown && shown.join() !== order.rows.join()) return { ok: false, reason: 'other_rows' }
  const begun = rowsBegun(await typedFields(tx, id), group.fields, order.rows)
  if (begun.length > 0) return { ok: false, reason: 'row_begun', group }
  await keepOrder(tx, id, group.id, order, house.clock.now())
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, {
    actor,
    action: 'procedures.application.answer',
    subject,
    ids: { page: pageKey },
    ...forPrincipal(actor, found.application),
  })

  const kept = { ...found.kept, [group.id]: { ...keptGroup(found.kept[group.id]), isDone: true } }
  const way = journey(found.definition, kept, found.household, found.today)
  const here = way.steps.findIndex((step) => step.page.key === pageKey)
  return { ok: true, nextPage: way.next?.page.key, following: way.steps[here + 1]?.page.key }
}

/** Why these rows cannot be all. */
export function flawOfRows(
  found: Case,
  { page, group }: { page: Page; group: GroupField },
): 'too_few_rows' | 'row_unfinished' | undefined {
  const rows = rowsOf(found, group, found.kept[group.id], answersBefore(page, found.way))
  if (rows.some((row) => !row.isAnswered)) return 'row_unfinished'
  return rows.length < group.min ? 'too_few_rows' : undefined
}

/** Reads one row. What an answer of the row hides is kept if it fits and never complained about. */
export function readRow(
  found: Case,
  { page, group }: { page: Page; group: GroupField },
  sent: Sent,
): { answers: Record<string, PlainValue>; problems: FieldProblem[] } {
  const before = answersBefore(page, found.way)
  const asked = rowFieldsToShow(found.definition, { page, group }, found.way, found.household)
  const around = contextOf(found.definition, before, found.household, found.today)
  return readFields(found, asked, sent, (answers) => ({ ...around, row: { group: group.id, answers } }))
}

type Opened =
  | { ok: true; found: Case; page: Page; group: GroupField }
  | { ok: false; reason: 'not_a_draft' | 'no_such_page' | 'too_early' }

/** The group of a draft that has been reached, locked. */
export async function openGroup(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  id: ApplicationId,
  pageKey: string,
): Promise<Opened> {
  const found = await lockOwnCase(tx, house, actor, id)
  if (found.application.state !== 'draft') return { ok: false, reason: 'not_a_draft' }
  const page = findPage(found.definition, pageKey)
  const group = page && groupOf(page)
  if (!page || !group) return { ok: false, reason: 'no_such_page' }
  const isReached = found.way.steps.some((step) => step.page.key === pageKey)
  return isReached ? { ok: true, found, page, group } : { ok: false, reason: 'too_early' }
}
