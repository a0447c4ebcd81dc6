import type { Lang } from './lang.ts'
import { plainReadings } from './marks.ts'
import { fillWords, type MunicipalWords } from './municipal-words.ts'

/** `words`: the profile's, where the page belongs to a municipality. */
export type ReadingOptions = { furigana: boolean; lang: Lang; words?: MunicipalWords[Lang] | undefined }

/**
 * Turns the marks in finished HTML into the municipality's words, `<ruby>` and `<span lang="ja">`.
 * Attributes, `<title>`, `<textarea>` and `<option>` hold words only, so marks vanish there.
 */
export function renderTexts(page: string, { furigana, lang, words }: ReadingOptions): string {
  const html = fillWords(page, words, escape)
  if (!mark.test(html)) return html
  return html.replace(places, (place) => {
    if (!mark.test(place)) return place
    if (place.startsWith('<')) return plainReadings(place)
    const text = furigana ? place.replace(word, '<ruby>$1<rp>（</rp><rt>$2</rt><rp>）</rp></ruby>') : place
    return plainReadings(lang === 'en' ? text.replace(fallback, '<span lang="ja">$1</span>') : text)
  })
}

const escape = (word: string): string => word.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const word = /\uFDD0([^\uFDD0-\uFDD4<]*)\uFDD1([^\uFDD0-\uFDD4<]*)\uFDD2/g
// The inner text may hold words that are marked up already, but no other fallback.
const fallback = /\uFDD3([^\uFDD3\uFDD4]*)\uFDD4/g

const mark = /[\uFDD0-\uFDD4]/

// Our escaper turns < and > of data into entities, so a tag ends at the first >. Every place is taken, marked or not:
// a pattern that searched for marks would try each character of a long attribute, in quadratic time.
const places = /<(?:title|textarea|option)\b[^>]*>[^<]*|<[^>]*>|[^<>]+/g
