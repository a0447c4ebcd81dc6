import type { BirthDate } from '#modules/people/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { leastRanked, mostRanked, type Option, type PlainField, type RankingField } from '../definition/fields.ts'
import { membersMeant } from './persons.ts'
import { readLine, readLines, type ReadText, type TextProblem } from './read-text.ts'
import type { Row } from './rows.ts'

/**
 * An answer to one question: one option, several options or persons, a number, a text, a day (ISO), or the reference
 * of an account, a file or a time. Empty where an optional question was left open.
 */
export type PlainValue = string | number | readonly string[]

/** An answer as it is kept; a group's is its rows. */
export type AnswerValue = PlainValue | readonly Row[]
export type Answers = Readonly<Record<string, AnswerValue>>

/** The people of the asking person's household, as the register has them now. */
export type Household = {
  self: PersonId
  members: readonly {
    personId: PersonId
    isForeign: boolean
    birthDate?: BirthDate | undefined
    /** 続柄 to the 世帯主, not to who asks. */
    relation?: string | undefined
  }[]
  /** Asks without a card. */
  isGuest?: boolean
  /** On paper or filed: whoever is named is taken, and the office decides. */
  takesAnybody?: boolean
}

/** A field as it stands in this journey: only the options that apply. */
export type Asked<Kind = PlainField> = { field: Kind; options: readonly Option[] }

export type AnswerProblem =
  | 'choose_one'
  | 'choose_person'
  | 'too_many_persons'
  /** Who agrees in their own name is another adult of the household. */
  | 'choose_adult'
  | 'unknown_option'
  | 'ranked_twice'
  | 'too_few_ranked'
  | 'too_many_ranked'
  | 'not_in_household'
  /** Of the household, but not who is meant: `who.says` of the question says who is. */
  | 'not_meant'
  | 'enter_number'
  | 'not_a_number'
  | 'too_small'
  | 'too_big'
  | 'not_a_day'
  | 'too_early'
  | 'too_late'
  | 'choose_time'
  | 'enter_account'
  | 'choose_file'
  | 'too_many_files'
  /** The way ends with this option, which says where to go instead. */
  | 'stops'
  | TextProblem

export type ReadAnswer = { ok: true; value: PlainValue } | { ok: false; problem: AnswerProblem; option?: Option }

/**
 * Reads what a form or an API call sent for one field. Nothing that was not offered gets through. `today` is missing
 * where an answer that was right on the day of asking is only read again.
 */
export function readAnswer(
  { field, options }: Asked,
  household: Household,
  sent: readonly string[],
  today?: Temporal.PlainDate,
): ReadAnswer {
  const given = [...new Set(sent.filter((text) => text.trim() !== ''))]
  if (given.length === 0 && field.optional) return ok(isList(field) ? [] : '')
  const [first = ''] = given
  switch (field.type) {
    case 'choice':
      return readChoice(options, given)
    case 'choices':
      return given.every((value) => isOffered(options, value)) ? ok(inOrder(options, given)) : no('unknown_option')
    case 'ranking':
      return readRanking(field, options, sent)
    case 'persons':
      return readPersons(field, household, given, today)
    case 'number':
      return readNumber(first, field.min, field.max)
    case 'text':
      return fromText(readLine(first, field.format, field.maxLength))
    case 'long-text':
      return fromText(readLines(first, field.maxLength))
    case 'address':
      return fromText(readLine(first, 'plain', 200))
    case 'date':
      return readDay(field, first, today)
    case 'appointment':
      return isReference(first) ? ok(first) : no('choose_time')
    case 'bank-account':
      return isReference(first) || (first === 'public' && field.publicAccount) ? ok(first) : no('enter_account')
    case 'file':
      return readFiles(given, field.max)
    // Never asked: whatever a form sends for it was not offered.
    case 'computed':
      return no('unknown_option')
  }
}

/** The kept answer as far as it still applies; `undefined` when it has to be asked again. */
export function stillValid(
  asked: Asked,
  household: Household,
  kept: unknown,
  today?: Temporal.PlainDate,
): PlainValue | undefined {
  if (kept === undefined || kept === null) return undefined
  const sent = Array.isArray(kept) ? kept.map(wordOf) : [wordOf(kept)]
  // An option that does not apply any more counts as not chosen; it comes back when it applies again.
  const isKnown = (value: string) => !isListOfOptions(asked.field) || isOffered(asked.options, value)
  const read = readAnswer(asked, household, sent.filter(isKnown), today)
  return read.ok ? read.value : undefined
}

