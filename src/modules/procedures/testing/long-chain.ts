import { satoHanako } from '#demo/people.ts'
import type { Household } from '../domain/answers/answer.ts'
import { journey } from '../domain/answers/journey.ts'
import { problemsOf } from '../domain/definition/check-definition.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { groupProcedure } from './group-procedure.ts'

const household: Household = {
  self: satoHanako.personId,
  members: [{ personId: satoHanako.personId, isForeign: false }],
}
const words = (text: string) => ({ ja: text, easy: text, en: text })
const option = (value: string) => ({ value, label: words('ア') })

/** Questions of which each is asked when the one before it is answered with yes. */
export function longChain(length: number, perPage: number): Definition {
  const question = (at: number) => ({
    id: `q${at}`,
    type: 'choice',
    label: words('ア'),
    options: [option('yes'), option('no')],
    ...(at > 0 && { showIf: { field: `q${at - 1}`, is: 'yes' } }),
  })
  const pages = Array.from({ length: Math.ceil(length / perPage) }, (_, page) => ({
    key: `page-${page}`,
    title: words('ア'),
    fields: Array.from({ length: Math.min(perPage, length - page * perPage) }, (__, at) =>
      question(page * perPage + at),
    ),
  }))
  return parseDefinition({ ...structuredClone(groupProcedure), pages })
}

export const chainAnswers = (length: number, first: string): Record<string, string> => ({
  ...Object.fromEntries(Array.from({ length }, (_, at) => [`q${at}`, 'yes'])),
  q0: first,
})

/** How many questions are asked for these answers. */
export const askedIn = (definition: Definition, answers: Readonly<Record<string, string>>): number =>
  journey(definition, answers, household).steps.reduce((sum, { asked }) => sum + asked.length, 0)

/** How many problems keep it from being published. */
export const countProblems = (definition: Definition): number => problemsOf(definition).length
