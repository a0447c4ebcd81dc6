import type { Act } from '../store/acts/acts.ts'
import { letterKey } from '../domain/acts/act.ts'
import { allFields, type Definition } from '../domain/definition/definition.ts'
import type { Words } from '../domain/definition/words.ts'
import { plainWords } from '../text/index.ts'
import { unconfirmedText } from './text.ts'

/** 要確認: something that was not compared with the office's own text yet. */
export type UnconfirmedItem = {
  /** Where it stands, in words of the office. */
  place: string
  /** What it says now, and where that comes from. */
  says: string
  /** What has to be compared; the whole where nothing is said. */
  what: string
}

/** A fee or an exemption of the profile, as far as this list wants to know. */
type Priced = { label: string; ordinance: string; confirmed: boolean; toConfirm?: string | undefined }

/** Everything of a procedure and of what it costs that is still to be compared, in the order of its definition. */
export const unconfirmedOf = (definition: Definition, fees: readonly Priced[]): UnconfirmedItem[] => [
  ...withoutWrappers(itemsIn(definition, [])).map(({ path, found }) => ({
    place: placeOf(definition, path),
    says: saysOf(found),
    what: textOf(found, 'toConfirm') ?? unconfirmedText.whole,
  })),
  ...fees
    .filter(({ confirmed }) => !confirmed)
    .map(({ label, ordinance, toConfirm }) => ({
      place: unconfirmedText.fee,
      says: `${label}（${ordinance}）`,
      what: toConfirm ?? unconfirmedText.amount,
    })),
]

/** Whether the letter of an act names an article, or uses a text, that nobody has compared yet. */
export function isLetterUnchecked({ grounds = [], output }: Definition, act: Pick<Act, 'kind' | 'outcome' | 'letter'>) {
  const written = JSON.stringify(act.letter)
  const template =
    output && 'letters' in output
      ? output.letters?.[letterKey({ kind: act.kind, outcome: act.outcome ?? undefined })]
      : undefined
  return (
    grounds.some(({ article, confirmed }) => confirmed === false && written.includes(article)) ||
    template?.toConfirm !== undefined ||
    // Revisions of before wrote it into the text.
    written.includes('要確認')
  )
}

type Found = Readonly<Record<string, unknown>>
type Path = readonly string[]

function itemsIn(value: unknown, path: Path): { path: Path; found: Found }[] {
  if (typeof value !== 'object' || value === null) return []
  const found = Object.fromEntries(Object.entries(value))
  const isOpen = found['confirmed'] === false || typeof found['toConfirm'] === 'string'
  return [
    ...(isOpen ? [{ path, found }] : []),
    ...Object.entries(found).flatMap(([key, part]) => itemsIn(part, [...path, key])),
  ]
}

/** A part whose own words say what is to be compared is said once, by them. */
const withoutWrappers = (items: readonly { path: Path; found: Found }[]) =>
  items.filter(
    ({ path, found }) =>
      textOf(found, 'toConfirm') !== undefined ||
      !items.some((one) => one.path.length > path.length && path.every((key, index) => one.path[index] === key)),
  )

const textOf = (found: Found, key: string): string | undefined => {
  const text = found[key]
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** Its words, or its source; of a rule of several parts the source is what is compared. */
function saysOf(found: Found): string {
  if (isWords(found)) return plainWords(found)
  const texts = ['source', 'ground', 'why', 'article', 'title', 'authority'].map((key) => textOf(found, key))
  const [ground, purpose] = [found['ground'], found['for']]
  if (isObject(purpose) && isWords(purpose)) return `${plainWords(purpose)}（${textOf(found, 'source') ?? ''}）`
  return texts.find((text) => text !== undefined) ?? (isObject(ground) && isWords(ground) ? plainWords(ground) : '')
}

const isObject = (value: unknown): value is Found => typeof value === 'object' && value !== null

const isWords = (value: Found): value is Found & Words =>
  ['ja', 'easy', 'en'].every((key) => typeof value[key] === 'string')

/** 「質問「年度」」 for a question, else the heading of the part. */
function placeOf(definition: Definition, [part = '', ...rest]: Path): string {
  const heading = unconfirmedText.parts[part] ?? part
  if (part === 'output') return `${heading}（${unconfirmedText.letters[rest[1] ?? ''] ?? rest.join('.')}）`
  if (part !== 'pages') return heading
  const page = definition.pages[Number(rest[0])]
  if (!page) return heading
  const field = rest[1] === 'fields' ? page.fields[Number(rest[2])] : undefined
  return unconfirmedText.question(plainWords(field && allFields(definition).includes(field) ? field.label : page.title))
}
