import type { Ctx } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { type ErrorCode, sentences } from './sentences.ts'

/** What to do about it. `about`: the name or value that is meant. */
export function sentenceOf(c: Ctx, code: ErrorCode, about = ''): string {
  const { ja, en } = sentences[code]
  return (langOf(c) === 'en' ? en : ja).replaceAll('{}', () => about)
}

/** `locale` of the address, as Helsinki has it; else English for who prefers it; else Japanese. */
export function langOf(c: Ctx): Lang {
  const asked = c.req.query('locale')
  if (asked === 'ja' || asked === 'easy' || asked === 'en') return asked
  return /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'ja'
}
