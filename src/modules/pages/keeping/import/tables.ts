import { attribute, element, elementsIn, type HtmlElement, isElement, textOf } from './tree.ts'

const blocks = /^(h[1-6]|table|ul|ol|dl|div|section|blockquote|form|img)$/

/** Whether a table says what belongs together (rows and columns of data) or only put things beside each other. */
export function isDataTable(table: HtmlElement): boolean {
  if (/^(presentation|none)$/.test(attribute(table, 'role'))) return false
  const rows = rowsOf(table)
  const columns = Math.max(0, ...rows.map((row) => cellsOf(row).length))
  if (rows.length < 2 || columns < 2) return false
  const cells = rows.flatMap(cellsOf)
  if (cells.some((cell) => elementsIn(cell).some(({ tagName }) => tagName === 'table'))) return false
  if (cells.some(({ tagName }) => tagName === 'th')) return true
  const heavy = cells.filter((cell) => elementsIn(cell).some(({ tagName }) => blocks.test(tagName)))
  return heavy.length * 4 <= cells.length && cells.every((cell) => textOf(cell).length <= 300)
}

/** The cells' contents one after the other, as they were read aloud. */
export const unrolled = (table: HtmlElement): HtmlElement[] =>
  rowsOf(table)
    .flatMap(cellsOf)
    .map((cell) => element('div', cell.children))

export const hasMergedCells = (table: HtmlElement): boolean =>
  rowsOf(table)
    .flatMap(cellsOf)
    .some((cell) => Number(attribute(cell, 'colSpan') || 1) > 1 || Number(attribute(cell, 'rowSpan') || 1) > 1)

/**
 * Gives the table a row of heads, as Markdown has no other: heads at the side get 「項目」 and 「内容」 above them, and
 * where nothing was a head the first row is.
 */
export function putHeads(table: HtmlElement): void {
  const rows = rowsOf(table)
  const [first] = rows
  const isHead = (cell: HtmlElement | undefined) => cell?.tagName === 'th'
  if (!first || cellsOf(first).every(isHead)) return
  const isSideways = rows.every((row) => cellsOf(row).length === 2 && isHead(cellsOf(row)[0]))
  if (isSideways) {
    const words = (value: string) => element('th', [{ type: 'text', value }])
    table.children = [element('thead', [element('tr', [words('項目'), words('内容')])]), ...table.children]
  }
  for (const cell of isSideways ? [] : cellsOf(first)) cell.tagName = 'th'
  for (const row of isSideways ? rows : rows.slice(1)) for (const cell of cellsOf(row)) cell.tagName = 'td'
}

/** Own rows, not those of a table within. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.children.flatMap((child) => {
    if (!isElement(child)) return []
    if (child.tagName === 'tr') return [child]
    return ['thead', 'tbody', 'tfoot'].includes(child.tagName)
      ? child.children.filter(isElement).filter(({ tagName }) => tagName === 'tr')
      : []
  })
}

const cellsOf = (row: HtmlElement): HtmlElement[] =>
  row.children.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
