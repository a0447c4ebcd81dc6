import { compiled } from '../compile.ts'
import type { Condition } from '../condition.ts'
import type { Definition } from '../definition.ts'
import { type Field, type GroupField, personRow } from '../fields.ts'
import type { Value } from '../value.ts'

/** What a name means at one place of a definition, and what is known there. */
export type Scope = {
  find(id: string): Meant | undefined
  /** Whether the register is asked there, whether the people are known whom it is asked about, and which day it is. */
  hasFacts: boolean
  knowsPeople: boolean
  hasDay: boolean
}

export type Meant = {
  field: Field
  isEarlier: boolean
  /** The group of whose row it is a question. */
  group?: GroupField
  /** Where its own conditions are read. */
  scope: Scope
}

/** Something that is decided or computed, and where it stands. */
export type Place = { where: string; scope: Scope; condition?: Condition | undefined; value?: Value }

/** Everything that a definition decides or computes. */
export function placesOf(definition: Definition): Place[] {
  const after = scopeAt(definition, Number.POSITIVE_INFINITY)
  const filed = { ...after, hasFacts: false, hasDay: false }
  const { fees, windows = [], eligibility = [], bring = [], charges = [], lookupRules = [] } = definition
  return [
    ...fieldPlaces(definition),
    ...eligibility.map(({ when }, index) => ({ where: `eligibility.${index + 1}`, scope: after, condition: when })),
    ...windows.map(({ key, when }) => ({ where: `windows.${key}`, scope: after, condition: when })),
    ...fees.map(({ fee, when, count, each }) => {
      const group = each && compiled(definition).fields.get(each.group)
      return {
        where: `fee ${fee}`,
        scope: group?.type === 'group' ? scopeInRow(after, group) : after,
        condition: when,
        ...(count !== 'once' && 'value' in count && { value: count.value }),
      }
    }),
    ...bring.map(({ when }, index) => ({ where: `bring.${index + 1}`, scope: filed, condition: when })),
    ...charges.flatMap(({ key, ways }) =>
      ways.map(({ way, when }) => ({ where: `charges.${key}.${way}`, scope: filed, condition: when })),
    ),
    ...lookupRules.map(({ key, about, when }) => {
      const group = compiled(definition).fields.get(about)
      const scope = group?.type === 'group' ? scopeInRow(filed, group) : filed
      return { where: `lookupRules.${key}`, scope, condition: when }
    }),
  ]
}

function fieldPlaces(definition: Definition): Place[] {
  return [...compiled(definition).fields.values()].flatMap((field, position) => {
    const scope = scopeAt(definition, position)
    const inRow = field.type === 'group' ? field.fields : []
    return [
      ...placesOfField(field, scope),
      // A question of a row may depend on what stands before it in the row, and on everything before the group.
      ...inRow.flatMap((one, place) =>
        field.type === 'group' ? placesOfField(one, scopeInRow(scope, field, place)) : [],
      ),
    ]
  })
}

function placesOfField(field: Field, scope: Scope): Place[] {
  const options = 'options' in field ? field.options : []
  return [
    { where: field.id, scope, condition: field.showIf },
    ...options.map((option) => ({ where: `${field.id}.${option.value}`, scope, condition: option.showIf })),
    ...(field.type === 'computed' ? [{ where: field.id, scope, value: field.value }] : []),
    ...(field.type === 'persons' && field.who
      ? [{ where: `${field.id}.who`, scope: ofPerson, condition: field.who.when }]
      : []),
  ]
}

const blank = { ja: '', easy: '', en: '' }
const asked = { label: blank, correctable: false } as const
const yesOrNo = ['yes', 'no'].map((value) => ({ value, label: blank }))
const ofPersonFields: readonly Field[] = [
  { ...asked, id: `${personRow}.birth-date`, type: 'date' },
  { ...asked, id: `${personRow}.relation`, type: 'text', format: 'plain', maxLength: 100 },
  { ...asked, id: `${personRow}.is-self`, type: 'choice', options: yesOrNo },
]

/** Of who is meant nothing is known but the register's words about the person and the day. */
const ofPerson: Scope = {
  find: (id) => {
    const field = ofPersonFields.find((one) => one.id === id)
    return field && { field, isEarlier: true, scope: ofPerson }
  },
  hasFacts: false,
  knowsPeople: false,
  hasDay: true,
}

/** What is known where the question at this position is reached. */
export function scopeAt(definition: Definition, position: number): Scope {
  const { fields, positions } = compiled(definition)
  const isEarlier = (id: string) => (positions.get(id) ?? Number.POSITIVE_INFINITY) < position
  const { subjects } = definition
  const scope: Scope = {
    find: (id) => {
      const field = fields.get(id)
      return field && { field, isEarlier: isEarlier(id), scope }
    },
    hasFacts: true,
    knowsPeople: !subjects || (isEarlier(subjects.scope) && isEarlier(subjects.persons)),
    hasDay: true,
  }
  return scope
}

/** The same within a row: its own questions come first, by their ids or as `group.field`. */
export function scopeInRow(around: Scope, group: GroupField, position = group.fields.length): Scope {
  const own = new Map(group.fields.map((field, place) => [field.id, { field, place }]))
  const scope: Scope = {
    ...around,
    find: (id) => {
      const found = own.get(id.startsWith(`${group.id}.`) ? id.slice(group.id.length + 1) : id)
      return found ? { field: found.field, isEarlier: found.place < position, group, scope } : around.find(id)
    },
  }
  return scope
}
