import { forPrincipal } from '../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type AnswerProblem, type Asked, type PlainValue, readAnswer } from '../domain/answers/answer.ts'
import { computedValue } from '../domain/answers/computed.ts'
import { answersBefore, contextOf, fieldsToShow, journey } from '../domain/answers/journey.ts'
import { holds, type RuleContext } from '../domain/definition/condition.ts'
import { findPage, type Page, plainFieldsOf } from '../domain/definition/definition.ts'
import type { Option, PlainField } from '../domain/definition/fields.ts'
import { keepAnswers } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'
import { coApplicantIn, mayAgree } from '../agreements/domain.ts'
import { changedElsewhere, finishTyping, typingNow } from '../unfinished/elsewhere.ts'
import type { FormWindow } from '../unfinished/window.ts'
import { forgetMove } from '../store/moved-drafts.ts'
import { type AskedCase, lockAskedCase, type VerifiedResident } from './load-case.ts'
import { wrongReferences } from './references.ts'

export type FieldProblem = { field: string; problem: AnswerProblem; option?: Option }

/** What came for each field, however often. */
export type Sent = Readonly<Record<string, readonly string[]>>

export type Answered =
  | { ok: true; nextPage: string | undefined; following: string | undefined }
  | { ok: false; reason: 'wrong_answers'; problems: FieldProblem[] }
  /** Confirmed or filed meanwhile, in another window. */
  | { ok: false; reason: 'not_a_draft' }
  /** An earlier page has to be answered first. */
  | { ok: false; reason: 'too_early'; nextPage: string }
  | { ok: false; reason: 'no_such_page' }
  | ChangedElsewhere

/** Another window wrote these fields since the form was shown. Nothing was kept: the person says which counts. */
export type ChangedElsewhere = { ok: false; reason: 'changed_elsewhere'; fields: string[] }

/** Takes the answers of one page without a group. */
export async function answerPage(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, pageKey, sent, window }: { id: ApplicationId; pageKey: string; sent: Sent; window?: FormWindow | undefined },
): Promise<Answered> {
  const found = await lockAskedCase(tx, house, actor, id)
  if (found.application.state !== 'draft') return { ok: false, reason: 'not_a_draft' }
  const page = findPage(found.definition, pageKey)
  if (!page) return { ok: false, reason: 'no_such_page' }
  const isReached = found.way.steps.some((step) => step.page.key === pageKey)
  if (!isReached) return { ok: false, reason: 'too_early', nextPage: found.way.next?.page.key ?? pageKey }

  const { answers, problems } = readPage(found, page, sent)
  const here = { fields: plainFieldsOf(page), sent, answers, kept: found.kept }
  const elsewhere = changedElsewhere(await typingNow(tx, id), window, here)
  if (elsewhere.length > 0) return { ok: false, reason: 'changed_elsewhere', fields: elsewhere }
  const all = [
    ...problems,
    ...coApplicantProblem(found, page, answers),
    ...(await problemsOfReferences(tx, house, found, page, answers)),
  ]
  if (all.length > 0) return { ok: false, reason: 'wrong_answers', problems: all }
  const at = house.clock.now()
  await keepAnswers(tx, id, answers, at, { fromRegister: sameAsKnown(found, page, answers) })
  await finishTyping(tx, id, here.fields, { window, at })
  if (found.application.movedFromRevisionId) await forgetMove(tx, id)
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, {
    actor,
    action: 'procedures.application.answer',
    subject,
    ids: { page: pageKey },
    ...forPrincipal(actor, found.application),
  })

  const way = journey(found.definition, { ...found.kept, ...answers }, found.household, found.today)
  const index = way.steps.findIndex((step) => step.page.key === pageKey)
  return { ok: true, nextPage: way.next?.page.key, following: way.steps[index + 1]?.page.key }
}

function coApplicantProblem(
  { definition, members, application, today }: AskedCase,
  page: Page,
  answers: Readonly<Record<string, PlainValue>>,
): FieldProblem[] {
  const field = plainFieldsOf(page).find(({ id }) => id === definition.coApplicant?.field)
  const personId = field && coApplicantIn(definition, answers)
  if (!field || !personId) return []
  const not = [application.applicantPersonId, application.filerPersonId]
  return mayAgree(members, personId, { not, today }) ? [] : [{ field: field.id, problem: 'choose_adult' }]
}

/** Reads a page's plain fields in order; a field that an answer above it hides is kept if it fits and never complained about. */
export function readPage(
  found: AskedCase,
  page: Page,
  sent: Sent,
): { answers: Record<string, PlainValue>; problems: FieldProblem[] } {
  const before = answersBefore(page, found.way)
  const asked = fieldsToShow(found.definition, page, found.way, found.household)
  return readFields(found, asked, sent, (answers) =>
    contextOf(found.definition, { ...before, ...answers }, found.household, found.today),
  )
}

/** Reads fields in their order; each sees the answers before it. What the register fixes is not taken from the form. */
export function readFields(
  { household, known, today }: Pick<AskedCase, 'household' | 'known' | 'today'>,
  all: readonly Asked[],
  sent: Sent,
  context: (answers: Readonly<Record<string, PlainValue>>) => RuleContext,
): { answers: Record<string, PlainValue>; problems: FieldProblem[] } {
  const answers: Record<string, PlainValue> = {}
  const problems: FieldProblem[] = []
  // What is computed counts for the questions below it, and is not kept as an answer.
  const computed: Record<string, PlainValue> = {}
  const seen = () => ({ ...computed, ...answers })
  for (const asked of all) {
    const { field } = asked
    if (field.type === 'computed') {
      const value = holds(field.showIf, context(seen())) ? computedValue(field, context(seen())) : undefined
      if (value !== undefined) computed[field.id] = value
      continue
    }
    const fixed = field.fixed && field.prefill ? known.get(field.prefill) : undefined
    const read = readAnswer(asked, household, fixed ? [fixed.value] : (sent[field.id] ?? []), today)
    if (read.ok) answers[field.id] = read.value
    else if (holds(field.showIf, context(seen()))) {
      problems.push({ field: field.id, problem: read.problem, ...(read.option && { option: read.option }) })
    }
  }
  return { answers, problems }
}

const problemOfReference = {
  'bank-account': 'enter_account',
  file: 'choose_file',
  appointment: 'choose_time',
} as const

/** References that are not this person's, or a time that somebody else took meanwhile. */
export async function problemsOfReferences(
  tx: Tx,
  house: House,
  { application, way }: Pick<AskedCase, 'application' | 'way'>,
  page: Page,
  answers: Readonly<Record<string, PlainValue>>,
): Promise<FieldProblem[]> {
  const person = {
    applicationId: application.id,
    personId: application.applicantPersonId,
    before: answersBefore(page, way),
  }
  const wrong = await wrongReferences(tx, house, person, plainFieldsOf(page), answers)
  return wrong.map((field) => ({ field: field.id, problem: problemOfReference[field.type] }))
}

/** What stayed as the register said it: its source is the register, not the person. */
function sameAsKnown({ known }: AskedCase, page: Page, answers: Readonly<Record<string, PlainValue>>): Set<string> {
  const isSame = (field: PlainField) => {
    const from = field.prefill && known.get(field.prefill)
    return from?.source === 'register' && answers[field.id] === from.value
  }
  return new Set(
    plainFieldsOf(page)
      .filter(isSame)
      .map((field) => field.id),
  )
}
