import { forPrincipal } from '../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { Journey } from '../domain/answers/journey.ts'
import { keptGroup } from '../domain/answers/rows.ts'
import { paperKey, readRowKey, readRowsKey } from '../domain/correction/askable.ts'
import type { CorrectionDraft } from '../domain/correction/draft.ts'
import { dropAnswers, keepAnswers, keepOrder, keepRow } from '../store/answers.ts'
import { type ApplicationId, findApplication } from '../store/applications.ts'
import { type Correction, type CorrectionId, openCorrections } from '../store/corrections.ts'
import { byResident } from '../store/transition.ts'
import { type FieldProblem, problemsOfReferences, type Sent } from './answer.ts'
import { settleChangedFee } from './correcting/changed-fee.ts'
import { byPlace, corrected, type Corrected, hiddenBy, openedRows, type RowsFlaw } from './correcting/corrected.ts'
import { settleCorrection } from './desk/settle-correction.ts'
import { keepComputed } from './keep-as-filed.ts'
import { type Case, feeOfWay, lockOwnCase, type VerifiedResident } from './load-case.ts'
import { wrongReferences } from './references.ts'

export type FeeChange = { before: Yen; after: Yen }

export type CorrectionAnswered =
  | { ok: true }
  | {
      ok: false
      reason: 'wrong_answers'
      problems: FieldProblem[]
      flaws: RowsFlaw[]
      fields: Corrected['page']['fields']
    }
  | { ok: false; reason: 'paper_missing' | 'nothing_changed' }
  /** It would cost something else: the person has to have read it. */
  | ({ ok: false; reason: 'fee_changes' } & FeeChange)
  /** With these rows something would be asked, or be paid for, that a correction cannot change. */
  | { ok: false; reason: 'not_online' }
  /** Answered already, or the office does not wait for it any more. */
  | { ok: false; reason: 'not_asked' }

type Answering = {
  id: ApplicationId
  sent: Sent
  fileId?: string | undefined
  /** Which one was shown; else what is due first. */
  correctionId?: CorrectionId | undefined
  /** Rows that come and go, by group. */
  groups?: CorrectionDraft['groups'] | undefined
  /** What the person has read that it will cost. */
  seenFee?: number | undefined
}

/** Answers what the office asked for in one request, and nothing else: other fields that are sent are ignored. */
export async function answerCorrection(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, sent, fileId, correctionId, groups = {}, seenFee }: Answering,
): Promise<CorrectionAnswered> {
  const found = await lockOwnCase(tx, house, actor, id)
  const open = found.application.state === 'awaiting_correction' ? await openCorrections(tx, id) : []
  const correction = correctionId ? open.find((one) => one.id === correctionId) : open[0]
  if (!correction) return { ok: false, reason: 'not_asked' }
  const looked = await lookAtCorrection(tx, house, found, correction, { sent, fileId, groups })
  if (!looked.ok) return looked
  const { content, fee } = looked
  if (fee && seenFee !== fee.after) return { ok: false, reason: 'fee_changes', ...fee }

  const at = house.clock.now()
  await keepContent(tx, found, content, at)
  if (fee) await settleChangedFee(tx, house, actor, found, { way: content.after, fee, at })
  const answer = { before: content.before, after: content.now, fileId }
  await settleCorrection(tx, house, found, correction, { at, by: byResident, kind: 'correction_answered', answer })
  await settleAboutGoneRows(tx, house, found, content, at)
  await recordAudit(tx, {
    actor,
    action: 'procedures.correction.answer',
    subject: { kind: 'procedures.application', id },
    ids: { correction: correction.id },
    ...forPrincipal(actor, found.application),
  })
  return { ok: true }
}

export type LookedAt =
  | { ok: true; content: Corrected; fee: FeeChange | undefined }
  | Extract<CorrectionAnswered, { ok: false }>

