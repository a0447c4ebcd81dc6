import { forPrincipal } from '../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { PlainValue } from '../domain/answers/answer.ts'
import { type Journey, journeyToTheEnd } from '../domain/answers/journey.ts'
import { keptGroup } from '../domain/answers/rows.ts'
import { askables, paperKey, readRowKey } from '../domain/correction/askable.ts'
import type { Page } from '../domain/definition/definition.ts'
import { keepAnswers, keepRow } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'
import { type Correction, type CorrectionId, openCorrections } from '../store/corrections.ts'
import { byResident } from '../store/transition.ts'
import { type FieldProblem, problemsOfReferences, readPage, type Sent } from './answer.ts'
import { settleCorrection } from './desk/settle-correction.ts'
import { keepComputed } from './keep-as-filed.ts'
import { type Case, lockOwnCase, type VerifiedResident } from './load-case.ts'

export type CorrectionAnswered =
  | { ok: true }
  | { ok: false; reason: 'wrong_answers'; problems: FieldProblem[] }
  | { ok: false; reason: 'paper_missing' }
  /** Answered already, or the office does not wait for it any more. */
  | { ok: false; reason: 'not_asked' }

type Answering = {
  id: ApplicationId
  sent: Sent
  fileId?: string | undefined
  /** Which one was shown; else what is due first. */
  correctionId?: CorrectionId | undefined
}

/** Answers what the office asked for in one request, and nothing else: other fields that are sent are ignored. */
export async function answerCorrection(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, sent, fileId, correctionId }: Answering,
): Promise<CorrectionAnswered> {
  const found = await lockOwnCase(tx, house, actor, id)
  const open = found.application.state === 'awaiting_correction' ? await openCorrections(tx, id) : []
  const correction = correctionId ? open.find((one) => one.id === correctionId) : open[0]
  if (!correction) return { ok: false, reason: 'not_asked' }
  const page = pageOfCorrection(found, correction)
  const { answers, problems } = readPage(found, page, sent)
  problems.push(...(await problemsOfReferences(tx, house, found, page, answers)))
  if (problems.length > 0) return { ok: false, reason: 'wrong_answers', problems }
  if (correction.fields.includes(paperKey) && !fileId) return { ok: false, reason: 'paper_missing' }
  const { plain, rows } = byPlace(answers)
  const kept = { ...found.kept, ...plain, ...withRows(found.kept, rows) }
  const after = journeyToTheEnd(found.definition, kept, found.household, found.today)
  if (!keepsWhatWasPaidFor(found, after)) return { ok: false, reason: 'not_asked' }

  const at = house.clock.now()
  const before = Object.fromEntries(Object.keys(answers).map((key) => [key, keptAt(found.kept, key) ?? null]))
  await keepAnswers(tx, id, plain, at)
  for (const { row, field, value } of rows) await keepRow(tx, id, row, { [field]: value }, at)
  await keepComputed(tx, id, { definition: found.definition, way: after }, at)
  const answer = { before, after: answers, fileId }
  await settleCorrection(tx, house, found, correction, { at, by: byResident, kind: 'correction_answered', answer })
  await recordAudit(tx, {
    actor,
    action: 'procedures.correction.answer',
    subject: { kind: 'procedures.application', id },
    ids: { correction: correction.id },
    ...forPrincipal(actor, found.application),
  })
  return { ok: true }
}

/** What was asked for, as one page: each field under its key, one of a row with the words of its row. */
export function pageOfCorrection({ definition, kept }: Case, correction: Correction): Page {
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

type RowAnswer = { group: string; row: string; field: string; value: PlainValue }

function byPlace(answers: Readonly<Record<string, PlainValue>>) {
  const plain: Record<string, PlainValue> = {}
  const rows: RowAnswer[] = []
  for (const [key, value] of Object.entries(answers)) {
    const place = readRowKey(key)
    if (place) rows.push({ ...place, value })
    else plain[key] = value
  }
  return { plain, rows }
}

/** The groups among the kept answers in which something is answered anew. */
function withRows(kept: Case['kept'], answered: readonly RowAnswer[]): Record<string, unknown> {
  const groups = Map.groupBy(answered, ({ group }) => group)
  return Object.fromEntries(
    Array.from(groups, ([group, changes]) => {
      const { isDone, rows } = keptGroup(kept[group])
      const changed = rows.map((row) => ({
        id: row.id,
        answers: {
          ...row.answers,
          ...Object.fromEntries(changes.filter((one) => one.row === row.id).map((one) => [one.field, one.value])),
        },
      }))
      return [group, { isDone, rows: changed }]
    }),
  )
}

/** What is kept under a key. */
export function keptAt(kept: Case['kept'], key: string): unknown {
  const place = readRowKey(key)
  if (!place) return kept[key]
  return keptGroup(kept[place.group]).rows.find(({ id }) => id === place.row)?.answers[place.field]
}

// Whose record it is and what it costs were signed and paid for; neither changes by a correction.
function keepsWhatWasPaidFor({ definition, way }: Case, after: Journey): boolean {
  const paidFor = [definition.copies?.field, definition.delivery?.field, definition.subjects?.scope]
  return !after.next && paidFor.every((field) => field === undefined || after.answers[field] === way.answers[field])
}
