import type { PersonId } from '#platform/ids/index.ts'
import type { Field, Option } from '../definition/definition.ts'

/** An answer as it is kept: one option, several options or persons, a number. */
export type AnswerValue = string | number | readonly string[]
export type Answers = Readonly<Record<string, AnswerValue>>

/** The people of the asking person's household, as the register has them now. */
export type Household = {
  self: PersonId
  members: readonly { personId: PersonId; isForeign: boolean }[]
}

/** A field as it stands in this journey: only the options that apply. */
export type Asked = { field: Field; options: readonly Option[] }

export type AnswerProblem =
  | 'choose_one'
  | 'choose_person'
  | 'unknown_option'
  | 'not_in_household'
  | 'enter_number'
  | 'not_a_number'
  | 'too_small'
  | 'too_big'
  | 'enter_text'
  | 'too_long'
  | 'not_a_day'

export type ReadAnswer = { ok: true; value: AnswerValue } | { ok: false; problem: AnswerProblem }

/** Reads what a form or an API call sent for one field. Nothing that was not offered gets through. */
export function readAnswer({ field, options }: Asked, household: Household, sent: readonly string[]): ReadAnswer {
  const given = [...new Set(sent.filter((text) => text !== ''))]
  switch (field.type) {
    case 'choice':
      return readChoice(options, given)
    case 'choices':
      return given.every((value) => isOffered(options, value)) ? ok(inOrder(options, given)) : no('unknown_option')
    case 'persons':
      return readPersons(household, given)
    case 'number':
      return readNumber(given[0] ?? '', field.min, field.max)
    case 'text':
    case 'long-text':
      return readText(given[0] ?? '', field.maxLength)
    case 'address':
      return readText(given[0] ?? '', 200)
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(given[0] ?? '') ? ok(given[0] ?? '') : no('not_a_day')
    case 'appointment':
    case 'bank-account':
    case 'file':
      return given[0] ? ok(given[0]) : no('enter_text')
    case 'group':
      return no('choose_one')
  }
}

/** The kept answer as far as it still applies; `undefined` when it has to be asked again. */
export function stillValid(asked: Asked, household: Household, kept: unknown): AnswerValue | undefined {
  const sent = Array.isArray(kept) ? kept.map(String) : kept === undefined ? [] : [String(kept)]
  if (kept === undefined) return undefined
  // An option that does not apply any more counts as not chosen; it comes back when it applies again.
  const isKnown = (value: string) => asked.field.type !== 'choices' || isOffered(asked.options, value)
  const read = readAnswer(asked, household, sent.filter(isKnown))
  return read.ok ? read.value : undefined
}

function readChoice(options: readonly Option[], given: readonly string[]): ReadAnswer {
  const [value] = given
  if (value === undefined) return no('choose_one')
  return given.length === 1 && isOffered(options, value) ? ok(value) : no('unknown_option')
}

function readPersons(household: Household, given: readonly string[]): ReadAnswer {
  if (given.length === 0) return no('choose_person')
  const members = household.members.map((member): string => member.personId)
  return given.every((id) => members.includes(id))
    ? ok(members.filter((id) => given.includes(id)))
    : no('not_in_household')
}

const readText = (text: string, maxLength: number): ReadAnswer =>
  text.trim() === '' ? no('enter_text') : text.length > maxLength ? no('too_long') : ok(text.trim())

// Full-width digits count; so does 「３通」, which people type.
function readNumber(text: string, min: number, max: number): ReadAnswer {
  const folded = text
    .normalize('NFKC')
    .replace(/[−ー–—]/g, '-')
    .replace(/[\s,]/g, '')
    .replace(/[通枚部]$/, '')
  if (folded === '') return no('enter_number')
  if (!/^-?\d+$/.test(folded)) return no('not_a_number')
  const value = Number(folded)
  if (value < min) return no('too_small')
  return value > max ? no('too_big') : ok(value)
}

const isOffered = (options: readonly Option[], value: string): boolean =>
  options.some((option) => option.value === value)

const inOrder = (options: readonly Option[], given: readonly string[]): string[] =>
  options.flatMap((option) => (given.includes(option.value) ? [option.value] : []))

const ok = (value: AnswerValue): ReadAnswer => ({ ok: true, value })
const no = (problem: AnswerProblem): ReadAnswer => ({ ok: false, problem })
