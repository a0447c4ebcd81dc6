import { toWareki } from '#platform/time/index.ts'
import { a4, openSheet, type Sheet } from '../paper/sheet.ts'
import { requireGlyphs } from '../type/missing.ts'
import type { AddressSheetInput } from './input.ts'

const millimetre = 72 / 25.4
const mm = (length: number) => length * millimetre

/** Where the window of a 長形3号 envelope (120 × 235 mm, A4 folded in three) shows the paper. */
export const envelopeWindow = { x: mm(22), y: mm(15), width: mm(88), height: mm(38) }

/**
 * Sheet whose address stands in the window of a 長形3号 envelope when folded in three; below it what the envelope holds.
 * Throws `MissingGlyphs`.
 */
export async function renderAddressSheet(input: AddressSheetInput): Promise<Uint8Array> {
  const { recipient, issuer } = input
  requireGlyphs(recipient.postcode, recipient.name, ...recipient.addressLines, ...input.contents)
  const sheet = openSheet({ title: '宛名用紙', author: issuer.mayorTitle, date: input.issuedOn })
  drawRecipient(sheet, input)
  drawSender(sheet, input)
  drawFolds(sheet)
  drawContents(sheet, input)
  return sheet.finish()
}

function drawRecipient(sheet: Sheet, { recipient }: AddressSheetInput): void {
  const x = envelopeWindow.x + mm(4)
  const width = envelopeWindow.width - mm(8)
  let y = envelopeWindow.y + mm(3)
  y += sheet.write(sheet.root, 'P', `〒${recipient.postcode}`, { face: 'gothic', size: 11, spacing: 1, x, y, width })
  for (const line of recipient.addressLines)
    y += sheet.write(sheet.root, 'P', line, { face: 'gothic', size: 10.5, leading: 1.35, x, y, width })
  sheet.write(sheet.root, 'P', `${recipient.name}　様`, { face: 'gothic', size: 14, leading: 1.3, x, y: y + 5, width })
}

function drawSender(sheet: Sheet, { sender, issuer, issuedOn }: AddressSheetInput): void {
  const x = mm(125)
  const width = a4.width - x - mm(18)
  const small = { face: 'gothic', size: 8.5, leading: 1.5, x, width } as const
  sheet.write(sheet.root, 'P', toWareki(issuedOn), { ...small, y: mm(18), align: 'right' })
  sheet.write(sheet.root, 'P', `${issuer.name}　${sender.office}`, {
    ...small,
    face: 'gothic-bold',
    size: 10,
    y: mm(28),
  })
  sheet.write(sheet.root, 'P', `〒${sender.postcode}\n${sender.address}\n電話　${sender.phone}`, {
    ...small,
    y: mm(34),
  })
}

function drawFolds(sheet: Sheet): void {
  sheet.decorate(() => {
    for (const y of [mm(99), mm(198)]) {
      sheet.pdf
        .lineWidth(0.4)
        .moveTo(0, y)
        .lineTo(mm(7), y)
        .moveTo(a4.width - mm(7), y)
        .lineTo(a4.width, y)
        .stroke('#999999')
    }
  })
}

function drawContents(sheet: Sheet, { contents, reference, sender }: AddressSheetInput): void {
  const x = mm(26)
  const width = a4.width - 2 * x
  let y = mm(116)
  y += sheet.write(sheet.root, 'H1', '同封の書類', { face: 'gothic-bold', size: 15, spacing: 2, x, y, width }) + 8
  const list = sheet.group(sheet.root, 'L')
  for (const line of contents) {
    const top = y
    sheet.decorate(() =>
      sheet.pdf
        .lineWidth(0.8)
        .rect(x + 1, top + 4, 9, 9)
        .stroke('#4f7d63'),
    )
    const item = sheet.group(list, 'LI')
    y += sheet.write(item, 'LBody', line, { face: 'mincho', size: 12, x: x + 20, y, width: width - 20 }) + 6
    item.end()
  }
  list.end()
  y += 14
  const ask = `書類が足りないとき、内容に誤りがあるときは、${sender.office}（電話 ${sender.phone}）へお知らせください。`
  y += sheet.write(sheet.root, 'P', ask, { face: 'gothic', size: 9.5, leading: 1.7, x, y, width }) + 6
  sheet.write(sheet.root, 'P', `受付番号　${reference}`, { face: 'gothic', size: 9.5, x, y, width })
}
