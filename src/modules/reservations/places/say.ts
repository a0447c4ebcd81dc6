import { authored, type Lang, withoutReadings } from '#platform/i18n/index.ts'
import { hiragana, withReading } from './domain/reading.ts'
import type { PlaceWords, Word, WordList } from './profile/words.ts'

/** What the municipality calls the key in that language; a key without a word is said as it stands. */
export function sayKey(words: PlaceWords, list: WordList, key: string, lang: Lang): string {
  const word = listOf(words, list).find((one) => one.key === key)
  return word ? sayWord(word, lang) : key
}

export const sayWord = (word: Word, lang: Lang): string => authored(word[lang])

type Named = { name: string; nameKana: string | null; nameEnglish: string | null }

/** The name of a facility or a space, with its reading; in English where it has one. */
export const sayName = ({ name, nameKana, nameEnglish }: Named, lang: Lang): string =>
  lang === 'en' && nameEnglish !== null ? nameEnglish : nameKana === null ? name : authored(withReading(name, nameKana))

/** Keys whose words hold what was asked for, in any language. */
export function keysNamed(words: PlaceWords, list: WordList, asked: string): string[] {
  const wanted = foldWords(asked)
  if (wanted === '') return []
  return listOf(words, list)
    .filter((word) => [word.ja, word.easy, word.en].some((text) => foldWords(withoutReadings(text)).includes(wanted)))
    .map(({ key }) => key)
}

/** Width, case, spaces and the two kana do not matter. */
export const foldWords = (text: string): string => hiragana(text.normalize('NFKC').toLowerCase()).replace(/\s/g, '')

const listOf = (words: PlaceWords, list: WordList): readonly Word[] => words[list]