// Kept by an older form, an answer may be anything.
const wordOf = (value: unknown): string => (value !== null && typeof value === 'object' ? '' : String(value))

function readChoice(options: readonly Option[], given: readonly string[]): ReadAnswer {
  const [value] = given
  if (value === undefined) return no('choose_one')
  const option = given.length === 1 ? options.find((one) => one.value === value) : undefined
  if (!option) return no('unknown_option')
  return option.stops ? { ok: false, problem: 'stops', option } : ok(value)
}

function readFiles(given: readonly string[], max: number | undefined): ReadAnswer {
  const [first] = given
  if (first === undefined || !given.every(isReference)) return no('choose_file')
  if (max === undefined) return ok(first)
  return given.length > max ? no('too_many_files') : ok(given)
}

/** In the order in which they came; a rank that was left open moves those below it up. */
function readRanking(field: RankingField, options: readonly Option[], sent: readonly string[]): ReadAnswer {
  const ranked = sent.filter((text) => text.trim() !== '')
  if (!ranked.every((value) => isOffered(options, value))) return no('unknown_option')
  if (new Set(ranked).size < ranked.length) return no('ranked_twice')
  // Where fewer options apply than have to be ranked, all of them are enough.
  if (ranked.length < Math.min(leastRanked(field), options.length)) return no('too_few_ranked')
  return ranked.length > mostRanked(field) ? no('too_many_ranked') : ok(ranked)
}

function readPersons(
  field: Extract<PlainField, { type: 'persons' }>,
  household: Household,
  given: readonly string[],
  today: Temporal.PlainDate | undefined,
): ReadAnswer {
  const { max = household.members.length } = field
  if (given.length === 0) return no('choose_person')
  const members = household.members.map((member): string => member.personId)
  if (!given.every((id) => members.includes(id))) return no('not_in_household')
  const meant = membersMeant(field, household, today).map((member): string => member.personId)
  if (!given.every((id) => meant.includes(id))) return no('not_meant')
  return given.length > max ? no('too_many_persons') : ok(members.filter((id) => given.includes(id)))
}

// Full-width digits count; so does 「３通」, which people type.
function readNumber(text: string, min: number, max: number): ReadAnswer {
  const folded = text
    .normalize('NFKC')
    .replace(/[−ー–—]/g, '-')
    .replace(/[\s,]/g, '')
    .replace(/[通枚部頭匹人円]$/, '')
  if (folded === '') return no('enter_number')
  if (!/^-?\d+$/.test(folded)) return no('not_a_number')
  const value = Number(folded)
  if (value < min) return no('too_small')
  return value > max ? no('too_big') : ok(value)
}

function readDay(
  { notBefore, notAfter }: Extract<PlainField, { type: 'date' }>,
  text: string,
  today: Temporal.PlainDate | undefined,
): ReadAnswer {
  const day = parseWareki(text)
  if (!day) return no('not_a_day')
  const away = today?.until(day, { largestUnit: 'day' }).days
  if (away !== undefined && notBefore !== undefined && away < notBefore) return no('too_early')
  if (away !== undefined && notAfter !== undefined && away > notAfter) return no('too_late')
  return ok(day.toString())
}

/** Ids of what is kept elsewhere. Whether it is there and this person's own is looked up where it is answered. */
const isReference = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

const isList = (field: PlainField): boolean =>
  isListOfOptions(field) || field.type === 'persons' || (field.type === 'file' && field.max !== undefined)

const isListOfOptions = ({ type }: PlainField): boolean => type === 'choices' || type === 'ranking'

const isOffered = (options: readonly Option[], value: string): boolean =>
  options.some((option) => option.value === value)

const inOrder = (options: readonly Option[], given: readonly string[]): string[] =>
  options.flatMap((option) => (given.includes(option.value) ? [option.value] : []))

const fromText = (read: ReadText): ReadAnswer => read
const ok = (value: PlainValue): ReadAnswer => ({ ok: true, value })
const no = (problem: AnswerProblem): ReadAnswer => ({ ok: false, problem })
