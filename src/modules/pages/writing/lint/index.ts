import { fullWidth } from './characters.ts'
import { dates } from './dates.ts'
import { easyGrammar, easyReadings, easySpaces } from './easy.ts'
import { bareUrls, vagueLinks } from './links.ts'
import { officialWords } from './official-words.ts'
import { acts, contact, kindData, pictures, summary, times } from './required.ts'
import { type Around, type Finding, type Linted, linted, type Rule } from './rule.ts'
import { longSentences } from './sentences.ts'
import { headings, tables } from './structure.ts'
import { searchedWords, titles } from './titles.ts'

export type { Around, Finding } from './rule.ts'

const rules: readonly Rule[] = [
  ...[kindData, contact, acts, times, pictures],
  ...[titles, searchedWords, summary, headings, tables, vagueLinks, bareUrls],
  ...[longSentences, officialWords, dates, fullWidth],
  ...[easyReadings, easyGrammar, easySpaces],
]

/** What there is to say about a page's words: errors first, then advice in the order of the fields. */
export function lint(page: Omit<Linted, 'tree' | 'passages'>, around: Around): Finding[] {
  const read = linted(page)
  const found = rules.flatMap((rule) => rule(read, around))
  const place = ({ field, line }: Finding) => (field === 'title' ? 0 : field === 'body' ? 2 + (line ?? 0) : 1)
  return found.toSorted((a, b) => Number(b.isError) - Number(a.isError) || place(a) - place(b))
}
