import type { Answers, Household, PlainValue } from '../domain/answers/answer.ts'
import { membersMeant } from '../domain/answers/persons.ts'
import { journey, type Journey } from '../domain/answers/journey.ts'
import type { Definition } from '../domain/definition/definition.ts'
import type { Option, PlainField } from '../domain/definition/fields.ts'

const reference = '01900000-0000-7000-8009-000000000001'

const lines = {
  plain: '見本',
  name: '佐藤 花子',
  kana: 'サトウ ハナコ',
  phone: '03-3993-1111',
  email: 'hanako@example.jp',
  postcode: '1768501',
  microchip: '392000000000001',
}

/**
 * The way of somebody who answers with `chosen`, and with the first thing that leads on where that says nothing: from
 * the first question to the check page, or to where the way ends.
 */
export function naturalPath(
  definition: Definition,
  household: Household,
  today: Temporal.PlainDate,
  chosen: Readonly<Record<string, unknown>> = {},
): Journey {
  let kept: Record<string, unknown> = { ...chosen }
  // An answer may bring further questions on its own page.
  for (let turns = 0; turns <= 3 * definition.pages.length; turns += 1) {
    const way = journey(definition, kept, household, today)
    const open = way.next?.asked.filter(({ field }) => !(field.id in kept)) ?? []
    if (open.length === 0) return way
    kept = { ...kept, ...Object.fromEntries(open.map((asked) => [asked.field.id, answerTo(asked, household, today)])) }
    // Too few for the requirements: then as many as can be said.
    if (journey(definition, kept, household, today).refusal) kept = { ...kept, ...most(open) }
  }
  return journey(definition, kept, household, today)
}

type Shown = Journey['steps'][number]['asked'][number]

const most = (open: readonly Shown[]): Record<string, number> =>
  Object.fromEntries(open.flatMap(({ field }) => (field.type === 'number' ? [[field.id, field.max]] : [])))

function answerTo({ field, options }: Shown, household: Household, today: Temporal.PlainDate): unknown {
  if (field.type !== 'group') return plainAnswer(field, options, household, today)
  const answers: Answers = Object.fromEntries(
    field.fields.flatMap((one) => {
      const value = plainAnswer(one, 'options' in one ? one.options : [], household, today)
      return value === undefined ? [] : [[one.id, value]]
    }),
  )
  return { isDone: true, rows: [{ id: 'row-1', answers }] }
}

function plainAnswer(
  field: PlainField,
  options: readonly Option[],
  household: Household,
  today: Temporal.PlainDate,
): PlainValue | undefined {
  const leadsOn = options.find(({ stops }) => !stops)?.value ?? ''
  switch (field.type) {
    case 'choice':
      return leadsOn
    case 'choices':
    case 'ranking':
      return [leadsOn]
    case 'persons': {
      const meant = membersMeant(field, household, today).map(({ personId }) => personId)
      return [meant.includes(household.self) ? household.self : (meant[0] ?? household.self)]
    }
    case 'number':
      return field.min
    case 'text':
      return lines[field.format as keyof typeof lines] ?? '見本'
    case 'long-text':
    case 'address':
      return '練馬区光が丘二丁目9番6号'
    case 'date':
      return today.add({ days: Math.max(field.notBefore ?? -1, Math.min(field.notAfter ?? -1, -1)) }).toString()
    case 'bank-account':
    case 'file':
    case 'appointment':
      return reference
    case 'computed':
      return undefined
  }
}
