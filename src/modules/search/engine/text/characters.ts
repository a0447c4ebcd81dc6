/** What a character is to the index. */
export const characters = { other: 0, latin: 1, letter: 2, kanji: 3 } as const

/** Of the character that begins at a position; digits and small letters of English are `latin`. */
export function sortOf(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = sorts[unit] ?? 0
  if (known > 0) return known - 1
  if (unit >= 0xd800 && unit < 0xe000) return found(String.fromCodePoint(text.codePointAt(at) ?? 0))
  const sort = found(text.charAt(at))
  sorts[unit] = sort + 1
  return sort
}

// Found once for each character of the first plane, plus one.
const sorts = new Uint8Array(0x10000)

function found(character: string): number {
  if (/[a-z0-9]/.test(character)) return characters.latin
  if (/\p{Script=Han}/u.test(character)) return characters.kanji
  return /[\p{L}\p{M}\p{N}]/u.test(character) ? characters.letter : characters.other
}
