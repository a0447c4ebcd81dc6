import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type AnswerProblem, type AnswerValue, readAnswer } from '../domain/answers/answer.ts'
import { holds } from '../domain/definition/condition.ts'
import { findPage, type Page } from '../domain/definition/definition.ts'
import { contextOf, fieldsToShow, journey } from '../domain/answers/journey.ts'
import { keepAnswers } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'
import { type Case, lockOwnCase, type VerifiedResident } from './load-case.ts'

export type FieldProblem = { field: string; problem: AnswerProblem }

export type Answered =
  | { ok: true; nextPage: string | undefined; following: string | undefined }
  | { ok: false; reason: 'wrong_answers'; problems: FieldProblem[]; found: Case }
  /** Confirmed or filed meanwhile, in another window. */
  | { ok: false; reason: 'not_a_draft' }
  /** An earlier page has to be answered first. */
  | { ok: false; reason: 'too_early'; nextPage: string }
  | { ok: false; reason: 'no_such_page' }

/** Takes the answers of one page. `sent` holds what came for each field, however often. */
export async function answerPage(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, pageKey, sent }: { id: ApplicationId; pageKey: string; sent: Readonly<Record<string, readonly string[]>> },
): Promise<Answered> {
  const found = await lockOwnCase(tx, house, actor, id)
  if (found.application.state !== 'draft') return { ok: false, reason: 'not_a_draft' }
  const page = findPage(found.definition, pageKey)
  if (!page) return { ok: false, reason: 'no_such_page' }
  const isReached = found.way.steps.some((step) => step.page.key === pageKey)
  if (!isReached) return { ok: false, reason: 'too_early', nextPage: found.way.next?.page.key ?? pageKey }

  const { answers, problems } = readPage(found, page, sent)
  if (problems.length > 0) return { ok: false, reason: 'wrong_answers', problems, found }
  await keepAnswers(tx, id, answers, house.clock.now())
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, { actor, action: 'procedures.application.answer', subject, ids: { page: pageKey } })

  const way = journey(found.definition, { ...found.kept, ...answers }, found.household)
  const here = way.steps.findIndex((step) => step.page.key === pageKey)
  return { ok: true, nextPage: way.next?.page.key, following: way.steps[here + 1]?.page.key }
}

/** Reads a page's fields in order; a field that an answer above it hides is kept if it fits and never complained about. */
export function readPage(
  found: Case,
  page: Page,
  sent: Readonly<Record<string, readonly string[]>>,
): { answers: Record<string, AnswerValue>; problems: FieldProblem[] } {
  const here = new Set(page.fields.map((field) => field.id))
  const before = Object.fromEntries(Object.entries(found.way.answers).filter(([field]) => !here.has(field)))
  const answers: Record<string, AnswerValue> = {}
  const problems: FieldProblem[] = []
  for (const asked of fieldsToShow(found.definition, page, found.way, found.household)) {
    const { field } = asked
    const read = readAnswer(asked, found.household, sent[field.id] ?? [])
    if (read.ok) answers[field.id] = read.value
    else if (holds(field.showIf, contextOf(found.definition, { ...before, ...answers }, found.household))) {
      problems.push({ field: field.id, problem: read.problem })
    }
  }
  return { answers, problems }
}
