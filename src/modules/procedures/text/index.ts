import { defineTexts, type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { Placeholder } from '../domain/definition/check-words.ts'
import type { Words } from '../domain/definition/words.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

export const texts = defineTexts({ ja, easy, en })

/** Japanese words without readings: for the staff, paper, mail, programs and the payment provider. */
export const plainWords = (words: Words): string => withoutReadings(words.ja)

type Values = Partial<Record<Placeholder, string>>

/** A text of a definition in the page's language, its `{blanks}` filled in. */
export function say(words: Words, lang: Lang, values: Values = {}): string {
  return spoken(words)(lang).text(values)
}

/** 「3通」, "1 copy", "3 copies". */
export function sayCounted(words: Words, lang: Lang, count: string): string {
  if (lang === 'en') return `${count} ${count === '1' ? (words.enOne ?? words.en) : words.en}`
  return `${count}${lang === 'easy' ? ' ' : ''}${say(words, lang)}`
}

// Reading the furigana of a text is done once; definitions are frozen.
const known = new WeakMap<Words, (lang: Lang) => { text: (values: Values) => string }>()

function spoken(words: Words) {
  const made = known.get(words) ?? defineTexts({ ja: filled(words.ja), easy: filled(words.easy), en: filled(words.en) })
  known.set(words, made)
  return made
}

const filled = (template: string) => ({
  text: (values: Values) =>
    template.replace(
      /(?<!\{)\{(\w+)\}(?!\})/g,
      (blank, name: string) => new Map(Object.entries(values)).get(name) ?? blank,
    ),
})
