import type { Lang } from './lang.ts'
import { base, end, fallbackEnd, fallbackStart, markReadings, reading } from './marks.ts'
import { fillWords, type MunicipalWords } from './municipal-words.ts'

/** A text of ours as an author writes it, 漢字《かんじ》, with the municipality's words in it: for keeping it outside a page. */
export const keptText = (text: string, words?: MunicipalWords[Lang]): string =>
  fillWords(text, words, (word) => word)
    .replace(marked, '｜$1《$2》')
    .replaceAll(fallbackStart, '')
    .replaceAll(fallbackEnd, '')

/** How an author's text is read: 「かんじをよむ」 of 漢字《かんじ》を読《よ》む. */
export const readingOf = (text: string): string => markReadings(text).replace(marked, '$2')

const marked = new RegExp(`${base}([^${reading}]*)${reading}([^${end}]*)${end}`, 'g')