/** Whether this answer could be sent, and what it would change. Changes nothing. */
export async function lookAtCorrection(
  tx: Tx,
  house: House,
  found: Case,
  correction: Correction,
  { sent, fileId, groups }: { sent: Sent; fileId: string | undefined; groups: CorrectionDraft['groups'] },
): Promise<LookedAt> {
  const content = corrected(found, correction, sent, groups)
  const { page, answers, flaws, after } = content
  const problems = [
    ...content.problems,
    ...(await problemsOfReferences(tx, house, found, page, answers)),
    ...(await problemsOfRows(tx, house, found, correction, groups)),
  ]
  if (problems.length > 0 || flaws.length > 0)
    return { ok: false, reason: 'wrong_answers', problems, flaws, fields: page.fields }
  if (correction.fields.includes(paperKey) && !fileId) return { ok: false, reason: 'paper_missing' }
  if (after.next) return { ok: false, reason: 'not_online' }
  if (!keepsWhatWasPaidFor(found, after)) return { ok: false, reason: 'not_online' }
  const isOfRowsOnly = correction.fields.every((key) => readRowsKey(key) !== undefined)
  if (isOfRowsOnly && Object.keys(content.now).length === 0) return { ok: false, reason: 'nothing_changed' }
  const before = found.fee.total
  const total = feeOfWay(house, found.definition, after).total
  return { ok: true, content, fee: before === total ? undefined : { before, after: total } }
}

async function problemsOfRows(
  tx: Tx,
  house: House,
  { application: { id: applicationId, applicantPersonId: personId }, definition }: Case,
  correction: Correction,
  groups: CorrectionDraft['groups'],
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  for (const { group } of openedRows({ definition }, correction)) {
    const { added = [], removed = [] } = groups[group.id] ?? {}
    for (const row of added.filter(({ id }) => !removed.includes(id))) {
      const wrong = await wrongReferences(tx, house, { applicationId, personId }, group.fields, row.answers)
      problems.push(...wrong.map(({ id }) => ({ field: id, problem: 'choose_file' as const })))
    }
  }
  return problems
}

async function keepContent(
  tx: Tx,
  found: Case,
  { answers, kept, after }: Corrected,
  at: Temporal.Instant,
): Promise<void> {
  const { id } = found.application
  const { plain, rows } = byPlace(answers)
  for (const group of changedGroups(found, kept)) {
    const all = keptGroup(kept[group]).rows
    await keepOrder(tx, id, group, { isDone: true, rows: all.map((row) => row.id) }, at)
    const known = keptGroup(found.kept[group]).rows.map((row) => row.id)
    const way = after.answers[group]
    for (const row of keptGroup(way).rows) {
      // As it counts: an answer that another one of the row hides is not kept.
      if (!known.includes(row.id)) await keepRow(tx, id, row.id, row.answers as typeof plain, at)
    }
  }
  await keepAnswers(tx, id, plain, at)
  for (const { row, field, value } of rows) await keepRow(tx, id, row, { [field]: value }, at)
  if (changedGroups(found, kept).length > 0) await dropAnswers(tx, id, hiddenBy(found.way, after))
  await keepComputed(tx, id, { definition: found.definition, way: after }, at)
}

const changedGroups = (found: Case, kept: Case['kept']): string[] =>
  Object.keys(kept).filter((id) => rowIds(kept[id]) !== rowIds(found.kept[id]))

const rowIds = (value: unknown): string =>
  keptGroup(value)
    .rows.map(({ id }) => id)
    .join()

/** Other questions about rows that are gone by this answer: with the last of them there is nothing left to ask. */
async function settleAboutGoneRows(
  tx: Tx,
  house: House,
  found: Case,
  { kept }: Corrected,
  at: Temporal.Instant,
): Promise<void> {
  const { id } = found.application
  const isGone = (key: string) => {
    const place = readRowKey(key)
    return place !== undefined && !keptGroup(kept[place.group]).rows.some((row) => row.id === place.row)
  }
  for (const other of await openCorrections(tx, id)) {
    if (!other.fields.every(isGone)) continue
    const before = Object.fromEntries(
      other.fields.map((key) => {
        const place = readRowKey(key)
        const row = place && keptGroup(found.kept[place.group]).rows.find((one) => one.id === place.row)
        return [key, (place && row?.answers[place.field]) ?? null]
      }),
    )
    const application = (await findApplication(tx, id)) ?? found.application
    const answer = { before, after: Object.fromEntries(other.fields.map((key) => [key, null])) }
    const ending = { at, by: byResident, kind: 'correction_answered', answer } as const
    await settleCorrection(tx, house, { application, definition: found.definition }, other, ending)
  }
}

// Whose record it is, how many copies and how it is handed over were signed; none of it changes by a correction.
function keepsWhatWasPaidFor({ definition, way }: Case, after: Journey): boolean {
  const paidFor = [definition.copies?.field, definition.delivery?.field, definition.subjects?.scope]
  return paidFor.every((field) => field === undefined || after.answers[field] === way.answers[field])
}
