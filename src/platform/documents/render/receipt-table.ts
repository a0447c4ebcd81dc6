import { a4, type Element, type Place, type Sheet } from '../paper/sheet.ts'

export const left = 71
export const width = a4.width - 2 * left
export const green = '#4f7d63'

/** A line of the table of a receipt; where it ends. */
export function drawRow(
  sheet: Sheet,
  table: Element,
  tag: 'TH' | 'TD',
  [label = '', unit = '', count = '', amount = '']: string[],
  y: number,
): number {
  const row = sheet.group(table, 'TR')
  const style = { face: tag === 'TH' ? 'gothic-bold' : 'gothic', size: 10, leading: 1.5, y: y + 6 } as const
  const put = (text: string, place: Pick<Place, 'x' | 'width' | 'align'>) =>
    text === '' ? 15 : sheet.write(row, tag, text, { ...style, ...place })
  const height = put(label, { x: left + 6, width: width * 0.5 - 6 })
  put(unit, { x: left + width * 0.5, width: width * 0.18, align: 'right' })
  put(count, { x: left + width * 0.68, width: width * 0.1, align: 'right' })
  put(amount, { x: left + width * 0.78, width: width * 0.22 - 6, align: 'right' })
  row.end()
  const bottom = y + height + 12
  sheet.decorate(() =>
    sheet.pdf
      .lineWidth(0.5)
      .moveTo(left, bottom)
      .lineTo(left + width, bottom)
      .stroke(green),
  )
  return bottom
}

/** 「再発行」 beside the title. */
export function drawAgain(sheet: Sheet): void {
  sheet.decorate(() => sheet.pdf.lineWidth(1).rect(left, 70, 66, 24).stroke('#b3261e'))
  sheet.write(sheet.root, 'P', '再発行', {
    face: 'gothic-bold',
    size: 12,
    leading: 1.5,
    spacing: 2,
    x: left,
    y: 73,
    width: 68,
    align: 'center',
    color: '#b3261e',
  })
}
