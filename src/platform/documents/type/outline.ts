import { type Face, sharedFont } from './fonts.ts'

/**
 * Words as an SVG path from their left end on the base line, and how wide they are: a picture that needs no font where it
 * is drawn. For words of the office's own; a character without a glyph is a box.
 */
export function outlineOf(text: string, face: Face, size: number): { path: string; width: number } {
  const font = sharedFont(face)
  const scale = size / font.unitsPerEm
  let width = 0
  const pieces = font.layout(text).glyphs.map((glyph) => {
    const piece = glyph.path.scale(scale, -scale).translate(width, 0).toSVG()
    width += glyph.advanceWidth * scale
    return piece
  })
  return { path: pieces.join(''), width }
}
