import { isStopWord, stem } from './english.ts'
import { foldKana, foldWidth } from './normalise.ts'

/** A term of the index and where it stands in the text, half-open. */
export type Token = { term: string; start: number; end: number; sort: 'word' | 'pair' | 'single' }

/**
 * Words of `Intl.Segmenter`, pairs of neighbouring characters and single kanji, of text that is folded here. A word of
 * one or two characters is a single or a pair of the same writing as well.
 */
export function tokensOf(text: string): Token[] {
  const folded = foldWidth(text)
  return [
    ...[...folded.matchAll(runs)].flatMap(({ 0: run, index }) =>
      isLatin.test(run) ? latin(run, index) : japanese(run, index),
    ),
    ...[...folded.matchAll(phones)].map(({ 0: phone, index }) => whole(phone, index)),
  ]
}

/** A telephone number that is written in parts, as those type it who leave the strokes out. */
const phones = /(?<!\d)0\d{1,4}[-‐-―−ー(）) ]{1,2}\d{1,4}[-‐-―−ー)） ]{1,2}\d{3,4}(?!\d)/g

const whole = (phone: string, start: number): Token => ({
  term: phone.replaceAll(/\D/g, ''),
  start,
  end: start + phone.length,
  sort: 'word',
})

// A run of letters and digits; what is between them parts words.
const runs = /[\p{L}\p{M}\p{N}]+/gu
const isLatin = /^[a-z0-9]+$/

function latin(run: string, start: number): Token[] {
  if (isStopWord(run)) return []
  return [{ term: stem(run), start, end: start + run.length, sort: 'word' }]
}

function japanese(run: string, start: number): Token[] {
  const tokens: Token[] = []
  for (const { segment, index } of segmenter.segment(run)) {
    const at = start + index
    if (isLatin.test(segment)) tokens.push(...latin(segment, at))
    else if (segment.length > 1 || isSingle.test(segment))
      tokens.push({ term: foldKana(segment), start: at, end: at + segment.length, sort: 'word' })
  }
  let before = ''
  let at = start
  for (const character of foldKana(run)) {
    const end = at + character.length
    const isPair = before !== '' && !(isLatin.test(before) && isLatin.test(character))
    if (isPair) tokens.push({ term: before + character, start: at - before.length, end, sort: 'pair' })
    if (isSingle.test(character)) tokens.push({ term: character, start: at, end, sort: 'single' })
    before = character
    at = end
  }
  return tokens
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

const isSingle = /\p{Script=Han}/u
