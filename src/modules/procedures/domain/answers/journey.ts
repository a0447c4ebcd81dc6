import type { PersonId } from '#platform/ids/index.ts'
import { type Fact, holds, type RuleContext } from '../definition/condition.ts'
import { type Definition, type Field, type Page, plainFieldsOf } from '../definition/definition.ts'
import type { GroupField, PlainField } from '../definition/fields.ts'
import { type Answers, type AnswerValue, type Asked, type Household, type PlainValue, stillValid } from './answer.ts'
import { isRows, keptGroup, type Row } from './rows.ts'

export type Step = {
  page: Page
  asked: readonly Asked<Field>[]
  /** What was answered and still applies, by field id. */
  answers: Answers
  isAnswered: boolean
}

/** The way through a procedure, derived from the answers and never stored. */
export type Journey = {
  /** Up to and with the first page that still has to be answered. */
  steps: readonly Step[]
  /** The page to answer now; missing when everything is answered. */
  next?: Step
  /** Only what was asked and applies: hidden fields are absent. This is what is signed and filed. */
  answers: Answers
  subjects: readonly PersonId[]
  facts: ReadonlySet<Fact>
}

type Kept = Readonly<Record<string, unknown>>

/**
 * Replays the kept answers from the start and stops at the first page that is not answered. `today` bounds days that
 * are answered; what has been filed is replayed as of the day it was filed.
 */
export function journey(definition: Definition, kept: Kept, household: Household, today?: Temporal.PlainDate): Journey {
  const steps: Step[] = []
  let answers: Answers = {}
  for (const page of definition.pages) {
    const step = replay({ definition, household, today }, page, kept, answers)
    if (step.asked.length === 0) continue
    steps.push(step)
    answers = { ...answers, ...step.answers }
    if (!step.isAnswered) return { steps, next: step, ...known(definition, answers, household) }
  }
  return { steps, ...known(definition, answers, household) }
}

type Asking = { definition: Definition; household: Household; today?: Temporal.PlainDate | undefined }

function replay(asking: Asking, page: Page, kept: Kept, before: Answers): Step {
  const asked: Asked<Field>[] = []
  const answers: Record<string, AnswerValue> = {}
  for (const field of page.fields) {
    const context = contextOf(asking.definition, { ...before, ...answers }, asking.household)
    if (!holds(field.showIf, context)) continue
    asked.push({ field, options: offered(field, context) })
    const value =
      field.type === 'group'
        ? rowsIfDone(asking, field, kept[field.id], { ...before, ...answers })
        : stillValid({ field, options: offered(field, context) }, asking.household, kept[field.id], asking.today)
    if (value !== undefined) answers[field.id] = value
  }
  return { page, asked, answers, isAnswered: asked.every(({ field }) => field.id in answers) }
}

/** A row as it stands: what is asked in it, and whether all of it is answered. */
export type RowStep = Row & { asked: readonly Asked[]; isAnswered: boolean }

/** The rows of a group as they stand, finished or not. */
export function rowsOf(
  { definition, household, today }: Asking,
  group: GroupField,
  kept: unknown,
  before: Answers,
): RowStep[] {
  return keptGroup(kept).rows.map((row) => {
    const asked: Asked[] = []
    const answers: Record<string, PlainValue> = {}
    for (const field of group.fields) {
      const context = contextOf(definition, { ...before, ...answers }, household)
      if (!holds(field.showIf, context)) continue
      const shown = { field, options: offered(field, context) }
      asked.push(shown)
      const value = stillValid(shown, household, row.answers[field.id], today)
      if (value !== undefined) answers[field.id] = value
    }
    return { id: row.id, answers, asked, isAnswered: asked.every(({ field }) => field.id in answers) }
  })
}

function rowsIfDone(asking: Asking, group: GroupField, kept: unknown, before: Answers): Row[] | undefined {
  const rows = rowsOf(asking, group, kept, before)
  const isDone = keptGroup(kept).isDone && rows.length >= group.min && rows.length <= group.max
  if (!isDone || !rows.every((row) => row.isAnswered)) return undefined
  return rows.map(({ id, answers }) => ({ id, answers }))
}

/**
 * Every plain field of a page that a form may show, whether or not an answer on the same page hides it:
 * without JavaScript the page cannot know before it is sent.
 */
export function fieldsToShow(definition: Definition, page: Page, way: Journey, household: Household): Asked[] {
  const context = contextOf(definition, answersBefore(page, way), household)
  return plainFieldsOf(page).map((field) => ({ field, options: offered(field, context) }))
}

/** The same for a row of a group. */
export function rowFieldsToShow(
  definition: Definition,
  { page, group }: { page: Page; group: GroupField },
  way: Journey,
  household: Household,
): Asked[] {
  const context = contextOf(definition, answersBefore(page, way), household)
  return group.fields.map((field) => ({ field, options: offered(field, context) }))
}

/** What was answered on other pages. */
export function answersBefore(page: Page, way: Journey): Answers {
  const here = new Set(page.fields.map((field) => field.id))
  return Object.fromEntries(Object.entries(way.answers).filter(([id]) => !here.has(id)))
}

export function contextOf(definition: Definition, answers: Answers, household: Household): RuleContext {
  const { facts } = known(definition, answers, household)
  return { answers, facts }
}

/**
 * Whose record is meant; empty while that is not answered. Only members of the household can come out. A procedure
 * that does not ask is about the applicant and everybody of the household who is named in an answer or a row.
 */
export function subjectsOf(definition: Definition, answers: Answers, household: Household): PersonId[] {
  const everybody = household.members.map((member) => member.personId)
  const { subjects } = definition
  if (!subjects) {
    const named = new Set(namedIn(definition, answers))
    // Who asks need not be on the register: for records of the ward anybody may.
    const others = everybody.filter((id) => id === household.self || named.has(id))
    return others.includes(household.self) ? others : [household.self, ...others]
  }
  switch (answers[subjects.scope]) {
    case 'self':
      return everybody.filter((id) => id === household.self)
    case 'household':
      return everybody
    case 'some': {
      const chosen = new Set(textsIn(answers[subjects.persons]))
      return everybody.filter((id) => chosen.has(id))
    }
    default:
      return []
  }
}

function namedIn(definition: Definition, answers: Answers): string[] {
  return definition.pages
    .flatMap((page): Field[] => page.fields)
    .flatMap((field) => {
      const value = answers[field.id]
      if (field.type === 'persons') return textsIn(value)
      if (field.type !== 'group' || !isRows(value)) return []
      const inRow = field.fields.filter((one: PlainField) => one.type === 'persons')
      return value.flatMap((row) => inRow.flatMap((one) => textsIn(row.answers[one.id])))
    })
}

const textsIn = (value: AnswerValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

function known(definition: Definition, answers: Answers, household: Household) {
  const subjects = subjectsOf(definition, answers, household)
  const members = household.members.filter((member) => subjects.includes(member.personId))
  const facts = new Set<Fact>()
  if (household.members.length > 1) facts.add('household-has-others')
  if (!household.isGuest) facts.add('asks-by-card')
  if (members.some((member) => member.isForeign)) facts.add('some-subject-is-foreign')
  if (members.some((member) => !member.isForeign)) facts.add('some-subject-is-japanese')
  return { answers, subjects, facts }
}

const offered = (field: Field, context: RuleContext) =>
  'options' in field ? field.options.filter((option) => holds(option.showIf, context)) : []
