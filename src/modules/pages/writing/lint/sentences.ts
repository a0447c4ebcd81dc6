import type { Lang } from '#platform/i18n/index.ts'
import { excerptOf, type Rule } from './rule.ts'

/** In characters; of English in words. */
const longest: Record<Lang, number> = { ja: 50, easy: 30, en: 25 }

/** One thought a sentence. */
export const longSentences: Rule = ({ passages, lang }) =>
  passages.flatMap(({ field, line, text, isHeading }) =>
    (isHeading ? [] : sentencesOf(text, lang))
      .filter((sentence) => sizeOf(sentence, lang) > longest[lang])
      .map((sentence) => ({
        ...{ rule: 'long-sentence', isError: false, field, line, excerpt: excerptOf(sentence) },
        advice: `${sizeOf(sentence, lang)}${lang === 'en' ? '語' : '字'}の文です。${longest[lang]}${
          lang === 'en' ? '語' : '字'
        }までに分けると読みやすくなります。`,
      })),
  )

export const sentencesOf = (text: string, lang: Lang): string[] =>
  text
    .split(lang === 'en' ? /(?<=[.!?])\s+|\n/ : /(?<=[。！？])|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

const sizeOf = (sentence: string, lang: Lang): number =>
  lang === 'en' ? sentence.split(/\s+/).length : [...sentence.replace(/https?:\S+|\s/g, '')].length
