import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isWorkbook, readWorkbook, workbookParts } from './index.ts'

const styles =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>'
const strings =
  '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>施設</t><rPh sb="0" eb="2"><t>シセツ</t></rPh></si></sst>'
const sheet = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`

function book(rows: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const relations =
    '<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'
  const parts = [...workbookParts(['予約'])].map(([name, part]) => [
    name,
    strToU8(name.endsWith('workbook.xml.rels') ? part.replace('</Relationships>', relations) : part),
  ])
  return zipSync({
    ...Object.fromEntries(parts),
    'xl/styles.xml': strToU8(styles),
    'xl/sharedStrings.xml': strToU8(strings),
    'xl/worksheets/sheet1.xml': strToU8(sheet(rows)),
    ...more,
  })
}

test('Excelの表は、日付・時刻・ふりがな・数式の入った欄も文字として、もとの行の番号で読める', async () => {
  const content = book(`
    <row r="1"><c r="A1" t="s"><v>0</v></c>${text('B1', '日')}${text('C1', '開始')}${text('D1', '料金')}</row>
    <row r="3">${text('A3', 'ホール')}<c r="B3" s="1"><v>46364</v></c><c r="C3" s="2"><v>0.5625</v></c><c r="D3"><f>HYPERLINK("http://127.0.0.1/","1000")</f><v>1000</v></c></row>
    <row r="4">${text('A4', '会館')}</row>
    <row r="5">${text('A5', '会館')}${text('E5', 'はみ出し')}</row>`)
  expect(isWorkbook(content)).toBe(true)
  expect(await readWorkbook(content)).toEqual({
    ok: true,
    records: [
      { line: 1, cells: ['施設', '日', '開始', '料金'] },
      { line: 3, cells: ['ホール', '2026-12-08', '13:30', '1000'] },
      { line: 4, cells: ['会館', '', '', ''] },
      { line: 5, cells: null },
    ],
  })
})

test('マクロの入った部品は読まれず、ほどくと巨大になるファイルは、ほどき終える前に断られる', async () => {
  const row = `<row r="1">${text('A1', '施設')}</row>`
  const withMacro = book(row, { 'xl/vbaProject.bin': new Uint8Array(2_000_000) })
  expect(await readWorkbook(withMacro)).toMatchObject({ ok: true })
  const bomb = book(row, { 'xl/worksheets/sheet2.xml': new Uint8Array(21_000_000) })
  expect(bomb.length).toBeLessThan(200_000)
  expect(await readWorkbook(bomb)).toEqual({ ok: false, why: 'too-big' })
  // It says of itself that it is small.
  const liar = new Uint8Array(bomb)
  const view = new DataView(liar.buffer)
  for (let at = 0; at + 30 < liar.length; at += 1)
    if (view.getUint32(at, true) === 0x04034b50 && view.getUint32(at + 22, true) === 21_000_000)
      view.setUint32(at + 22, 10, true)
  expect(await readWorkbook(liar)).toEqual({ ok: false, why: 'too-big' })
})

test('パスワード付きや古い形式と、壊れたファイルは、別々に言い分ける', async () => {
  expect(await readWorkbook(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3))).toEqual({ ok: false, why: 'protected' })
  const whole = book(`<row r="1">${text('A1', '施設')}</row>`)
  expect(await readWorkbook(whole.subarray(0, 200))).toEqual({ ok: false, why: 'unreadable' })
  expect(await readWorkbook(zipSync({ 'a.txt': strToU8('a') }))).toEqual({ ok: false, why: 'unreadable' })
  expect(isWorkbook(strToU8('施設,室場'))).toBe(false)
})
