import { isSubjectFact, type Mentions, mentions, together } from './condition.ts'
import type { Definition } from './definition.ts'
import type { Field } from './fields.ts'
import type { Eligibility } from './law.ts'
import { valueMentions } from './value.ts'

/** What is worked out once for a definition, and then asked at every answer. */
type Compiled = {
  /** Questions and groups by id. */
  fields: ReadonlyMap<string, Field>
  /** The order in which they are asked and computed. */
  positions: ReadonlyMap<string, number>
  /** What has to be known before each of them is: of a group, what its rows need from outside. */
  needs: ReadonlyMap<string, ReadonlySet<string>>
  /** Questions whose answers say whose record it is. */
  aboutPeople: ReadonlySet<string>
  /** Rules of who may go on, by the position of the page on which the last of their questions stands. */
  eligibility: ReadonlyMap<number, readonly Eligibility[]>
}

const known = new WeakMap<Definition, Compiled>()

/** Of one definition object once: revisions are read once and never change. */
export function compiled(definition: Definition): Compiled {
  const found = known.get(definition) ?? compile(definition)
  known.set(definition, found)
  return found
}

function compile(definition: Definition): Compiled {
  const fields = new Map<string, Field>()
  const pageOf = new Map<string, number>()
  for (const [position, page] of definition.pages.entries()) {
    for (const field of page.fields) {
      if (fields.has(field.id)) continue
      fields.set(field.id, field)
      pageOf.set(field.id, position)
    }
  }
  const positions = new Map([...fields.keys()].map((id, position) => [id, position]))
  const needs = new Map([...fields.values()].map((field) => [field.id, needsOf(field, fields)]))
  const aboutPeople = new Set(subjectFields(definition, fields))
  const lastPage = (ids: readonly string[]) => Math.max(0, ...ids.map((id) => pageOf.get(id) ?? 0))
  const eligibility = Map.groupBy(definition.eligibility ?? [], ({ when }) => {
    const { fields: asked, facts, inRows } = mentions(when)
    const people = facts.some(isSubjectFact) ? [...aboutPeople] : []
    return lastPage([...asked, ...inRows.map(({ field }) => field), ...people])
  })
  return { fields, positions, needs, aboutPeople, eligibility }
}

const subjectFields = ({ subjects }: Definition, fields: ReadonlyMap<string, Field>): string[] =>
  subjects ? [subjects.scope, subjects.persons] : [...fields.values()].filter(namesPeople).map(({ id }) => id)

const namesPeople = (field: Field): boolean =>
  field.type === 'persons' || (field.type === 'group' && field.fields.some(({ type }) => type === 'persons'))

function needsOf(field: Field, fields: ReadonlyMap<string, Field>): Set<string> {
  const { fields: asked, inRows } = mentionsOf(field)
  const inRow =
    field.type === 'group' ? new Set(field.fields.flatMap(({ id }) => [id, `${field.id}.${id}`])) : undefined
  const named = [...asked, ...inRows.map((one) => one.field)].filter((id) => !inRow?.has(id))
  return new Set(named.filter((id) => fields.has(id)))
}

/** Everything that a question, its options or its rows ask about. */
function mentionsOf(field: Field): Mentions {
  const options = 'options' in field ? field.options.map(({ showIf }) => mentions(showIf)) : []
  const inner = field.type === 'group' ? field.fields.map(mentionsOf) : []
  const computed = field.type === 'computed' ? [valueMentions(field.value)] : []
  return together([mentions(field.showIf), ...options, ...inner, ...computed])
}
