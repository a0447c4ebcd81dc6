import type { Cell } from '../render/certificate-rows.ts'
import { type Element, measure, type Sheet } from './sheet.ts'

const label = { face: 'gothic', size: 6.6, leading: 1.25, color: '#35604a' } as const
const kana = { face: 'gothic', size: 6.8, leading: 1.3 } as const
const value = { face: 'mincho', size: 10.5, leading: 1.35 } as const
const name = { face: 'mincho', size: 14.5, leading: 1.3 } as const
const padding = { x: 6, top: 4, bottom: 5 }
const line = '#4f7d63'

const styleOf = (cell: Cell) => (cell.large ? name : value)

export const blockHeight = (rows: readonly Cell[][], width: number): number =>
  rows.reduce((sum, row) => sum + rowHeight(row, width), 0)

/** Draws the rows as a bordered block, and as a table of header and data cells for screen readers. */
export function drawBlock(
  sheet: Sheet,
  parent: Element,
  rows: readonly Cell[][],
  { x, y, width }: { x: number; y: number; width: number },
): number {
  const { pdf } = sheet
  const table = sheet.group(parent, 'Table')
  let top = y
  for (const row of rows) {
    const height = rowHeight(row, width)
    const tr = sheet.group(table, 'TR')
    let left = x
    for (const cell of row) {
      const cellWidth = width * cell.share
      const [from, at] = [left, top]
      sheet.decorate(() => {
        pdf.save().fillOpacity(0.55).rect(from, at, cellWidth, height).fill('#ffffff').restore()
        pdf.lineWidth(0.5).rect(from, at, cellWidth, height).stroke(line)
      })
      drawCell(sheet, tr, cell, { x: left, y: top, width: cellWidth })
      left += cellWidth
    }
    tr.end()
    top += height
  }
  table.end()
  sheet.decorate(() =>
    pdf
      .lineWidth(1)
      .rect(x, y, width, top - y)
      .stroke(line),
  )
  return top - y
}

function drawCell(
  sheet: Sheet,
  tr: Element,
  cell: Cell,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  const inner = { x: x + padding.x, width: width - 2 * padding.x }
  let top = y + padding.top
  // The label's scope is its own cell's row; pdfkit writes it as /Scope /Row.
  top += sheet.write(tr, 'TH', cell.label, { ...inner, y: top, ...label })
  if (cell.kana) top += sheet.write(tr, 'TD', cell.kana, { ...inner, y: top, ...kana })
  sheet.write(tr, 'TD', cell.value, {
    ...inner,
    y: top,
    ...styleOf(cell),
    ...(isOmitted(cell.value) && { color: '#6b6b6b' }),
  })
}

const isOmitted = (text: string): boolean => text === '省略' || text === '＊＊＊'

const rowHeight = (row: readonly Cell[], width: number): number =>
  Math.max(...row.map((cell) => cellHeight(cell, width * cell.share)))

function cellHeight(cell: Cell, width: number): number {
  const inner = width - 2 * padding.x
  const above = cell.kana ? measure(cell.kana, kana, inner) : 0
  return (
    padding.top + measure(cell.label, label, inner) + above + measure(cell.value, styleOf(cell), inner) + padding.bottom
  )
}
