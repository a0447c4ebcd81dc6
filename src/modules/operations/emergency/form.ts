import { type EmergencyText, type EmergencyTexts, emergencyTextsSchema } from '#platform/emergency/index.ts'
import type { FieldError, Raw } from '#platform/http/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'
import { emergencyDeskTexts as t } from './text.ts'

export const parts = ['title', 'lead', 'steps', 'places', 'contacts', 'next'] as const
export type Part = (typeof parts)[number]

export const fieldOf = (lang: Lang, part: Part): string => `${lang}-${part}`

type Read = { ok: true; texts: EmergencyTexts } | { ok: false; errors: FieldError[] }

/** The office's text as it was typed: one line each for steps and places. A language without a word is not there. */
export function readEmergencyTexts(raw: Raw): Read {
  const errors: FieldError[] = []
  const texts: Partial<Record<Lang, EmergencyText>> = {}
  for (const lang of langs) {
    const typed = (part: Part) => textOf(raw[fieldOf(lang, part)])
    if (lang !== 'ja' && parts.every((part) => typed(part) === '')) continue
    texts[lang] = {
      title: typed('title'),
      lead: typed('lead'),
      steps: linesOf(typed('steps')),
      places: pairsOf(typed('places')),
      contacts: pairsOf(typed('contacts')),
      next: typed('next'),
    }
  }
  const parsed = emergencyTextsSchema.safeParse(texts)
  if (parsed.success) return { ok: true, texts: parsed.data }
  for (const { path, code } of parsed.error.issues) {
    const [lang, part, , side] = path.map(String) as [Lang, Part, string | undefined, string | undefined]
    const field = fieldOf(lang, part)
    if (!errors.some((error) => error.field === field))
      errors.push({ field, message: messageOf(part, code, side !== undefined) })
  }
  return { ok: false, errors }
}

function messageOf(part: Part, code: string, isPair: boolean): string {
  if (code === 'too_small' && part === 'title') return t.titleMissing
  if (code === 'too_small' && part === 'lead') return t.leadMissing
  if (code === 'too_small' && isPair) return t.badPairs
  return part === 'steps' && !isPair ? t.tooManySteps : t.tooLong
}

/** The other way: what stands in the form's fields. */
export function typedTexts(texts: Partial<EmergencyTexts>): Raw {
  const raw: Raw = {}
  for (const lang of langs) {
    const text = texts[lang]
    if (!text) continue
    raw[fieldOf(lang, 'title')] = text.title
    raw[fieldOf(lang, 'lead')] = text.lead
    raw[fieldOf(lang, 'steps')] = text.steps.join('\n')
    raw[fieldOf(lang, 'places')] = writePairs(text.places)
    raw[fieldOf(lang, 'contacts')] = writePairs(text.contacts)
    raw[fieldOf(lang, 'next')] = text.next
  }
  return raw
}

const textOf = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '')

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const pairsOf = (text: string): { name: string; value: string }[] =>
  linesOf(text).map((line) => {
    const [name = '', ...value] = line.split(/[｜|]/)
    return { name: name.trim(), value: value.join('｜').trim() }
  })

const writePairs = (pairs: EmergencyText['places']): string =>
  pairs.map(({ name, value }) => `${name}｜${value}`).join('\n')
