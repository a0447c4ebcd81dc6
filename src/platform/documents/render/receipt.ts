import { formatYen, yen } from '#platform/money/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { drawSeal } from '../paper/seal.ts'
import { openSheet, type Sheet } from '../paper/sheet.ts'
import { requireGlyphs } from '../type/missing.ts'
import type { ReceiptInput } from './input.ts'
import { drawAgain, drawRow, green, left, width } from './receipt-table.ts'

/** 領収書. From the second issue on it says 再発行. Throws `MissingGlyphs`. */
export async function renderReceipt(input: ReceiptInput): Promise<Uint8Array> {
  requireGlyphs(input.payerName, input.purpose, input.payee ?? '', ...input.lines.map((line) => line.label))
  const sheet = openSheet({ title: '領収書', author: input.payee ?? input.issuer.mayorTitle, date: input.issuedOn })
  drawHead(sheet, input)
  const y = drawLines(sheet, input, 300)
  drawFoot(sheet, input, y + 24)
  return sheet.finish()
}

function drawHead(sheet: Sheet, input: ReceiptInput): void {
  const { root, pdf } = sheet
  const small = { face: 'gothic', size: 9.5, x: left, width } as const
  sheet.write(root, 'H1', '領収書', {
    face: 'mincho-bold',
    size: 24,
    spacing: 18,
    x: left + 9,
    y: 66,
    width,
    align: 'center',
  })
  if (input.issue > 1) drawAgain(sheet)
  sheet.write(root, 'P', `領収番号　${input.number}`, { ...small, y: 116, align: 'right' })
  sheet.write(root, 'P', `発行日　${toWareki(input.issuedOn)}`, { ...small, y: 131, align: 'right' })
  sheet.write(root, 'P', `${input.payerName}　様`, { face: 'mincho', size: 15, x: left, y: 156, width: 300 })
  const sum = { x: left, y: 196, width, height: 62 }
  sheet.decorate(() => pdf.lineWidth(0.8).rect(sum.x, sum.y, sum.width, sum.height).fillAndStroke('#eef6f0', green))
  sheet.write(root, 'P', '領収金額', { face: 'gothic', size: 10, x: left + 18, y: 219, width: 80 })
  sheet.write(root, 'P', formatYen(yen(input.total)), {
    face: 'gothic-bold',
    size: 25,
    leading: 1.2,
    x: left + 100,
    y: 212,
    width: width - 120,
    align: 'right',
  })
  sheet.write(root, 'P', `${input.purpose}として、${toWareki(input.paidOn)}に領収しました。`, {
    face: 'mincho',
    size: 10.5,
    x: left,
    y: 268,
    width,
  })
}

function drawLines(sheet: Sheet, input: ReceiptInput, from: number): number {
  const table = sheet.group(sheet.root, 'Table')
  let y = drawRow(sheet, table, 'TH', ['内訳', '単価', '数', '金額'], from)
  for (const line of input.lines)
    y = drawRow(
      sheet,
      table,
      'TD',
      [line.label, formatYen(yen(line.unit)), String(line.count), formatYen(yen(line.amount))],
      y,
    )
  y = drawRow(sheet, table, 'TD', ['合計', '', '', formatYen(yen(input.total))], y)
  for (const { percent, total, tax } of input.invoice?.rates ?? [])
    y = drawRow(sheet, table, 'TD', [taxLabel(percent, tax), '', '', formatYen(yen(total))], y)
  if (input.refunded > 0) y = drawRow(sheet, table, 'TD', ['返金した額', '', '', formatYen(yen(-input.refunded))], y)
  table.end()
  return y
}

const taxLabel = (percent: number, tax: number): string => `うち${percent}％対象（内消費税額等 ${formatYen(yen(tax))}）`

function drawFoot(sheet: Sheet, input: ReceiptInput, y: number): void {
  const { root } = sheet
  const small = { face: 'gothic', size: 9, leading: 1.7, x: left, width } as const
  sheet.write(root, 'P', `支払方法　${input.methodLabel}`, { ...small, size: 10, y })
  sheet.write(root, 'P', notesOf(input), { ...small, y: y + 22, color: '#444444' })
  if (input.invoice?.number)
    sheet.write(root, 'P', `登録番号　${input.invoice.number}`, {
      ...small,
      y: y + 122,
      width: width - 84,
      align: 'right',
    })
  const signatory = input.payee ?? `${input.issuer.prefecture}${input.issuer.mayorTitle}`
  sheet.write(root, 'P', signatory, {
    face: 'mincho',
    size: 16,
    spacing: 2,
    x: left,
    y: y + 84,
    width: width - 68,
    align: 'right',
  })
  if (!input.payee) drawSeal(sheet, input.issuer, { x: left + width - 74, y: y + 64, size: 62 })
}

// 根拠: 消費税法 別表第二第5号イ（行政手数料の非課税）、第57条の4（適格請求書）、印紙税法 第2条（電磁的記録は課税文書でない）、第5条第2号
function notesOf({ invoice, payee }: ReceiptInput): string {
  if (payee) return '電磁的記録で発行する領収書のため、収入印紙は貼りません。'
  const free = '地方公共団体が作成する文書のため、収入印紙は貼りません。'
  return invoice ? free : `手数料は消費税の非課税です。${free}`
}
