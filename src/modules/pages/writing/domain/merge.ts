import { diff3Merge } from 'node-diff3'
import { type Details, readDetails } from '../../domain/details.ts'
import { stable, type Words } from './words.ts'

/** A place that two people have written differently; both as text. */
export type Clash = { field: string; mine: string; theirs: string }

/** `words`: both people's changes; where they clash, mine. */
export type Merged = { words: Words; clashes: readonly Clash[] }

/** Three-way: what each changed of `base` stays; the same place changed by both is a clash. */
export function mergeWords(base: Words, mine: Words, theirs: Words): Merged {
  const clashes: Clash[] = []
  const line = (field: 'title' | 'summary') => {
    const { value, isClash } = choose(base[field], mine[field], theirs[field])
    if (isClash) clashes.push({ field, mine: mine[field], theirs: theirs[field] })
    return value
  }
  const title = line('title')
  const summary = line('summary')
  const body = mergeBodies(base.body, mine.body, theirs.body, clashes)
  const details = mergeDetails(base.details, mine.details, theirs.details, clashes)
  return { words: { title, summary, body, details }, clashes }
}

function choose<Value>(base: Value, mine: Value, theirs: Value): { value: Value; isClash: boolean } {
  const [old, own, other] = [base, mine, theirs].map((value) => JSON.stringify(stable(value)))
  if (own === other || other === old) return { value: mine, isClash: false }
  return own === old ? { value: theirs, isClash: false } : { value: mine, isClash: true }
}

// A paragraph of Japanese is one line: sentences are the pieces that people change.
const pieces = (text: string): string[] => text.match(/[^。\n]*[。\n]|[^。\n]+$/g) ?? []

function mergeBodies(base: string, mine: string, theirs: string, clashes: Clash[]): string {
  const regions = diff3Merge(pieces(mine), pieces(base), pieces(theirs), { excludeFalseConflicts: true })
  return regions
    .map(({ ok, conflict }) => {
      if (!conflict) return (ok ?? []).join('')
      clashes.push({ field: 'body', mine: conflict.a.join(''), theirs: conflict.b.join('') })
      return conflict.a.join('')
    })
    .join('')
}

function mergeDetails(base: Details, mine: Details, theirs: Details, clashes: Clash[]): Details {
  const [old, own, other] = [base, mine, theirs].map(flat) as [Flat, Flat, Flat] // parse edge: three for three
  const merged: Flat = {}
  for (const key of new Set([...Object.keys(old), ...Object.keys(own), ...Object.keys(other)])) {
    const { value, isClash } = choose(old[key], own[key], other[key])
    if (isClash) clashes.push({ field: key, mine: say(own[key]), theirs: say(other[key]) })
    if (value !== undefined) merged[key] = value
  }
  return deep(merged)
}

type Flat = Record<string, unknown>

// Facts one by one, everything else as a whole.
const flat = ({ facts, ...rest }: Details): Flat => ({
  ...rest,
  ...Object.fromEntries(Object.entries(facts).map(([key, value]) => [`facts.${key}`, value])),
})

function deep(merged: Flat): Details {
  const entries = Object.entries(merged)
  const facts = entries.filter(([key]) => key.startsWith('facts.')).map(([key, value]) => [key.slice(6), value])
  const rest = entries.filter(([key]) => !key.startsWith('facts.'))
  return readDetails({ ...Object.fromEntries(rest), facts: Object.fromEntries(facts) })
}

function say(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(say).join('、')
  return typeof value === 'object' && value !== null ? Object.values(value).map(say).join('、') : String(value)
}
