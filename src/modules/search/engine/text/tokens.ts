import { characters, sortOf } from './characters.ts'
import { isStopWord, stem } from './english.ts'

/** A term of the index and where it stands in the text, half-open. */
export type Token = { term: string; start: number; end: number; sort: TokenSort }
export type TokenSort = 'word' | 'pair' | 'single'

/** A text folded by `foldWidth`, and the same with its kana folded. */
export type FoldedText = { width: string; kana: string }

/** Called for each token of a text; `term` where it is not what stands there. */
export type TokenReader = (sort: TokenSort, start: number, end: number, term?: string) => void

export function tokensOf(text: FoldedText): Token[] {
  const tokens: Token[] = []
  readTokens(text, (sort, start, end, term = text.kana.slice(start, end)) => tokens.push({ term, start, end, sort }))
  return tokens
}

/**
 * Words of `Intl.Segmenter`, pairs of neighbouring characters and single kanji. A word of one or two characters is a
 * single or a pair of the same writing as well.
 */
export function readTokens(text: FoldedText, read: TokenReader): void {
  readPairs(text.kana, read)
  readWords(text, read)
  for (const { 0: phone, index } of text.kana.matchAll(phones))
    read('word', index, index + phone.length, phone.replaceAll(/\D/g, ''))
}

/** A telephone number that is written in parts, for those who type it in one. */
const phones = /(?<!\d)0\d{1,4}[-‐-―−ー() ]{1,2}\d{1,4}[-‐-―−ー() ]{1,2}\d{3,4}(?!\d)/g

function readPairs(text: string, read: TokenReader): void {
  let before = -1
  let sortBefore: number = characters.other
  for (let at = 0; at < text.length; ) {
    const sort = sortOf(text, at)
    const end = at + (isWide(text, at) ? 2 : 1)
    const isPair = sort !== characters.other && sortBefore !== characters.other
    if (isPair && (sort !== characters.latin || sortBefore !== characters.latin)) read('pair', before, end)
    if (sort === characters.kanji) read('single', at, end)
    before = at
    sortBefore = sort
    at = end
  }
}

const isWide = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xdc00
}

// In one go, three times as fast as run by run.
function readWords({ width, kana }: FoldedText, read: TokenReader): void {
  for (const { segment, index } of segmenter.segment(width)) {
    const sort = sortOf(kana, index)
    if (sort === characters.other) continue
    const end = index + segment.length
    if (sort !== characters.latin || !isLatin.test(segment)) {
      if (segment.length > 1 || sort === characters.kanji) read('word', index, end)
    } else if (!isStopWord(segment)) read('word', index, end, stem(segment))
  }
}

const isLatin = /^[a-z0-9]+$/
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })
