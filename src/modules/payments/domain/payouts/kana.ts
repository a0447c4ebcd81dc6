/**
 * Half-width kana of JIS X 0201 as the 全銀 formats allow them: capital kana (small ones become large), dakuten as their
 * own character, capital Latin letters, digits and a few signs. `undefined` when a character cannot be written so.
 */
export function toBankKana(text: string): string | undefined {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
  const written = [...folded].map((character) => halfWidth.get(character) ?? character).join('')
  return isBankText(written) ? written : undefined
}

/** Nothing but what a 全銀 record may carry: one byte each in JIS X 0201. */
export const isBankText = (text: string): boolean => /^[0-9A-Z ｱ-ﾝｦﾞﾟ()｢｣/\-.,]*$/.test(text)

/** One byte each: ASCII as it is, half-width kana at 0xA1–0xDF. */
export function encodeJisX0201(text: string): Buffer {
  const bytes = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0x20 && code <= 0x7e) return code
    if (code >= 0xff61 && code <= 0xff9f) return code - 0xff61 + 0xa1
    throw new RangeError('a character outside JIS X 0201')
  })
  return Buffer.from(bytes)
}

export const decodeJisX0201 = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => String.fromCodePoint(byte >= 0xa1 && byte <= 0xdf ? byte - 0xa1 + 0xff61 : byte)).join('')

const full =
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォッャュョヮー　「」。・、'
const half = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｱｲｳｴｵﾂﾔﾕﾖﾜ- ｢｣..,'
const halves = [...half]
const halfWidth = new Map<string, string>([...full].map((character, index) => [character, halves[index] ?? '']))
const voiced = 'ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ'
const unvoiced = 'カキクケコサシスセソタチツテトハヒフヘホウ'
const semi = 'パピプペポ'
const semiBase = 'ハヒフヘホ'
;[...voiced].forEach((character, index) => {
  halfWidth.set(character, `${halfWidth.get(unvoiced.charAt(index)) ?? ''}ﾞ`)
})
;[...semi].forEach((character, index) => {
  halfWidth.set(character, `${halfWidth.get(semiBase.charAt(index)) ?? ''}ﾟ`)
})
