import type { PersonId } from '#platform/ids/index.ts'
import { type Answers, type AnswerValue, type Asked, type Household, stillValid } from './answer.ts'
import { type Fact, holds, type RuleContext } from '../definition/condition.ts'
import type { Definition, Field, Page } from '../definition/definition.ts'

export type Step = {
  page: Page
  asked: readonly Asked[]
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

/** Replays the kept answers from the start and stops at the first page that is not answered. */
export function journey(
  definition: Definition,
  kept: Readonly<Record<string, unknown>>,
  household: Household,
): Journey {
  const steps: Step[] = []
  let answers: Answers = {}
  for (const page of definition.pages) {
    const step = replay(page, definition, kept, household, answers)
    if (step.asked.length === 0) continue
    steps.push(step)
    answers = { ...answers, ...step.answers }
    if (!step.isAnswered) return { steps, next: step, ...known(definition, answers, household) }
  }
  return { steps, ...known(definition, answers, household) }
}

function replay(
  page: Page,
  definition: Definition,
  kept: Readonly<Record<string, unknown>>,
  household: Household,
  before: Answers,
): Step {
  const asked: Asked[] = []
  const answers: Record<string, AnswerValue> = {}
  for (const field of page.fields) {
    const context = contextOf(definition, { ...before, ...answers }, household)
    if (!holds(field.showIf, context)) continue
    const shown = { field, options: offered(field, context) }
    asked.push(shown)
    const value = stillValid(shown, household, kept[field.id])
    if (value !== undefined) answers[field.id] = value
  }
  return { page, asked, answers, isAnswered: asked.every(({ field }) => field.id in answers) }
}

/**
 * Every field of a page that a form may show, whether or not an answer on the same page hides it:
 * without JavaScript the page cannot know before it is sent.
 */
export function fieldsToShow(definition: Definition, page: Page, way: Journey, household: Household): Asked[] {
  const here = new Set(page.fields.map((field) => field.id))
  const before = Object.fromEntries(Object.entries(way.answers).filter(([id]) => !here.has(id)))
  const context = contextOf(definition, before, household)
  return page.fields.map((field) => ({ field, options: offered(field, context) }))
}

export function contextOf(definition: Definition, answers: Answers, household: Household): RuleContext {
  const { facts } = known(definition, answers, household)
  return { answers, facts }
}

/** Whose record is meant; empty while that is not answered. Only members of the household can come out. */
export function subjectsOf(definition: Definition, answers: Answers, household: Household): PersonId[] {
  const everybody = household.members.map((member) => member.personId)
  const { subjects } = definition
  // Nobody's record is asked for: it is about the applicant.
  if (!subjects) return [household.self]
  switch (answers[subjects.scope]) {
    case 'self':
      return everybody.filter((id) => id === household.self)
    case 'household':
      return everybody
    case 'some': {
      const chosen = answers[subjects.persons]
      return Array.isArray(chosen) ? everybody.filter((id) => chosen.includes(id)) : []
    }
    default:
      return []
  }
}

function known(definition: Definition, answers: Answers, household: Household) {
  const subjects = subjectsOf(definition, answers, household)
  const members = household.members.filter((member) => subjects.includes(member.personId))
  const facts = new Set<Fact>()
  if (household.members.length > 1) facts.add('household-has-others')
  if (members.some((member) => member.isForeign)) facts.add('some-subject-is-foreign')
  if (members.some((member) => !member.isForeign)) facts.add('some-subject-is-japanese')
  return { answers, subjects, facts }
}

const offered = (field: Field, context: RuleContext) =>
  'options' in field ? field.options.filter((option) => holds(option.showIf, context)) : []
