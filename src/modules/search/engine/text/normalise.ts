import type { FoldedText } from './tokens.ts'
import { today } from './old-characters.ts'

/**
 * One writing for what people take for the same word: NFKC, small letters, Latin without accents, old characters as
 * today's, katakana as hiragana. Long vowels and small kana stay as typed. Never shown. Applying it twice changes nothing.
 */
export const normalise = (text: string): string => foldKana(foldWidth(text))

/** Both writings that tokens are read from; positions in one are positions in the other. */
export function foldedText(text: string): FoldedText {
  const width = foldWidth(text)
  return { width, kana: foldKana(width) }
}

/** The same without the kana, as the segmenter likes it: words in katakana begin and end with their script. */
export function foldWidth(text: string): string {
  const whole = text.toWellFormed().replaceAll(unseen, '').normalize('NFKC').toLowerCase().normalize('NFKC')
  const today = mayBeOld.test(whole) ? whole.replaceAll(oldForms, (old) => formOfToday(old)) : whole
  const plain = accented.test(today) ? today.replaceAll(accents, (letter) => withoutMarks(letter)) : today
  return plain.replaceAll(dashAsLongVowel, 'ー')
}

/** Character by character: positions in the text stay the same. */
export const foldKana = (text: string): string =>
  text.replaceAll(/[ァ-ヶヽヾ]+/g, (run) =>
    String.fromCharCode(...Array.from(run, (kana) => kana.charCodeAt(0) - 0x60)),
  )

// Variation selectors, soft hyphens, characters without width and marks of direction.
const unseen = /\p{Default_Ignorable_Code_Point}/gu

const oldForms = new RegExp(`[${[...today.keys()].join('')}]`, 'gu')
const mayBeOld = new RegExp(oldForms.source, 'u')
const formOfToday = (old: string): string => today.get(old) ?? old

const accented = /[\u00c0-\u024f\u1e00-\u1eff]/
const accents = /[\u00c0-\u024f\u1e00-\u1eff]/g
const withoutMarks = (letter: string): string => letter.normalize('NFKD').replaceAll(/\p{M}/gu, '')

// サ-ビス, typed without the key for the long vowel.
const dashAsLongVowel = /(?<=[ァ-ヶ])[-‐-―−](?=[ァ-ヶ]|$)/g
