import { authored, htmlLang, type Lang } from '#platform/i18n/index.ts'
import type { FoundDocument } from '../../documents/index.ts'
import { findingTexts } from '../text/index.ts'
import type { KnownTopic } from '../topics.ts'

/** Title and summary with readings, where they have some. */
export const wordsOf = ({ title, summary, shown }: FoundDocument) => ({
  title: shown ? authored(shown.title) : title,
  summary: shown ? authored(shown.summary) : summary,
})

/** `lang` of what is not in the language of the page. */
export const langOf = ({ lang }: Pick<FoundDocument, 'lang'>, page: Lang): 'ja' | 'en' | undefined =>
  htmlLang(lang) === htmlLang(page) ? undefined : htmlLang(lang)

/** 「手続 · 税金」: what it is and under which topics it stands. */
export function placeOf({ kind, topics, area }: FoundDocument, known: readonly KnownTopic[], lang: Lang): string[] {
  const names = known
    .filter((topic) => topic.kind === 'topic' && topics.includes(topic.key))
    .map(({ name }) => authored(name[lang]))
  return [findingTexts(lang).kinds[kind], ...(area === null ? [] : [area]), ...names.slice(0, 2)]
}
