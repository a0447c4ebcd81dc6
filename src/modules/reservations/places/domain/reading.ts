/**
 * A name with the readings of its kanji in the marks of authors: 「光《ひかり》が丘《おか》体育館…」. The reading is kept for
 * the whole name; where kana stand in the name they divide it. What cannot be divided is read as a whole.
 */
export function withReading(name: string, kana: string): string {
  const parts = name.match(/[\p{Script=Han}々〆ヶヵ〇]+|[A-Za-z]+|[^\p{Script=Han}々〆ヶヵ〇A-Za-z]+/gu) ?? []
  const pattern = parts.map((part) => (isRead(part) ? '(.+?)' : RegExp.escape(hiragana(part)))).join('')
  const [, ...readings] = new RegExp(`^${pattern}$`, 'u').exec(kana) ?? []
  if (hiragana(name) === kana) return name
  if (readings.length === 0) return `｜${name}《${kana}》`
  return parts.map((part) => (isRead(part) ? `｜${part}《${readings.shift() ?? ''}》` : part)).join('')
}

/** Katakana as hiragana, as readings are kept and searched. */
export const hiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - 0x60))

const isRead = (part: string): boolean => /^[\p{Script=Han}々〆ヶヵ〇A-Za-z]/u.test(part)
