/**
 * A name with the readings of its kanji in the marks of authors: 「光《ひかり》が丘《おか》体育館…」. The reading is kept for
 * the whole name; where kana stand in the name they divide it. What cannot be divided is read as a whole.
 */
export function withReading(name: string, kana: string): string {
  if (hiragana(name) === kana) return name
  const parts = name.match(/[\p{Script=Han}々〆ヶヵ〇]+|[A-Za-z]+|[^\p{Script=Han}々〆ヶヵ〇A-Za-z]+/gu) ?? []
  const readings = divided(parts, kana)
  if (!readings) return `｜${name}《${kana}》`
  return parts
    .map((part, at) => (isRead(part) && part !== readings[at] ? `｜${part}《${readings[at]}》` : part))
    .join('')
}

/** The reading of each part: what stands as kana is read as it stands, and ends the reading before it. */
function divided(parts: readonly string[], kana: string): string[] | undefined {
  const isDivided = (part: string) => isRead(part) && !kana.includes(part)
  let left = kana
  const readings: string[] = []
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1]
    if (isDivided(part) && next !== undefined && isDivided(next)) return undefined
    const length = isDivided(part)
      ? next === undefined
        ? left.length
        : left.indexOf(hiragana(next), 1)
      : hiragana(part).length
    const reading = left.slice(0, length)
    if (length < 1 || reading === '' || (!isDivided(part) && reading !== hiragana(part))) return undefined
    readings.push(reading)
    left = left.slice(length)
  }
  return left === '' && parts.some(isDivided) ? readings : undefined
}

/** Katakana as hiragana, as readings are kept and searched. */
export const hiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - 0x60))

const isRead = (part: string): boolean => /^[\p{Script=Han}々〆ヶヵ〇A-Za-z]/u.test(part)
