import type { Furigana } from './furigana/write.ts'
import type { Lang } from './lang.ts'
import { plainReadings } from './marks.ts'
import { fillWords, type MunicipalWords } from './municipal-words.ts'

/** `words`: the profile's, where the page belongs to a municipality. `dictionary`: for what has no readings of its author. */
export type ReadingOptions = {
  furigana: boolean
  lang: Lang
  words?: MunicipalWords[Lang] | undefined
  dictionary?: Furigana | undefined
}

/**
 * Turns the marks in finished HTML into the municipality's words, `<ruby>` and `<span lang="ja">`.
 * Attributes, `<title>`, `<textarea>` and `<option>` hold words only, so marks vanish there.
 */
export function renderTexts(page: string, { furigana, lang, words, dictionary }: ReadingOptions): string {
  const filled = fillWords(page, words, escape)
  const html = furigana && dictionary && lang !== 'en' ? readPage(filled, dictionary) : filled
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

/** Readings of the dictionary over the texts of a page; what has one already, code and what a form sends stay as they are. */
function readPage(html: string, dictionary: Furigana): string {
  let within: string | undefined
  return html.replace(places, (place) => {
    if (place.startsWith('<')) {
      const [, slash, tag = ''] = tagName.exec(place) ?? []
      if (within === undefined && !slash && untouched.has(tag) && !place.endsWith('/>')) within = tag
      else if (slash && tag === within) within = undefined
      return place
    }
    if (within !== undefined || !kanji.test(place)) return place
    return place.replace(unmarked, (piece) => (piece.startsWith('\uFDD0') ? piece : dictionary(piece)))
  })
}

const tagName = /^<(\/?)([a-z][a-z0-9]*)/
// Those whose content `places` takes with the tag (title, textarea, option) begin with one and never reach the dictionary.
const untouched: ReadonlySet<string> = new Set([
  'script',
  'style',
  'code',
  'pre',
  'kbd',
  'samp',
  'ruby',
  'output',
  'svg',
])
const kanji = /\p{Script=Han}/u
const unmarked = /\uFDD0[^\uFDD2]*\uFDD2|[^\uFDD0]+/g
