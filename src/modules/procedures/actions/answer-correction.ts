import { forPrincipal } from '../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { correctableFields, findField, type Page } from '../domain/definition/definition.ts'
import { dueAfterCorrection } from '../domain/course/due.ts'
import { type Journey, journeyToTheEnd } from '../domain/answers/journey.ts'
import { keepAnswers } from '../store/answers.ts'
import { type ApplicationId, writeDueDate } from '../store/applications.ts'
import { type Correction, closeCorrection, openCorrection } from '../store/corrections.ts'
import { byResident, moveTo } from '../store/transition.ts'
import { type FieldProblem, problemsOfReferences, readPage, type Sent } from './answer.ts'
import { keepComputed } from './keep-as-filed.ts'
import { type Case, lockOwnCase, type VerifiedResident } from './load-case.ts'

export type CorrectionAnswered =
  | { ok: true }
  | { ok: false; reason: 'wrong_answers'; problems: FieldProblem[] }
  | { ok: false; reason: 'paper_missing' }
  /** Answered already, or the office does not wait for it any more. */
  | { ok: false; reason: 'not_asked' }

/** Answers what the office asked for, and nothing else: other fields that are sent are ignored. */
export async function answerCorrection(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, sent, fileId }: { id: ApplicationId; sent: Sent; fileId?: string | undefined },
): Promise<CorrectionAnswered> {
  const found = await lockOwnCase(tx, house, actor, id)
  const correction = found.application.state === 'awaiting_correction' ? await openCorrection(tx, id) : undefined
  if (!correction) return { ok: false, reason: 'not_asked' }
  const { answers, problems } = readPage(found, pageOfCorrection(found, correction), sent)
  const page = pageOfCorrection(found, correction)
  problems.push(...(await problemsOfReferences(tx, house, found, page, answers)))
  if (problems.length > 0) return { ok: false, reason: 'wrong_answers', problems }
  if (correction.fields.includes('paper') && !fileId) return { ok: false, reason: 'paper_missing' }
  const after = journeyToTheEnd(found.definition, { ...found.kept, ...answers }, found.household, found.today)
  if (!keepsWhatWasPaidFor(found, after)) return { ok: false, reason: 'not_asked' }

  const at = house.clock.now()
  const before = Object.fromEntries(Object.keys(answers).map((field) => [field, found.kept[field] ?? null]))
  await keepAnswers(tx, id, answers, at)
  await keepComputed(tx, id, { definition: found.definition, way: after }, at)
  await closeCorrection(tx, correction.id, { at, before, ...(fileId && { fileId }) })
  await stopTheClock(tx, house, found, correction, at)
  await moveTo(tx, id, ['awaiting_correction'], 'in_review', { at, by: byResident, kind: 'correction_answered' })
  await recordAudit(tx, {
    actor,
    action: 'procedures.correction.answer',
    subject: { kind: 'procedures.application', id },
    ids: { correction: correction.id },
    ...forPrincipal(actor, found.application),
  })
  return { ok: true }
}

/** The fields asked for, as one page. */
export function pageOfCorrection({ definition }: Case, correction: Correction): Page {
  const allowed = correctableFields(definition)
  const fields = correction.fields.flatMap((id) => (allowed.includes(id) ? (findField(definition, id) ?? []) : []))
  const words = { ja: '', easy: '', en: '' }
  return { key: 'correction', title: words, fields, aside: [] }
}

// Whose record it is and what it costs were signed and paid for; neither changes by a correction.
function keepsWhatWasPaidFor({ definition, way }: Case, after: Journey): boolean {
  const paidFor = [definition.copies?.field, definition.delivery?.field, definition.subjects?.scope]
  return !after.next && paidFor.every((field) => field === undefined || after.answers[field] === way.answers[field])
}

/** The wait for the answer does not count: the due day moves by the open days of it. */
export async function stopTheClock(
  tx: Tx,
  house: House,
  { application }: Case,
  correction: Correction,
  at: Temporal.Instant,
): Promise<void> {
  if (!application.dueOn) return
  const calendar = wardCalendar(house.profile)
  const asked = wardDate(correction.requestedAt)
  await writeDueDate(tx, application.id, dueAfterCorrection(application.dueOn, asked, wardDate(at), calendar))
}
