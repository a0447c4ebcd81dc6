import { encode } from 'uqr'
import type { Sheet } from './sheet.ts'

/** A QR code of `text` with its quiet zone on white; a figure with `alt` for screen readers. */
export function drawQr(
  sheet: Sheet,
  text: string,
  alt: string,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { pdf } = sheet
  const { data, size: count } = encode(text, { ecc: 'M', border: 3 })
  const module = size / count
  const figure = pdf.struct('Figure', { alt }, () => {
    pdf.rect(x, y, size, size).fill('#ffffff')
    data.forEach((row, line) => {
      row.forEach((dark, column) => {
        // A hair wider than the module, so that viewers leave no white seams.
        if (dark) pdf.rect(x + column * module, y + line * module, module + 0.05, module + 0.05)
      })
    })
    pdf.fill('#000000')
  })
  sheet.root.add(figure)
}
