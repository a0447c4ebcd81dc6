import type { FieldError } from '#platform/http/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import { parseId, type StaffId } from '#platform/ids/index.ts'
import { parseWareki, toWareki } from '#platform/time/index.ts'
import type { FieldProblem } from '../actions/answer.ts'
import type { Sent } from '../actions/reception/read-form.ts'
import type { Sheet } from '../actions/reception/sheet.ts'
import type { FactProblem, ReceptionFacts } from '../actions/reception/type.ts'
import type { Journey } from '../domain/answers/journey.ts'
import { keptGroup } from '../domain/answers/rows.ts'
import { allFields, type Definition } from '../domain/definition/definition.ts'
import type { Field } from '../domain/definition/fields.ts'
import { bringers, identityPapers, identityWays } from '../domain/reception/identity.ts'
import { wordProblems } from './answers.ts'
import { mandateText, sayProblem } from '../text/intake/mandates.ts'
import { identityProblems, reception, receivedOnProblems } from '../text/intake/reception.ts'

type Raw = Readonly<Record<string, string | string[]>>

/** Names of the sheet's inputs that may come more than once. */
export const sheetLists = (definition: Definition): string[] => [
  'papers',
  ...allFields(definition).flatMap((field) =>
    field.type === 'group'
      ? field.fields
          .filter(isList)
          .flatMap(({ id }) => Array.from({ length: field.max }, (_, row) => `${field.id}.${row + 1}.${id}`))
      : isList(field)
        ? [field.id]
        : [],
  ),
]

const isList = ({ type }: Field): boolean => type === 'choices' || type === 'persons' || type === 'ranking'

/** Everything that was typed, by the names of the inputs; what a group's row leaves empty is left out. */
export const sentOf = (raw: Raw): Sent =>
  Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).filter(Boolean)]),
  )

/** Rows of each group in which something was typed, in their order. */
export function rowsIn(definition: Definition, sent: Sent): Record<string, string[]> {
  const groups = allFields(definition).filter((field): field is Field & { type: 'group' } => field.type === 'group')
  return Object.fromEntries(
    groups.map(({ id }) => {
      const used = Object.entries(sent).flatMap(([name, values]) => {
        const row = new RegExp(`^${RegExp.escape(id)}\\.(\\d{1,3})\\.`).exec(name)?.[1]
        return row !== undefined && values.length > 0 ? [row] : []
      })
      return [id, [...new Set(used)].sort((a, b) => Number(a) - Number(b))]
    }),
  )
}

export type ReadFacts = { ok: true; facts: ReceptionFacts } | { ok: false; errors: FieldError[] }

/** What stands on the sheet beside the questions. `portalDay`: the day that the portal knows. */
export function readFacts(sent: Sent, staff: readonly StaffId[], portalDay: Temporal.PlainDate | undefined): ReadFacts {
  const first = (name: string) => sent[name]?.[0] ?? ''
  const oneOf = <Value extends string>(values: readonly Value[], name: string) =>
    values.find((value) => value === first(name))
  const receivedOn = portalDay ?? parseWareki(first('received-on'))
  const receivedBy = staff.find((id) => id === first('received-by'))
  const identity = oneOf(identityWays, 'identity')
  const broughtBy = oneOf(bringers, 'brought-by')
  const paying = oneOf(['free', 'counter', 'later'] as const, 'paying')
  const t = reception.missing
  if (!receivedOn || !receivedBy || !identity || !broughtBy || !paying) {
    const errors: (FieldError | false)[] = [
      !receivedOn && { field: 'received-on', message: receivedOnProblems.not_a_day },
      !receivedBy && { field: 'received-by', message: t.receivedBy },
      !identity && { field: 'identity', message: t.identity },
      !broughtBy && { field: 'brought-by', message: t.broughtBy },
      !paying && { field: 'paying', message: t.paying },
    ]
    return { ok: false, errors: errors.filter((error) => error !== false) }
  }
  const mandateId = broughtBy === 'agent' ? parseId<'mandate'>(first('mandate')) : undefined
  const note = first('note').trim().slice(0, 1000)
  const tendered = Number(
    first('tendered')
      .normalize('NFKC')
      .replace(/[,\s円]/g, ''),
  )
  return {
    ok: true,
    facts: {
      receivedOn,
      receivedBy,
      identity,
      identityPapers: identityPapers.filter((paper) => sent.papers?.includes(paper)),
      broughtBy,
      mandateSeen: first('mandate-seen') !== '',
      ...(mandateId && { mandateId }),
      paying,
      note: note || null,
      ...(Number.isSafeInteger(tendered) && tendered > 0 && { tendered }),
    },
  }
}

