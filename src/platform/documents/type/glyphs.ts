import type { Font } from 'fontkit'
import { type Face, sharedFont } from './fonts.ts'

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

export const graphemesOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/**
 * Graphemes that no font of ours can show as they are written: rare name kanji, and variation selectors whose form the
 * fonts do not have. Empty: all can be printed. Otherwise a person has to write the paper; a box or a near form never goes out.
 */
export const missingGlyphs = (text: string): string[] => [
  ...new Set(graphemesOf(text).filter((grapheme) => !isBlank(grapheme) && faceFor(grapheme, 'mincho') === undefined)),
]

/** The face that shows this grapheme: the wanted one, else the fallback, else none. */
export function faceFor(grapheme: string, wanted: Face): Face | undefined {
  if (isBlank(grapheme) || shows(wanted, grapheme)) return wanted
  return shows('fallback', grapheme) ? 'fallback' : undefined
}

/**
 * The same grapheme as fonts know it: か + combining ゛ becomes が. CJK compatibility ideographs stay, because
 * normalising would exchange the person's kanji (神 U+FA19 → 神 U+795E).
 */
export const composed = (grapheme: string): string =>
  /\p{Mn}/u.test(grapheme) && !/[\uF900-\uFAFF\u{2F800}-\u{2FA1F}\p{Variation_Selector}]/u.test(grapheme)
    ? grapheme.normalize('NFC')
    : grapheme

export const isBlank = (grapheme: string): boolean => /^\s+$/u.test(grapheme)

function shows(face: Face, grapheme: string): boolean {
  const known = answers.get(face)?.get(grapheme)
  if (known !== undefined) return known
  const [base, selector, ...more] = Array.from(composed(grapheme), (character) => character.codePointAt(0) ?? 0)
  const font = sharedFont(face)
  const answer =
    base !== undefined &&
    more.length === 0 &&
    (selector === undefined ? font.hasGlyphForCodePoint(base) : hasForm(face, font, base, selector))
  remember(face, grapheme, answer)
  return answer
}

function hasForm(face: Face, font: Font, base: number, selector: number): boolean {
  const forms = formsOf.get(face) ?? readForms(font)
  formsOf.set(face, forms)
  const glyph = forms.get(`${base} ${selector}`)
  // fontkit ignores a selector that it does not find; only when it takes the very glyph of the font's table is it right.
  return glyph !== undefined && font.layout(String.fromCodePoint(base, selector)).glyphs[0]?.id === glyph
}

type Forms = Map<string, number>
const formsOf = new Map<Face, Forms>()

// OpenType cmap format 14: https://learn.microsoft.com/typography/opentype/spec/cmap#format-14-unicode-variation-sequences
function readForms(font: Font): Forms {
  const forms: Forms = new Map()
  for (const { varSelector, defaultUVS, nonDefaultUVS } of selectorsOf(font)) {
    for (const { startUnicodeValue: start, additionalCount } of defaultUVS ?? [])
      for (let base = start; base <= start + additionalCount; base += 1)
        forms.set(`${base} ${varSelector}`, font.glyphForCodePoint(base).id)
    for (const { unicodeValue, glyphID } of nonDefaultUVS ?? []) forms.set(`${unicodeValue} ${varSelector}`, glyphID)
  }
  return forms
}

type Selector = {
  varSelector: number
  defaultUVS?: Iterable<{ startUnicodeValue: number; additionalCount: number }>
  nonDefaultUVS?: Iterable<{ unicodeValue: number; glyphID: number }>
}
type CharacterMap = { tables: { table: { version: number; varSelectors?: { toArray(): Selector[] } } }[] }

function selectorsOf(font: Font): Selector[] {
  // Parse edge: fontkit gives the parsed cmap table, but its types do not say so.
  const { cmap } = font as Font & { cmap: CharacterMap }
  return cmap.tables.find(({ table }) => table.version === 14)?.table.varSelectors?.toArray() ?? []
}

const answers = new Map<Face, Map<string, boolean>>()
const most = 20_000

function remember(face: Face, grapheme: string, answer: boolean): void {
  const known = answers.get(face) ?? new Map<string, boolean>()
  if (known.size >= most) known.clear()
  known.set(grapheme, answer)
  answers.set(face, known)
}
