/** Kana of what is typed in Roman letters, in any of the usual ways; `undefined` of what is not read so. */
export function kanaOf(typed: string): string | undefined {
  let kana = ''
  for (let rest = typed.replaceAll(/m(?=[bmp])/g, 'n'); rest !== ''; ) {
    const doubled = /^([kstcpgzdbhfjr])(?=\1|ch)/.exec(rest)
    if (doubled && rest.charAt(1) !== 'h') {
      kana += 'っ'
      rest = rest.slice(1)
      continue
    }
    const length = [3, 2, 1].find((length) => syllables.has(rest.slice(0, length)))
    if (length === undefined) return undefined
    kana += syllables.get(rest.slice(0, length)) ?? ''
    rest = rest.slice(length)
  }
  return kana
}

const rows: Record<string, string> = {
  '': 'あいうえお',
  k: 'かきくけこ',
  s: 'さしすせそ',
  t: 'たちつてと',
  n: 'なにぬねの',
  h: 'はひふへほ',
  m: 'まみむめも',
  y: 'や ゆ よ',
  r: 'らりるれろ',
  w: 'わ   を',
  g: 'がぎぐげご',
  z: 'ざじずぜぞ',
  d: 'だぢづでど',
  b: 'ばびぶべぼ',
  p: 'ぱぴぷぺぽ',
}
const glides: Record<string, string> = {
  ...{ ky: 'き', sy: 'し', sh: 'し', ty: 'ち', ch: 'ち', ny: 'に', hy: 'ひ', my: 'み', ry: 'り' },
  ...{ gy: 'ぎ', zy: 'じ', jy: 'じ', j: 'じ', by: 'び', py: 'ぴ' },
}
const syllables = new Map<string, string>([
  ...Object.entries(rows).flatMap(([consonant, row]) =>
    Array.from(row, (kana, index): [string, string] => [consonant + 'aiueo'.charAt(index), kana]).filter(
      ([, kana]) => kana !== ' ',
    ),
  ),
  ...Object.entries(glides).flatMap(([consonant, kana]) =>
    Array.from('auo', (vowel, index): [string, string] => [consonant + vowel, kana + 'ゃゅょ'.charAt(index)]),
  ),
  ...Object.entries({ shi: 'し', chi: 'ち', tsu: 'つ', fu: 'ふ', ji: 'じ', n: 'ん', "n'": 'ん' }),
])
