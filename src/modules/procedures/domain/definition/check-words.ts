import { municipalWordKeys, withoutReadings } from '#platform/i18n/index.ts'
import type { DefinitionProblem } from './check-definition.ts'
import { type Words, wordsSchema } from './words.ts'

/** What a page can fill into a text. */
export const placeholders = ['self', 'household', 'address', 'office', 'postage', 'unitFee'] as const
export type Placeholder = (typeof placeholders)[number]

/** Texts that are missing in a language, kanji without a reading, and blanks that nobody fills. */
export function wordProblems(value: unknown, where = 'definition'): DefinitionProblem[] {
  if (typeof value === 'string') return speaksToStaff(value) ? [{ kind: 'note_in_words', where }] : []
  if (typeof value !== 'object' || value === null) return []
  const words = wordsSchema.safeParse(value)
  if (words.success) return problemsOfWords(words.data, where)
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'toConfirm' ? [] : wordProblems(part, `${where}.${key}`),
  )
}

/** Kanji that stand without 《…》. */
export const hasKanjiWithoutReading = (text: string): boolean =>
  /\p{Script=Han}/u.test(text.replace(/(?:｜[^｜《》]+|[\p{Script=Han}々〆ヶヵ〇]+)《[^《》]+》/gu, ''))

/** 「要確認」 is a mark (`toConfirm`), never a word that residents read. */
export const speaksToStaff = (text: string): boolean => /要確認|to be confirmed/i.test(withoutReadings(text))

function problemsOfWords(words: Words, where: string): DefinitionProblem[] {
  const { ja, easy, en, enOne } = words
  const texts = [ja, easy, en, ...(enOne === undefined ? [] : [enOne])]
  const known: readonly string[] = placeholders
  const municipal: readonly string[] = municipalWordKeys
  const isUnknown = (text: string) =>
    [...text.matchAll(/\{\{(\w*)\}\}/g)].some(([, name = '']) => !municipal.includes(name)) ||
    [...text.matchAll(/(?<!\{)\{(\w*)\}(?!\})/g)].some(([, name = '']) => !known.includes(name))
  return [
    ...(texts.some((text) => text.trim() === '') ? [{ kind: 'missing_words' as const, where }] : []),
    ...([words.ja, words.easy].some(hasKanjiWithoutReading) ? [{ kind: 'missing_reading' as const, where }] : []),
    ...(texts.some(speaksToStaff) ? [{ kind: 'note_in_words' as const, where }] : []),
    ...(texts.some(isUnknown) ? [{ kind: 'unknown_placeholder' as const, where }] : []),
  ]
}
