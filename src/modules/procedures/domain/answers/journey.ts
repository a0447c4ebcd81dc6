import type { PersonId } from '#platform/ids/index.ts'
import { compiled } from '../definition/compile.ts'
import { type Condition, type Fact, holds, isSubjectFact, mentions, type RuleContext } from '../definition/condition.ts'
import { type Definition, type Field, findPage, type Page, plainFieldsOf } from '../definition/definition.ts'
import type { GroupField, PlainField } from '../definition/fields.ts'
import type { Eligibility } from '../definition/law.ts'
import { type Answers, type AnswerValue, type Asked, type Household, type PlainValue, stillValid } from './answer.ts'
import { computedValue } from './computed.ts'
import { keptGroup, type Row } from './rows.ts'
import { factsAbout, subjectsOf } from './subjects.ts'

export type Step = {
  page: Page
  asked: readonly Asked<Field>[]
  /** What was answered or computed and still applies, by field id. */
  answers: Answers
  isAnswered: boolean
}

/** The way through a procedure, derived from the answers and never stored. */
export type Journey = {
  /** Up to and with the first page that still has to be answered. */
  steps: readonly Step[]
  /** The page to answer now; missing when everything is answered. */
  next?: Step
  /** The first rule by which who answers so cannot have it, and the page on which it was decided. */
  refusal?: Refusal
  /** Only what was asked and applies: hidden fields are absent. This is what is signed and filed. */
  answers: Answers
  subjects: readonly PersonId[]
  facts: ReadonlySet<Fact>
  today?: Temporal.PlainDate | undefined
}

type Refusal = { page: Page; rule: Eligibility }

type Kept = Readonly<Record<string, unknown>>

/**
 * Replays the kept answers from the start and stops at the first page that is not answered, or whose answers end the
 * way. `today` bounds days that are answered; what has been filed is replayed as of the day it was filed.
 */
export const journey = (
  definition: Definition,
  kept: Kept,
  household: Household,
  today?: Temporal.PlainDate,
): Journey => walk({ definition, household, today }, kept, 'stops')

/**
 * The same for what came on paper or has been filed: who may not have it is said, and the office decides.
 * 根拠: 行政手続法 第7条 (審査を開始しなければならない)
 */
export const journeyToTheEnd = (
  definition: Definition,
  kept: Kept,
  household: Household,
  today?: Temporal.PlainDate,
): Journey => walk({ definition, household, today }, kept, 'goes on')

type Asking = { definition: Definition; household: Household; today?: Temporal.PlainDate | undefined }

function walk(asking: Asking, kept: Kept, refused: 'stops' | 'goes on'): Journey {
  const { definition } = asking
  const steps: Step[] = []
  const so = beginning(asking)
  let refusal: Refusal | undefined
  for (const [position, page] of definition.pages.entries()) {
    const step = replay(so, page, kept)
    if (step.asked.length > 0) steps.push(step)
    if (!step.isAnswered) return soFar(so, steps, refusal, step)
    const last = steps.at(-1)
    const rule =
      last &&
      compiled(definition)
        .eligibility.get(position)
        ?.find(({ when }) => holds(when, so.context))
    if (!rule) continue
    refusal ??= { page: last.page, rule }
    if (refused === 'stops') return soFar(so, steps, refusal, { ...last, isAnswered: false })
  }
  return soFar(so, steps, refusal)
}

/** Answers are added as they are read; what the register says follows when they name people. */
type SoFar = Asking & {
  answers: Record<string, AnswerValue>
  subjects: readonly PersonId[]
  context: RuleContext
}

function beginning(asking: Asking): SoFar {
  const answers: Record<string, AnswerValue> = {}
  const { definition, household, today } = asking
  const subjects = subjectsOf(definition, answers, household)
  return { ...asking, answers, subjects, context: { answers, facts: factsAbout(subjects, household), today } }
}

function add(so: SoFar, id: string, value: AnswerValue): void {
  so.answers[id] = value
  if (!compiled(so.definition).aboutPeople.has(id)) return
  so.subjects = subjectsOf(so.definition, so.answers, so.household)
  so.context = { ...so.context, facts: factsAbout(so.subjects, so.household) }
}

function soFar(so: SoFar, steps: Step[], refusal: Refusal | undefined, next?: Step): Journey {
  const { answers, subjects, context, today } = so
  return {
    steps: next ? [...steps.slice(0, -1), next] : steps,
    ...(next && { next }),
    ...(refusal && { refusal }),
    answers,
    subjects,
    facts: context.facts,
    today,
  }
}

