import { markReadings, base, end, reading as readingMark } from '../marks.ts'
import { type FuriganaData, isHiragana, isParticle } from './data.ts'
import { behindO, counterReading, monthsAndCountries, prefixes, suffixes } from './parts.ts'
import { hardened, softened } from './several.ts'

/** Writes readings over a piece of text without tags. */
export type Furigana = (text: string) => string

type Piece = { word: string; reading: string }

const runs = /[\p{Script=Han}々〆ヶ〇]+/gu
const longestRun = 24
const longestWord = 12

/**
 * Readings for texts whose authors wrote none: a run of kanji is read when words of the dictionary fill it wholly, in one
 * way; else it stays as it is. One pass over the text; for each run a bounded number of look-ups.
 */
export function furiganaWriter({ words, phrases }: FuriganaData): Furigana {
  const dictionary = new Map(Object.entries(words).map(([word, readings]) => [word, new Map(Object.entries(readings))]))
  const named = namesByFirst(phrases)

  const read = (word: string, following: string): string | undefined => {
    const known = dictionary.get(word)
    if (!known) return undefined
    if (isHiragana(following)) {
      const ending = known.get(following.slice(0, 2)) ?? known.get(following.slice(0, 1))
      if (ending !== undefined) return ending
      if (!isParticle(following) && !isDeed(word, following)) return undefined
    }
    return known.get('')
  }

  /** One sign between kana: 取り扱《あつか》う is a verb as ever, ごみ袋 another word than 袋. */
  const readAlone = (word: string, following: string, before: string): string | undefined => {
    if (/[\d０-９何数][かカヶケヵ]$/.test(before)) return monthsAndCountries[word]
    if (before.endsWith('お') && (!isHiragana(following) || isParticle(following)) && Object.hasOwn(behindO, word))
      return behindO[word]
    const reading = read(word, following)
    const isNoun = !isHiragana(following) || isParticle(following)
    return (isNoun || softened.has(word) ? joinsOrIsForeign : isForeign).test(before) ? undefined : reading
  }

  /** Fewest words that fill the run; `undefined` where there are none or two ways that are read differently. */
  const fill = (run: string, following: string, before: string): readonly Piece[] | undefined => {
    if (run.length > longestRun) return undefined
    const signs = [...run]
    // Of rare characters one sign is two units.
    const isPlain = signs.length === run.length
    const number = numberBefore(before)
    const best: (readonly Piece[] | 'several' | undefined)[] = [[]]
    for (let to = 1; to <= signs.length; to += 1) {
      for (let from = Math.max(0, to - longestWord); from < to; from += 1) {
        const so = best[from]
        if (so === undefined) continue
        const word = isPlain ? run.slice(from, to) : signs.slice(from, to).join('')
        const isLast = to === signs.length
        const reading =
          from === 0 && number !== undefined
            ? counter(word, number, isLast ? following : '')
            : pieceReading(word, { isFirst: from === 0, isLast, signs: to - from, of: signs.length, following, before })
        if (reading === undefined) continue
        best[to] = fewer(best[to], so === 'several' ? so : [...so, { word, reading }])
      }
    }
    const found = best[signs.length]
    return found === 'several' ? undefined : found
  }

  const pieceReading = (
    word: string,
    place: { isFirst: boolean; isLast: boolean; signs: number; of: number; following: string; before: string },
  ): string | undefined => {
    const { isFirst, isLast, signs, of } = place
    const following = isLast ? place.following : ''
    if (signs > 1) return !isFirst && hardened.has(word) ? undefined : read(word, following)
    if (of === 1) return readAlone(word, following, place.before)
    if (isFirst) return Object.hasOwn(prefixes, word) && of > 2 ? prefixes[word] : undefined
    return Object.hasOwn(suffixes, word) &&
      (!isHiragana(following) || isParticle(following) || following.startsWith('さ'))
      ? suffixes[word]
      : undefined
  }

  return (text) => {
    let written = ''
    let at = 0
    runs.lastIndex = 0
    for (let found = runs.exec(text); found; found = runs.exec(text)) {
      let start = found.index
      const name = named.get(found[0].charAt(0))?.find(({ plain }) => text.startsWith(plain, start))
      if (name && !mayBelongToMore.test(text.slice(Math.max(0, start - 1), start))) {
        written += text.slice(at, start) + name.marked
        start += name.plain.length
        at = start
        runs.lastIndex = start
        continue
      }
      const stop = start + found[0].length
      const pieces = fill(found[0], text.slice(stop, stop + 8), text.slice(Math.max(0, start - 6), start))
      if (!pieces) continue
      written +=
        text.slice(at, start) +
        pieces.map(({ word, reading }) => `${base}${word}${readingMark}${reading}${end}`).join('')
      at = stop
    }
    return written + text.slice(at)
  }
}

function namesByFirst(phrases: readonly string[]): Map<string, { plain: string; marked: string }[]> {
  const names = new Map<string, { plain: string; marked: string }[]>()
  const sorted = phrases
    .map((phrase) => ({ plain: phrase.replace(/《[^》]*》|｜/g, ''), marked: markReadings(phrase) }))
    .sort((a, b) => b.plain.length - a.plain.length)
  for (const name of sorted) names.set(name.plain.charAt(0), [...(names.get(name.plain.charAt(0)) ?? []), name])
  return names
}

type Filling = readonly Piece[] | 'several' | undefined

function fewer(a: Filling, b: readonly Piece[] | 'several'): Filling {
  if (a === undefined || a === 'several' || b === 'several') return a ?? b
  if (a.length !== b.length) return a.length < b.length ? a : b
  return sound(a) === sound(b) ? a : 'several'
}

const sound = (pieces: readonly Piece[]): string => pieces.map(({ reading }) => reading).join('')

/** 申請する, 申請した, 申請され: what is done with する has no ending of its own, unless its last sign is a verb. */
const isDeed = (word: string, following: string): boolean =>
  /^(?:し[たてなまよ、]|す[るべ]|さ[れせ]|せ[ずる])/.test(following) &&
  [...word].length > 1 &&
  !/[消越出押貸渡戻返増許落移残差壊倒探隠足過越化下示]$/u.test(word)

const isForeign = /[ァ-ヺーA-Za-zＡ-Ｚａ-ｚ]$/
const joinsOrIsForeign = /[ァ-ヺーA-Za-zＡ-Ｚａ-ｚみりきちしけえべめれせ]$/

const mayBelongToMore = /[\d０-９ァ-ヺーA-Za-zＡ-Ｚａ-ｚみりきちしけえべめれせ]$/

const numberBefore = (before: string): number | undefined => {
  const digits = /[\d０-９,，.．]*[\d０-９]$/.exec(before)?.[0]
  return digits === undefined ? undefined : Number(digits.normalize('NFKC').replaceAll(',', '')) || 0
}

const counter = (word: string, number: number, following: string): string | undefined =>
  isHiragana(following) && !isParticle(following)
    ? undefined
    : word === '分' && following.startsWith('の')
      ? undefined
      : counterReading(word, number)
