/** Keys of an easy Japanese text file whose kanji lack a reading, with the kanji: `greeting: 今日`. Looks into functions too. */
export function kanjiWithoutReading(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return kanjiWithoutReading(value, `${path}${key}.`)
    const words = typeof value === 'function' ? literalsOf(value.toString()) : String(value)
    const bare = words.replace(annotated, '').match(kanji)
    return bare ? [`${path}${key}: ${bare.join(' ')}`] : []
  })
}

const annotated = /(?:｜[^｜《》]+|[\p{Script=Han}々〆ヶ〇]+)《[^《》]+》/gu
const kanji = /[\p{Script=Han}々〆〇]+/gu

/** What a function writes by itself; what it is given stands in ${}. */
const literalsOf = (source: string): string => source.replace(/\$\{[^{}]*\}/g, ' ')
