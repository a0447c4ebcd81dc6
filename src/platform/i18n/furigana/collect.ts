import { type FuriganaData, isHiragana, isParticle, type WordReadings } from './data.ts'
import { severalReadings } from './several.ts'

type Seen = { reading: string; following: string }

const written =
  /(?<=^|(.))(?:｜([^｜《》]+)|(?<![\p{Script=Han}々〆ヶ〇])([\p{Script=Han}々〆ヶ〇]+))《([ぁ-ゖー]+)》([ぁ-ゖ]{0,8})/gsu
const onlyKanji = /^[\p{Script=Han}々〆ヶ〇]+$/u
const wholeName = /^([\p{Script=Han}々〆ヶ〇]+)《([ぁ-ゖー]+)》$/u

/**
 * The dictionary of the office's own texts: every word that stands there as 漢字《かんじ》, with its readings by what follows.
 * A word that is read in several ways before the same is left out there; a name of `phrases` counts as it stands.
 */
export function collectReadings(texts: readonly string[], phrases: readonly string[] = []): FuriganaData {
  const seen = new Map<string, Seen[]>()
  for (const text of texts) {
    for (const [, before = '', barred, plain, reading = '', following = ''] of text.matchAll(written)) {
      const word = barred ?? plain ?? ''
      // Behind a number or a word in katakana it is a part of that.
      if (!onlyKanji.test(word) || /[\d０-９ァ-ヺー\w]/.test(before)) continue
      const list = seen.get(word) ?? []
      if (list.length === 0) seen.set(word, list)
      list.push({ reading, following: isParticle(following) ? following : following.slice(0, 2) })
    }
  }
  const words = [...seen]
    .filter(([word]) => !(severalReadings.has(word) && [...word].length > 1))
    .map(([word, list]) => [word, readingsOf(word, list)] as const)
    .filter(([, readings]) => Object.keys(readings).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const named = phrases.map(wholeWord).filter((pair) => pair !== undefined)
  return {
    words: Object.fromEntries([...words, ...named]),
    phrases: phrases.filter((phrase) => wholeWord(phrase) === undefined),
  }
}

/** 「練馬区《ねりまく》」 is a word like any other, and certain. */
function wholeWord(phrase: string): [string, WordReadings] | undefined {
  const [, word, reading] = wholeName.exec(phrase) ?? []
  return word && reading ? [word, { '': reading }] : undefined
}

function readingsOf(word: string, list: readonly Seen[]): WordReadings {
  const alone = list.filter(({ following }) => !isHiragana(following) || isParticle(following))
  // を, は, が and の end no word: one of them, or nothing, shows that the word can stand without an ending.
  const isSeveral = severalReadings.has(word)
  const stands = !isSeveral && alone.some(({ following }) => !isHiragana(following) || /^[をはがの]/.test(following))
  const plain = one(alone.map(({ reading }) => reading))
  const endings = new Map<string, string[]>()
  for (const { reading, following } of list) {
    if (!isHiragana(following)) continue
    if (isParticle(following) && (isSeveral || stands || plain === undefined)) continue
    for (const ending of new Set([following.slice(0, 1), following.slice(0, 2)])) {
      endings.set(ending, [...(endings.get(ending) ?? []), reading])
    }
  }
  const read = [...endings]
    .filter(([ending]) => !severalReadings.has(word + ending) && !severalReadings.has(word + ending.slice(0, 1)))
    .flatMap(([ending, readings]) => {
      const reading = one(readings)
      return reading === undefined ? [] : [[ending, reading] as const]
    })
  const first = new Map(read)
  return Object.fromEntries([
    ...(stands && plain !== undefined ? [['', plain] as const] : []),
    // 「きま」 says nothing that 「き」 does not.
    ...read.filter(([ending, reading]) => ending.length === 1 || first.get(ending.slice(0, 1)) !== reading),
  ])
}

const one = (readings: readonly string[]): string | undefined => {
  const [first, ...others] = new Set(readings)
  return others.length === 0 ? first : undefined
}
