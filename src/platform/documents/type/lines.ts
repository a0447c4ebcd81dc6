import { type Face, sharedFont } from './fonts.ts'
import { composed, faceFor, graphemesOf, isBlank } from './glyphs.ts'

export type Style = { face: Face; size: number; leading?: number; spacing?: number; color?: string }

/** Characters in a row that one font shows. */
export type Run = { face: Face; text: string; width: number }

export type Line = { runs: Run[]; width: number }

type Piece = { text: string; face: Face; width: number }

/** Breaks a text into lines of at most `width` points; 禁則: no 、。」 at the start of a line, no 「（ at its end. */
export function linesOf(text: string, style: Style, width: number): Line[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(piecesOf(paragraph, style), width))
}

export const heightOf = (lines: readonly Line[], { size, leading = 1.45 }: Style): number =>
  lines.length * size * leading

function piecesOf(text: string, { face, size, spacing = 0 }: Style): Piece[] {
  return graphemesOf(text).map((grapheme) => {
    const shown = composed(grapheme)
    const used = faceFor(grapheme, face) ?? face
    return { text: shown, face: used, width: advance(shown, used, size) + spacing }
  })
}

function advance(text: string, face: Face, size: number): number {
  const font = sharedFont(face)
  return (font.glyphForCodePoint(text.codePointAt(0) ?? 32).advanceWidth / font.unitsPerEm) * size
}

function breakParagraph(pieces: readonly Piece[], width: number): Line[] {
  const lines: Piece[][] = [[]]
  for (const word of wordsOf(pieces)) {
    const line = lines.at(-1) ?? []
    if (line.length > 0 && sum(line) + sum(trimEnd(word)) > width)
      lines.push(word.every((piece) => isBlank(piece.text)) ? [] : word)
    else line.push(...word)
  }
  return lines.flatMap((line) => forced(line, width)).map(lineOf)
}

// A word wider than the line is cut wherever it is full.
function forced(line: readonly Piece[], width: number): Piece[][] {
  const cut: Piece[][] = [[]]
  for (const piece of line) {
    const last = cut.at(-1) ?? []
    if (last.length > 0 && sum(last) + piece.width > width + 0.01 && !isBlank(piece.text)) cut.push([piece])
    else last.push(piece)
  }
  return cut
}

const notAtStart = /^[、。，．・：；？！」』）】〕］｝〉》ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;!?)\]}%％]/u
const notAtEnd = /^[「『（【〔［｛〈《([{¥]/u
const isLatin = (text: string) => /^[\p{Script=Latin}\d\-'’.,/:@_?=&%#+]/u.test(text)

/** What stays together on a line. */
function wordsOf(pieces: readonly Piece[]): Piece[][] {
  const words: Piece[][] = []
  for (const piece of pieces) {
    const word = words.at(-1)
    const before = word?.at(-1)
    const joins =
      before &&
      (notAtStart.test(piece.text) || notAtEnd.test(before.text) || (isLatin(before.text) && isLatin(piece.text)))
    if (word && joins) word.push(piece)
    else words.push([piece])
  }
  return words
}

function lineOf(pieces: readonly Piece[]): Line {
  const runs: Run[] = []
  for (const piece of trimEnd(pieces)) {
    const run = runs.at(-1)
    if (run?.face === piece.face) {
      run.text += piece.text
      run.width += piece.width
    } else runs.push({ ...piece })
  }
  return { runs, width: sum(runs) }
}

const sum = (pieces: readonly { width: number }[]): number => pieces.reduce((all, piece) => all + piece.width, 0)

function trimEnd(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.findLastIndex((piece) => !isBlank(piece.text))
  return pieces.slice(0, last + 1)
}