const inputOf = {
  receivedOn: 'received-on',
  identity: 'identity',
  mandateSeen: 'mandate-seen',
  mandate: 'mandate',
  paying: 'paying',
} as const

export const wordFactProblems = (problems: readonly FactProblem[]): FieldError[] =>
  problems.map((problem) => ({ field: inputOf[problem.field], message: wordOf(problem) }))

function wordOf(problem: FactProblem): string {
  switch (problem.field) {
    case 'receivedOn':
      return receivedOnProblems[problem.problem]
    case 'identity':
      return identityProblems[problem.problem]
    case 'mandateSeen':
      return mandateText.needed
    case 'mandate':
      return sayProblem(problem.problem)
    case 'paying':
      return problem.problem in reception.sheet.till
        ? reception.sheet.till[problem.problem as keyof typeof reception.sheet.till]
        : reception.sheet[problem.problem as 'to_be_paid' | 'paid_already']
  }
}

/** Problems of answers in plain words, at their inputs. */
export function wordAnswerProblems(definition: Definition, problems: readonly FieldProblem[]): FieldError[] {
  return problems.map(({ field: name, problem }) => {
    const [group = '', , inner] = name.split('.')
    const outer = allFields(definition).find((one) => one.id === group)
    const asked = inner && outer?.type === 'group' ? outer.fields.find((one) => one.id === inner) : outer
    const [worded] = asked ? wordProblems('ja', [asked], [{ field: asked.id, problem }]) : []
    return { field: name, message: plainText(worded?.message ?? reception.missing.answer) }
  })
}

/** What stands on a sheet that is opened: what was kept, or nothing yet. */
export function typedOfSheet({
  found,
  reception: own,
  arrivedAs,
}: Pick<Sheet, 'found' | 'reception' | 'arrivedAs'>): Sent {
  const row = own ?? arrivedAs
  const typed: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(found.kept)) Object.assign(typed, inputsOf(name, value))
  if (!row) return typed
  return {
    ...typed,
    'received-on': [toWareki(row.receivedOn)],
    'received-by': [row.receivedBy],
    identity: [row.identity],
    papers: row.identityPapers,
    'brought-by': [row.broughtBy],
    'mandate-seen': row.mandateSeen ? ['yes'] : [],
    mandate: row.mandateId ? [row.mandateId] : [],
    paying: [row.paying],
    note: row.note ? [row.note] : [],
  }
}

function inputsOf(name: string, value: unknown): Record<string, string[]> {
  const group = keptGroup(value)
  if (group.rows.length > 0) {
    return Object.fromEntries(
      group.rows.flatMap((row, place) =>
        Object.entries(row.answers).map(([field, answer]) => [`${name}.${place + 1}.${field}`, asList(answer)]),
      ),
    )
  }
  return { [name]: asList(value) }
}

/** What is computed from what was typed, at its place on the sheet. */
export function withComputedOfSheet(definition: Definition, typed: Sent, { answers }: Pick<Journey, 'answers'>): Sent {
  const shown: Record<string, readonly string[]> = { ...typed }
  for (const field of allFields(definition)) {
    if (field.type === 'computed') shown[field.id] = asList(answers[field.id])
    if (field.type !== 'group') continue
    const inRow = field.fields.filter(({ type }) => type === 'computed')
    const rows = rowsIn(definition, typed)[field.id] ?? []
    for (const [place, row] of keptGroup(answers[field.id]).rows.entries()) {
      for (const { id } of inRow) shown[`${field.id}.${rows[place] ?? ''}.${id}`] = asList(row.answers[id])
    }
  }
  return shown
}

const asList = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map(String)
    : value === undefined || value === null || typeof value === 'object'
      ? []
      : [String(value)]