function replay(so: SoFar, page: Page, kept: Kept): Step {
  const asked: Asked<Field>[] = []
  const answers: Record<string, AnswerValue> = {}
  for (const field of page.fields) {
    if (!holds(field.showIf, so.context)) continue
    const shown = { field, options: offered(field, so.context) }
    asked.push(shown)
    const value =
      field.type === 'group'
        ? rowsIfDone(so, field, kept[field.id])
        : answerOf(so, { field, options: shown.options }, kept[field.id], so.context)
    if (value === undefined) continue
    answers[field.id] = value
    add(so, field.id, value)
  }
  return { page, asked, answers, isAnswered: asked.every((one) => isDone(one, answers)) }
}

const isDone = ({ field }: Asked<Field>, answers: Readonly<Record<string, unknown>>): boolean =>
  field.type === 'computed' || field.id in answers

const answerOf = (
  { household, today }: Asking,
  { field, options }: Asked,
  kept: unknown,
  context: RuleContext,
): PlainValue | undefined =>
  field.type === 'computed' ? computedValue(field, context) : stillValid({ field, options }, household, kept, today)

/** A row as it stands: what is asked in it, and whether all of it is answered. */
export type RowStep = Row & { asked: readonly Asked[]; isAnswered: boolean }

/** The rows of a group as they stand, finished or not. */
export function rowsOf(asking: Asking, group: GroupField, kept: unknown, before: Answers): RowStep[] {
  return rowSteps(asking, group, kept, contextOf(asking.definition, before, asking.household, asking.today))
}

function rowSteps(asking: Asking, group: GroupField, kept: unknown, around: RuleContext): RowStep[] {
  return keptGroup(kept).rows.map((row) => {
    const asked: Asked[] = []
    const answers: Record<string, PlainValue> = {}
    const context: RuleContext = { ...around, row: { group: group.id, answers } }
    for (const field of group.fields) {
      if (!holds(field.showIf, context)) continue
      const shown = { field, options: offered(field, context) }
      asked.push(shown)
      const value = answerOf(asking, shown, row.answers[field.id], context)
      if (value !== undefined) answers[field.id] = value
    }
    return { id: row.id, answers, asked, isAnswered: asked.every((one) => isDone(one, answers)) }
  })
}

function rowsIfDone(so: SoFar, group: GroupField, kept: unknown): Row[] | undefined {
  const rows = rowSteps(so, group, kept, so.context)
  const isAll = keptGroup(kept).isDone && rows.length >= group.min && rows.length <= group.max
  if (!isAll || !rows.every((row) => row.isAnswered)) return undefined
  return rows.map(({ id, answers }) => ({ id, answers }))
}

/**
 * Every plain field of a page that a form may show: what other pages hide is left out, what an answer on the same page
 * may hide is not, because without JavaScript the page cannot know before it is sent.
 */
export function fieldsToShow(definition: Definition, page: Page, way: Journey, household: Household): Asked[] {
  const context = contextOf(definition, answersBefore(page, way), household, way.today)
  // A page that was put together from several shows all that was asked for.
  const isWhole = findPage(definition, page.key) === page
  const here = new Set<string>()
  return plainFieldsOf(page).flatMap((field) => {
    if (isWhole && !isDecidedBy(definition, field.showIf, here) && !holds(field.showIf, context)) return []
    here.add(field.id)
    return { field, options: offered(field, context) }
  })
}

/** Whether an answer to one of these questions can say that it is asked. */
function isDecidedBy(definition: Definition, condition: Condition | undefined, here: ReadonlySet<string>): boolean {
  const { fields, facts, inRows } = mentions(condition)
  const people = facts.some(isSubjectFact) ? [...compiled(definition).aboutPeople] : []
  return [...fields, ...inRows.map(({ field }) => field), ...people].some((id) => here.has(id))
}

/** The same for a row of a group. */
export function rowFieldsToShow(
  definition: Definition,
  { page, group }: { page: Page; group: GroupField },
  way: Journey,
  household: Household,
): Asked[] {
  const context = contextOf(definition, answersBefore(page, way), household, way.today)
  return group.fields.map((field) => ({ field, options: offered(field, context) }))
}

/** What was answered on other pages. */
export function answersBefore(page: Page, way: Journey): Answers {
  const here = new Set(page.fields.map((field) => field.id))
  return Object.fromEntries(Object.entries(way.answers).filter(([id]) => !here.has(id)))
}

export const contextOf = (
  definition: Definition,
  answers: Answers,
  household: Household,
  today?: Temporal.PlainDate,
): RuleContext => ({ answers, facts: factsAbout(subjectsOf(definition, answers, household), household), today })

const offered = (field: Field | PlainField, context: RuleContext) =>
  'options' in field ? field.options.filter((option) => holds(option.showIf, context)) : []
