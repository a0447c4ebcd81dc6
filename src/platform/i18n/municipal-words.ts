import type { Lang } from './lang.ts'
import { markReadings, plainReadings, wordEnd, wordStart } from './marks.ts'

/**
 * Words that differ between a ward and a town. Texts write {{office}} (区役所, 町役場), {{municipality}} (区, 町),
 * {{name}} (練馬区) and {{namedOffice}} (練馬区役所).
 */
export const municipalWordKeys = ['office', 'municipality', 'name', 'namedOffice'] as const
export type MunicipalWordKey = (typeof municipalWordKeys)[number]

/** The profile's words by language, furigana as 区《く》. */
export type MunicipalWords = Readonly<Record<Lang, Readonly<Record<MunicipalWordKey, string>>>>

/** Puts the words of a municipality where a text names them; readings stay marked. */
export function fillWords(
  text: string,
  words: MunicipalWords[Lang] | undefined,
  write: (word: string) => string,
): string {
  if (!text.includes(wordStart)) return text
  return text.replace(named, (_, key: string) => write(markReadings(wordOf(words ?? anywhere, key))))
}

/** The words alone, for mail, PDF, JSON and attributes: 「漢字」. Without a profile's words it says what fits everywhere. */
export function plainText(text: string, words?: MunicipalWords[Lang]): string {
  return plainReadings(fillWords(text, words, (word) => word))
}

/** An author's text as words alone: 漢字《かんじ》 is 「漢字」. Where a text is not defined, such as data of a definition. */
export const withoutReadings = (text: string, words?: MunicipalWords[Lang]): string =>
  plainText(markReadings(text), words)

/** An author's text of data, such as the `dataMap`, for a page. */
export const authored = (text: string): string => markReadings(text)

const anywhere: MunicipalWords[Lang] = {
  office: '役所',
  municipality: '役所',
  name: '市区町村',
  namedOffice: '役所',
}

const wordOf = (words: MunicipalWords[Lang], key: string): string =>
  Object.hasOwn(words, key) ? words[key as MunicipalWordKey] : key // parse edge: only our own marks stand here

const named = new RegExp(`${wordStart}(\\w+)${wordEnd}`, 'g')
