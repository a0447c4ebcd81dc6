import type { Issuer } from '../render/input.ts'
import { a4, type Sheet } from './sheet.ts'

const pale = '#d5e7da'
const paler = '#e6f1e9'

/** Security paper: interlaced waves inside a double frame, the issuer's name in small letters, 見本 on specimens. */
export function drawSecurityBackground(sheet: Sheet, issuer: Issuer): void {
  sheet.decorate(() => {
    drawWaves(sheet)
    drawFrame(sheet, issuer)
    if (issuer.specimen) drawSpecimen(sheet)
  })
}

function drawWaves({ pdf }: Sheet): void {
  const { x, y, width, height } = frame
  pdf.save().rect(x, y, width, height).clip().lineWidth(0.35)
  for (let row = -2; row * 9 < height + 40; row += 1) {
    for (const phase of [0, 1]) {
      const base = y + row * 9
      pdf.moveTo(x, base)
      for (let step = 0; step < width; step += 48) {
        const up = (step / 48 + row + phase) % 2 === 0 ? -1 : 1
        pdf.bezierCurveTo(x + step + 16, base + up * 13, x + step + 32, base + up * 13, x + step + 48, base)
      }
      pdf.stroke(phase === 0 ? pale : paler)
    }
  }
  pdf.restore()
}

function drawFrame(sheet: Sheet, issuer: Issuer): void {
  const { pdf } = sheet
  const { x, y, width, height } = frame
  pdf
    .lineWidth(2.4)
    .rect(x - 5, y - 5, width + 10, height + 10)
    .stroke('#9cc5aa')
  pdf.lineWidth(0.5).rect(x, y, width, height).stroke('#9cc5aa')
  const small = { face: 'gothic' as const, size: 4.2, leading: 1, color: '#5e9b74' }
  const words = `${issuer.prefecture}${issuer.name}　`.repeat(40)
  sheet.put(words.slice(0, 112), { ...small, x, y: y + 1.5, width: width + 400, spacing: 0.56 })
  sheet.put(words.slice(0, 112), { ...small, x, y: y + height - 6, width: width + 400, spacing: 0.56 })
}

function drawSpecimen(sheet: Sheet): void {
  const { pdf } = sheet
  pdf
    .save()
    .fillOpacity(0.5)
    .rotate(-32, { origin: [a4.width / 2, a4.height / 2] })
  sheet.put('見 本', {
    face: 'gothic-bold',
    size: 150,
    leading: 1,
    x: 0,
    y: a4.height / 2 - 75,
    width: a4.width,
    align: 'center',
    color: '#dfeee4',
  })
  pdf.restore()
}

export const frame = { x: 34, y: 34, width: a4.width - 68, height: a4.height - 68 }
