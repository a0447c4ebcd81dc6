import type { AnswerValue } from '../../domain/answers/answer.ts'
import { answersBefore, contextOf, type Journey, journeyToTheEnd } from '../../domain/answers/journey.ts'
import type { Row } from '../../domain/answers/rows.ts'
import { holds } from '../../domain/definition/condition.ts'
import { groupOf, type Page } from '../../domain/definition/definition.ts'
import type { GroupField } from '../../domain/definition/fields.ts'
import { type FieldProblem, readPage, type Sent } from '../answer.ts'
import type { Case } from '../load-case.ts'
import { readRow } from '../rows.ts'

export type { Sent } from '../answer.ts'

export type WholeForm = {
  answers: Readonly<Record<string, AnswerValue>>
  /** Of a row: `group.ROW.field`; of a group with too few or too many rows: the group. */
  problems: readonly FieldProblem[]
  way: Journey
}

/**
 * Reads all pages of a definition at once, in their order, by the rules by which a resident's pages are read one by one.
 * Rows of a group come as `group.ROW.field`; a row in which nothing was typed is none.
 */
export function readWholeForm(found: Case, sent: Sent): WholeForm {
  const { definition, household, today } = found
  let answers: Record<string, AnswerValue> = {}
  const problems: FieldProblem[] = []
  let way = journeyToTheEnd(definition, {}, household, today)
  for (const page of definition.pages) {
    const here = { ...found, kept: answers, way }
    const read = readPage(here, page, sent)
    const rows = readRows(here, page, sent)
    answers = { ...answers, ...read.answers, ...rows.answers }
    problems.push(...read.problems, ...rows.problems)
    way = journeyToTheEnd(definition, answers, household, today)
  }
  return { answers, problems, way }
}

function readRows(found: Case, page: Page, sent: Sent): Pick<WholeForm, 'answers' | 'problems'> {
  const group = groupOf(page)
  const context = contextOf(found.definition, answersBefore(page, found.way), found.household, found.today)
  if (!group || !holds(group.showIf, context)) return { answers: {}, problems: [] }
  const rows: Row[] = []
  const problems: FieldProblem[] = []
  for (const row of rowsSent(group, sent)) {
    const prefix = `${group.id}.${row}.`
    const inRow = Object.fromEntries(group.fields.map(({ id }) => [id, sent[prefix + id] ?? []]))
    const read = readRow(found, { page, group }, inRow)
    rows.push({ id: `${group.id}-${row}`, answers: read.answers })
    problems.push(...read.problems.map(({ field, problem }) => ({ field: prefix + field, problem })))
  }
  if (rows.length < group.min) problems.push({ field: group.id, problem: 'too_small' })
  if (rows.length > group.max) problems.push({ field: group.id, problem: 'too_big' })
  return { answers: { [group.id]: rows }, problems }
}

/** Numbers of the rows in which something was typed, in their order. */
export function rowsSent(group: GroupField, sent: Sent): string[] {
  const used = Object.entries(sent).flatMap(([name, values]) => {
    const [of, row, field] = name.split('.')
    const isTyped = of === group.id && field !== undefined && values.some((value) => value.trim() !== '')
    return isTyped && row !== undefined && /^\d{1,3}$/.test(row) ? [row] : []
  })
  return [...new Set(used)].sort((a, b) => Number(a) - Number(b))
}
