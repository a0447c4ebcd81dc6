import { parseId, type PersonId } from '#platform/ids/index.ts'
import { holds } from '../domain/definition/condition.ts'
import type { Definition } from '../domain/definition/definition.ts'
import type { LookupRule } from '../domain/definition/law.ts'

/** `timeout`: nobody answered in time; asked again a few times, a late answer still counts. */
export type LookupState = 'asked' | 'found' | 'not_found' | 'blocked' | 'timeout'

/** One question to the network: a rule, about the applicant (no row), a row of a group, or a person who was chosen. */
export type Wanted = { rule: LookupRule; rowId: string; personId?: PersonId }

type Row = Readonly<Record<string, unknown>>

/** What has to be looked up for these answers. A rule about a group is asked for each row that its condition meets, one about chosen people for each. */
export function lookupsFor(definition: Definition, answers: Row): Wanted[] {
  return (definition.lookupRules ?? []).flatMap((rule): Wanted[] => {
    const chosen = peopleIn(answers[rule.about])
    if (chosen.length > 0) return isMet(rule, answers) ? chosen.map((id) => ({ rule, rowId: id, personId: id })) : []
    const rows = rowsOf(answers[rule.about])
    if (rule.about === 'applicant') return isMet(rule, answers) ? [{ rule, rowId: '' }] : []
    return rows.filter((row) => isMet(rule, { ...answers, ...row.answers })).map(({ id }) => ({ rule, rowId: id }))
  })
}

const isMet = ({ when }: LookupRule, answers: Row): boolean => holds(when, { answers, facts: new Set() })

/** The people of an answer of type `persons`. */
const peopleIn = (answer: unknown): PersonId[] =>
  Array.isArray(answer) ? answer.flatMap((one: unknown) => parseId<'person'>(String(one)) ?? []) : []

/** The rows of a group's answer, as it is kept or as a journey has it; none for anything else. */
export function rowsOf(answer: unknown): { id: string; answers: Row }[] {
  const rows: unknown = isRow(answer) ? answer.rows : answer
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row: unknown) =>
    isRow(row) && isRow(row.answers) && typeof row.id === 'string' ? [{ id: row.id, answers: row.answers }] : [],
  )
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Minutes after which an unanswered question is asked again; then it is left to the paper. */
const pauses = [1, 30, 24 * 60]

export const nextAttempt = (attempts: number, now: Temporal.Instant): Temporal.Instant | null => {
  const minutes = pauses[attempts - 1]
  return minutes === undefined ? null : now.add({ minutes })
}

/** The person is asked for the paper instead; never says which of the three it was, so that a block cannot be told apart. */
export const needsPaper = (state: LookupState): boolean => state !== 'asked' && state !== 'found'

/** The same for one look-up: a paper that has come is wanted no more. */
export const isPaperWanted = ({ state, paperFileId }: { state: LookupState; paperFileId: string | null }): boolean =>
  needsPaper(state) && paperFileId === null
