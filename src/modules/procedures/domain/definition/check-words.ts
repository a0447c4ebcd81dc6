import { municipalWordKeys } from '#platform/i18n/index.ts'
import type { DefinitionProblem } from './check-definition.ts'
import { type Words, wordsSchema } from './words.ts'

/** What a page can fill into a text. */
export const placeholders = ['self', 'household', 'address', 'office', 'postage', 'unitFee'] as const
export type Placeholder = (typeof placeholders)[number]

/** Texts that are missing in a language, kanji without a reading, and blanks that nobody fills. */
export function wordProblems(value: unknown, where = 'definition'): DefinitionProblem[] {
  if (typeof value !== 'object' || value === null) return []
  const words = wordsSchema.safeParse(value)
  if (words.success) return problemsOfWords(words.data, where)
  return Object.entries(value).flatMap(([key, part]) => wordProblems(part, `${where}.${key}`))
}

/** Kanji that stand without 《…》. */
export const hasKanjiWithoutReading = (text: string): boolean =>
  /\p{Script=Han}/u.test(text.replace(/(?:｜[^｜《》]+|[\p{Script=Han}々〆ヶヵ〇]+)《[^《》]+》/gu, ''))

function problemsOfWords(words: Words, where: string): DefinitionProblem[] {
  const texts = Object.values(words).filter((text) => text !== undefined)
  const known: readonly string[] = placeholders
  const municipal: readonly string[] = municipalWordKeys
  const isUnknown = (text: string) =>
    [...text.matchAll(/\{\{(\w*)\}\}/g)].some(([, name = '']) => !municipal.includes(name)) ||
    [...text.matchAll(/(?<!\{)\{(\w*)\}(?!\})/g)].some(([, name = '']) => !known.includes(name))
  return [
    ...(texts.some((text) => text.trim() === '') ? [{ kind: 'missing_words' as const, where }] : []),
    ...([words.ja, words.easy].some(hasKanjiWithoutReading) ? [{ kind: 'missing_reading' as const, where }] : []),
    ...(texts.some(isUnknown) ? [{ kind: 'unknown_placeholder' as const, where }] : []),
  ]
}
