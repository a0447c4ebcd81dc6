import { formatYen, yen } from '#platform/money/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { drawSeal } from '../paper/seal.ts'
import { openSheet, type Sheet } from '../paper/sheet.ts'
import { requireGlyphs } from '../type/missing.ts'
import type { ReturnInvoiceInput } from './input.ts'
import { drawAgain, drawRow, green, left, width } from './receipt-table.ts'

/** 適格返還請求書. From the second issue on it says 再発行. Throws `MissingGlyphs`. 根拠: 消費税法 第57条の4第3項 */
export async function renderReturnInvoice(input: ReturnInvoiceInput): Promise<Uint8Array> {
  requireGlyphs(input.payerName, input.purpose, input.payee ?? '')
  const title = input.invoiceNumber ? '適格返還請求書' : '返金明細書'
  const sheet = openSheet({ title, author: input.payee ?? input.issuer.mayorTitle, date: input.issuedOn })
  drawHead(sheet, input, title)
  const y = drawTable(sheet, input, 316)
  drawFoot(sheet, input, y + 30)
  return sheet.finish()
}

function drawHead(sheet: Sheet, input: ReturnInvoiceInput, title: string): void {
  const { root, pdf } = sheet
  const small = { face: 'gothic', size: 9.5, x: left, width } as const
  sheet.write(root, 'H1', title, {
    face: 'mincho-bold',
    size: 22,
    spacing: 8,
    x: left + 4,
    y: 66,
    width,
    align: 'center',
  })
  if (input.issue > 1) drawAgain(sheet)
  sheet.write(root, 'P', `番号　${input.number}`, { ...small, y: 116, align: 'right' })
  sheet.write(root, 'P', `発行日　${toWareki(input.issuedOn)}`, { ...small, y: 131, align: 'right' })
  sheet.write(root, 'P', `${input.payerName}　様`, { face: 'mincho', size: 15, x: left, y: 156, width: 300 })
  const sum = { x: left, y: 196, width, height: 62 }
  sheet.decorate(() => pdf.lineWidth(0.8).rect(sum.x, sum.y, sum.width, sum.height).fillAndStroke('#eef6f0', green))
  sheet.write(root, 'P', '返金額', { face: 'gothic', size: 10, x: left + 18, y: 219, width: 80 })
  sheet.write(root, 'P', formatYen(yen(input.amount)), {
    face: 'gothic-bold',
    size: 25,
    leading: 1.2,
    x: left + 100,
    y: 212,
    width: width - 120,
    align: 'right',
  })
  sheet.write(
    root,
    'P',
    `${toWareki(input.paidOn)}に領収した${input.purpose}のうち、上記の額を${toWareki(input.refundedOn)}に返金することにしました。`,
    { face: 'mincho', size: 10.5, leading: 1.6, x: left, y: 268, width },
  )
}

function drawTable(sheet: Sheet, input: ReturnInvoiceInput, from: number): number {
  const table = sheet.group(sheet.root, 'Table')
  let y = drawRow(sheet, table, 'TH', ['内訳', '', '', '金額'], from)
  for (const { percent, total, tax } of input.rates) {
    const label = `${percent}％対象（内消費税額等 ${formatYen(yen(tax))}）`
    y = drawRow(sheet, table, 'TD', [label, '', '', formatYen(yen(total))], y)
  }
  const untaxed = input.amount - input.rates.reduce((sum, { total }) => sum + total, 0)
  if (untaxed > 0) y = drawRow(sheet, table, 'TD', ['消費税のかからないもの', '', '', formatYen(yen(untaxed))], y)
  y = drawRow(sheet, table, 'TD', ['返金額', '', '', formatYen(yen(input.amount))], y)
  y = drawRow(sheet, table, 'TD', ['もとの支払い', '', '', formatYen(yen(input.paid))], y)
  table.end()
  return y
}

function drawFoot(sheet: Sheet, input: ReturnInvoiceInput, y: number): void {
  const { root } = sheet
  const small = { face: 'gothic', size: 10, leading: 1.7, x: left, width } as const
  const original = input.receiptNumber ? `領収番号　${input.receiptNumber}　` : ''
  sheet.write(root, 'P', `もとの領収　${original}${toWareki(input.paidOn)}`, { ...small, y })
  const signatory = input.payee ?? `${input.issuer.prefecture}${input.issuer.mayorTitle}`
  sheet.write(root, 'P', signatory, {
    face: 'mincho',
    size: 16,
    spacing: 2,
    x: left,
    y: y + 64,
    width: width - 68,
    align: 'right',
  })
  if (!input.payee) drawSeal(sheet, input.issuer, { x: left + width - 74, y: y + 44, size: 62 })
  if (input.invoiceNumber)
    sheet.write(root, 'P', `登録番号　${input.invoiceNumber}`, {
      ...small,
      y: y + 102,
      width: width - 84,
      align: 'right',
    })
}
