export type Cell = string | number

/** A worksheet before its rows: the first one stays in view. */
export const sheetHead =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
  '<sheetData>'

export const sheetFoot = '</sheetData></worksheet>'

/** Texts are inline strings, which are never formulas, and numbers are numbers. Empty cells are left out. */
export const rowXml = (cells: readonly Cell[], row: number): string =>
  `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row}`)).join('')}</row>`

function cellXml(cell: Cell, place: string): string {
  if (cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${textXml(cell)}</t></is></c>`
}

/** `A` for 0, `AA` for 26. */
export const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

// Excel reads _x0041_ as A, and XML 1.0 has no place for most control characters and for half a surrogate pair.
const textXml = (text: string): string =>
  text
    .slice(0, mostCharacters)
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

// What a cell of Excel holds.
const mostCharacters = 32_767

/** The parts of a workbook beside its sheets, by path. Names of sheets: unique and short, see `sheetNames`. */
export function workbookParts(names: readonly string[]): ReadonlyMap<string, string> {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const ns = 'http://schemas.openxmlformats.org'
  const each = (part: (name: string, number: number) => string) => names.map((name, at) => part(name, at + 1)).join('')
  return new Map([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${each((_, number) => `<Override PartName="/${sheetPath(number)}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets>${each((name, number) => `<sheet name="${textXml(name).replaceAll('"', '&quot;')}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${ns}/package/2006/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`,
    ],
  ])
}

/** Of the sheet with this number, from 1. */
export const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`

/** Titles as Excel takes them: 31 characters, without []:*?/\ and apostrophes, each once. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>()
  return titles.map((title, at) => {
    const name = [...title.replaceAll(/[[\]:*?/\\']/g, '')].slice(0, 24).join('') || `${at + 1}`
    const unique = taken.has(name) ? `${name}-${at + 1}` : name
    taken.add(unique)
    return unique
  })
}
