import PDFDocument from 'pdfkit'
import { type Face, openFont } from '../type/fonts.ts'
import { heightOf, type Line, linesOf, type Style } from '../type/lines.ts'

export type Element = ReturnType<PDFKit.PDFDocument['struct']>

/** A PDF in the making. Lengths are points from the top left; A4 is 595.28 × 841.89. */
export type Sheet = {
  readonly pdf: PDFKit.PDFDocument
  /** The structure's root; every readable thing hangs below it, in reading order. */
  readonly root: Element
  /** Draws `text` as one structure element below `parent`; returns its height. */
  write(parent: Element, tag: string, text: string, place: Place): number
  /** The same without structure, inside an element or artifact that the caller opened. */
  put(text: string, place: Place): number
  /** What a screen reader skips: lines, background, page numbers. */
  decorate(draw: () => void): void
  group(parent: Element, tag: string): Element
  finish(): Promise<Uint8Array>
}

export type Place = Style & { x: number; y: number; width: number; align?: 'left' | 'center' | 'right' }

export const a4 = { width: 595.28, height: 841.89 }

/** Height that `put` will need. */
export const measure = (text: string, style: Style, width: number): number =>
  heightOf(linesOf(text, style, width), style)

/** Opens a tagged, Japanese A4 document. `title` names the kind of paper, never a person: viewers show it in the window. */
export function openSheet({ title, author, date }: { title: string; author: string; date: Temporal.PlainDate }): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    lang: 'ja-JP',
    displayTitle: true,
    // The day of the paper, not of the rendering: the same paper rendered again is the same file.
    info: { Title: title, Author: author, Creator: 'Madoguchi', Producer: 'Madoguchi', CreationDate: startOf(date) },
  })
  const done = collect(pdf)
  const use = fontsOf(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const put = (text: string, place: Place) => putLines(pdf, use, linesOf(text, place, place.width), place)
  return {
    pdf,
    root,
    put,
    write: (parent, tag, text, place) => {
      let height = 0
      parent.add(pdf.struct(tag, {}, () => void (height = put(text, place))))
      return height
    },
    decorate: (draw) => {
      pdf.markContent('Artifact', { type: 'Layout' })
      draw()
      pdf.endMarkedContent()
    },
    group: (parent, tag) => {
      const element = pdf.struct(tag)
      parent.add(element)
      return element
    },
    finish: () => {
      root.end()
      pdf.end()
      return done
    },
  }
}

const startOf = (date: Temporal.PlainDate): Date => new Date(date.toZonedDateTime('Asia/Tokyo').epochMilliseconds)

// Each face is opened when it is first used.
const fontsOf = (pdf: PDFKit.PDFDocument) => {
  const opened = new Set<Face>()
  return (face: Face, size: number) => {
    // Parse edge: pdfkit takes an opened fontkit font, its types only know files and buffers.
    if (!opened.has(face)) pdf.registerFont(face, openFont(face) as unknown as Buffer)
    opened.add(face)
    pdf.font(face).fontSize(size)
  }
}

function putLines(
  pdf: PDFKit.PDFDocument,
  use: (face: Face, size: number) => void,
  lines: readonly Line[],
  place: Place,
): number {
  const { size, leading = 1.45, spacing = 0, color = '#161616' } = place
  lines.forEach((line, index) => {
    const free = place.width - line.width
    let x = place.x + (place.align === 'right' ? free : place.align === 'center' ? free / 2 : 0)
    // The baseline sits where the ideographic box (0.88 em above it) stands in the middle of the line.
    const baseline = place.y + size * leading * index + (size * leading - size) / 2 + size * 0.88
    for (const run of line.runs) {
      use(run.face, size)
      pdf
        .fillColor(color)
        .text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing })
      x += run.width
    }
  })
  return heightOf(lines, place)
}

function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
}
