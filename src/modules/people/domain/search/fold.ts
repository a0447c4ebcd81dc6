import { variants } from './variants.ts'

/**
 * One writing of a name for searching: kanji variants on their common form, kana as plain hiragana (large, without
 * marks of length), Roman letters small and without accents; no spaces, dots or hyphens. Never shown, never compared
 * for identity.
 */
export function foldWriting(text: string): string {
  let folded = ''
  let last = ''
  // What does not count goes before letters are put together, so that a folded text folds to itself: 「か・゛」 is 「が」.
  const letters = text.normalize('NFKC').replaceAll(ignored, '').normalize('NFKC').replaceAll(/\p{M}/gu, '')
  for (const character of withoutVu(letters)) {
    if (!isRepetition.has(character)) last = foldedCharacter(character)
    folded += last
  }
  return folded
}

const isRepetition = new Set('々〻')

const vu: Record<string, string> = { ァ: 'バ', ィ: 'ビ', ェ: 'ベ', ォ: 'ボ', ぁ: 'バ', ぃ: 'ビ', ぇ: 'ベ', ぉ: 'ボ' }

const withoutVu = (text: string): string =>
  /[ヴゔ]/.test(text) ? text.replaceAll(/[ヴゔ]([ァィェォぁぃぇぉ]?)/g, (_, small: string) => vu[small] ?? 'ブ') : text

// Names of a whole ward are made of a few thousand characters.
const known = new Map<string, string>()
const mostKnown = 20_000

function foldedCharacter(character: string): string {
  const found = known.get(character)
  if (found !== undefined) return found
  const folded = fold(character)
  if (known.size < mostKnown) known.set(character, folded)
  return folded
}

const ignored = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\s・.,'’‘`\-‐‑‒–—―−ー()]/gu

function fold(character: string): string {
  const plain = /[ァ-ヶ]/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0x60) : character
  const letter = /\p{Script=Latin}/u.test(plain) ? plain.normalize('NFKD').replaceAll(/\p{M}/gu, '') : plain
  return (readAlike[letter] ?? variants.get(letter) ?? letter).toLowerCase()
}

// ぢ and じ are heard alike, and old registers write ショウ as シヨウ.
const readAlike: Record<string, string> = {
  ...{ ぢ: 'じ', づ: 'ず', を: 'お' },
  ...Object.fromEntries(
    Array.from('ぁぃぅぇぉっゃゅょゎゕゖ', (small, index) => [small, 'あいうえおつやゆよわかけ'.charAt(index)]),
  ),
}
