import { drawQr } from '#platform/documents/paper/qr.ts'
import { a4, openSheet, type Sheet } from '#platform/documents/paper/sheet.ts'
import { assetTexts } from '../text/index.ts'

const t = assetTexts.plates
const millimetre = 72 / 25.4
const mm = (length: number) => length * millimetre

export type Plate = { plate: string; kind: string; address: string }

export const plateSize = { width: mm(90), height: mm(60) }
const [across, down] = [2, 4]
export const platesPerSheet = across * down
const left = (a4.width - across * plateSize.width) / 2
const top = (a4.height - down * plateSize.height) / 2

/**
 * Plates of 60 × 90 mm to cut out of A4, eight a sheet: the number large, the code that leads to its form, whose it is. Each
 * is a section for screen readers, its code a link.
 */
export async function renderPlates(
  plates: readonly Plate[],
  { ward, date }: { ward: string; date: Temporal.PlainDate },
): Promise<Uint8Array> {
  const sheet = openSheet({ title: t.paper, author: ward, date })
  plates.forEach((plate, at) => {
    const place = at % platesPerSheet
    if (place === 0) {
      if (at > 0) sheet.pdf.addPage()
      drawCuts(sheet)
    }
    drawPlate(sheet, plate, ward, {
      x: left + (place % across) * plateSize.width,
      y: top + Math.floor(place / across) * plateSize.height,
    })
  })
  return sheet.finish()
}

const qrSize = mm(36)
const edge = mm(5)

function drawPlate(sheet: Sheet, { plate, kind, address }: Plate, ward: string, { x, y }: Point): void {
  const words = plateSize.width - qrSize - edge * 2.5
  const size = Math.min(28, (words / Math.max(plate.length, 4)) * 1.35)
  const text = { face: 'gothic-bold', x: x + edge, width: words } as const
  sheet.write(sheet.root, 'H2', plate, { ...text, size, y: y + mm(8), leading: 1.2 })
  sheet.write(sheet.root, 'P', kind, { ...text, face: 'gothic', size: 11, y: y + mm(22) })
  sheet.write(sheet.root, 'P', t.call, { ...text, size: 12, y: y + mm(33), leading: 1.35 })
  sheet.write(sheet.root, 'P', ward, { ...text, face: 'gothic', size: 12, y: y + mm(49) })
  const code = { x: x + plateSize.width - qrSize - edge, y: y + (plateSize.height - qrSize) / 2, size: qrSize }
  drawQr(sheet, address, t.qrAlt(plate, address), code)
  // Parse edge: pdfkit writes a String object as a text and a plain string as a name; its types know only the latter.
  const said = new String(t.qrAlt(plate, address)) as string
  sheet.pdf.link(code.x, code.y, qrSize, qrSize, address, { Contents: said })
}

type Point = { x: number; y: number }

/** Short marks at the corners, outside of every plate but on the lines along which it is cut. */
function drawCuts(sheet: Sheet): void {
  const [right, bottom] = [left + across * plateSize.width, top + down * plateSize.height]
  const mark = Math.min(mm(6), left - mm(1), top - mm(1))
  sheet.decorate(() => {
    sheet.pdf.lineWidth(0.4)
    for (let n = 0; n <= across; n += 1) {
      const x = left + n * plateSize.width
      sheet.pdf.moveTo(x, top - mark).lineTo(x, top - mm(1))
      sheet.pdf.moveTo(x, bottom + mm(1)).lineTo(x, bottom + mark)
    }
    for (let n = 0; n <= down; n += 1) {
      const y = top + n * plateSize.height
      sheet.pdf.moveTo(left - mark, y).lineTo(left - mm(1), y)
      sheet.pdf.moveTo(right + mm(1), y).lineTo(right + mark, y)
    }
    sheet.pdf.stroke('#666666')
  })
}
