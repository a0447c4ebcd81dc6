import type { AnswerValue } from '../../domain/answers/answer.ts'
import { type Journey, journey } from '../../domain/answers/journey.ts'
import { type FieldProblem, readPage } from '../answer.ts'
import type { Case } from '../load-case.ts'

export type Sent = Readonly<Record<string, readonly string[]>>

export type WholeForm = {
  answers: Readonly<Record<string, AnswerValue>>
  problems: readonly FieldProblem[]
  way: Journey
}

/** Reads all pages of a definition at once, in their order, by the rules by which a resident's pages are read one by one. */
export function readWholeForm(found: Case, sent: Sent): WholeForm {
  const { definition, household } = found
  let answers: Record<string, AnswerValue> = {}
  const problems: FieldProblem[] = []
  let way = journey(definition, {}, household)
  for (const page of definition.pages) {
    const read = readPage({ ...found, kept: answers, way }, page, sent)
    answers = { ...answers, ...read.answers }
    problems.push(...read.problems)
    way = journey(definition, answers, household)
  }
  return { answers, problems, way }
}
