import { authored, htmlLang, type Lang } from '#platform/i18n/index.ts'
import type { Content } from '#platform/ui/content.ts'
import { usePage } from '#platform/ui/index.ts'

/** Words of a page that was published in `lang`, marked where the page around them speaks another language. */
export const Said = ({ text, lang }: { text: string; lang: Lang }): Content =>
  isForeign(usePage().lang, lang) ? <span lang={htmlLang(lang)}>{authored(text)}</span> : <>{authored(text)}</>

/** `lang` for an element around such words; nothing where the page speaks it anyway. */
export const markOf = (page: Lang, words: Lang): 'ja' | 'en' | undefined =>
  isForeign(page, words) ? htmlLang(words) : undefined

const isForeign = (page: Lang, words: Lang): boolean => htmlLang(page) !== htmlLang(words)
