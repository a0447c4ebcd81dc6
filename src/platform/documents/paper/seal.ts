import type { Issuer } from '../render/input.ts'
import type { Sheet } from './sheet.ts'

const red = '#c0161f'

/**
 * The 公印, drawn: a square with the issuer's characters in columns from the right, 「東京都練馬区長之印」. Every copy that
 * is not a real ward's carries 見本 across it.
 */
export function drawSeal(sheet: Sheet, issuer: Issuer, { x, y, size }: { x: number; y: number; size: number }): void {
  const { pdf } = sheet
  const characters = Array.from(`${issuer.prefecture}${issuer.mayorTitle}之印`)
  const side = Math.ceil(Math.sqrt(characters.length))
  const cell = (size - 6) / side
  sheet.decorate(() => {
    pdf.save().fillOpacity(0.92).strokeOpacity(0.92)
    pdf.lineWidth(2.2).roundedRect(x, y, size, size, 2).stroke(red)
    characters.forEach((character, index) => {
      const column = side - 1 - Math.floor(index / side)
      const row = index % side
      const place = { x: x + 3 + column * cell, y: y + 3 + row * cell, width: cell, align: 'center' as const }
      sheet.put(character, { ...place, face: 'mincho-bold', size: cell * 0.94, leading: 1 / 0.94, color: red })
    })
    pdf.restore()
    if (issuer.specimen) drawSpecimen(sheet, x, y, size)
  })
}

function drawSpecimen(sheet: Sheet, x: number, y: number, size: number): void {
  const { pdf } = sheet
  const width = size * 0.74
  pdf.save().rotate(-18, { origin: [x + size / 2, y + size / 2] })
  pdf
    .rect(x + (size - width) / 2, y + size / 2 - 8, width, 16)
    .fillOpacity(0.9)
    .fill('#ffffff')
    .fillOpacity(1)
  pdf
    .lineWidth(0.8)
    .rect(x + (size - width) / 2, y + size / 2 - 8, width, 16)
    .stroke(red)
  sheet.put('見本', {
    face: 'gothic-bold',
    size: 11,
    leading: 1.45,
    spacing: 5,
    x: x + 2.5,
    y: y + size / 2 - 8,
    width: size,
    align: 'center',
    color: red,
  })
  pdf.restore()
}
