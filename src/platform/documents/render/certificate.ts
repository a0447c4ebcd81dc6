import type { PersonId } from '#platform/ids/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { drawSecurityBackground } from '../paper/background.ts'
import { blockHeight, drawBlock } from '../paper/form-block.ts'
import { drawQr } from '../paper/qr.ts'
import { drawSeal } from '../paper/seal.ts'
import { a4, openSheet, type Sheet } from '../paper/sheet.ts'
import { requireGlyphs } from '../type/missing.ts'
import { type Cell, rowsOf } from './certificate-rows.ts'
import type { CertificateInput } from './input.ts'
import { requireSameSubjects } from './subjects.ts'

const left = 52
const width = a4.width - 2 * left
const gap = 11
const numberWidth = 18
const top = { first: 190, later: 92 }
const bottom = 790
const footerHeight = 208
const lastLine = bottom + 14 - footerHeight

/**
 * 住民票の写し on A4, as many pages as the household needs. Throws `WrongSubjects` unless the people printed are exactly
 * `authorised` (those the case allows), and `MissingGlyphs` when a character has no glyph – a person writes it then.
 */
export async function renderCertificate(input: CertificateInput, authorised: readonly PersonId[]): Promise<Uint8Array> {
  requireSameSubjects(
    input.subjects.map((subject) => subject.personId),
    authorised,
  )
  const blocks = input.subjects.map(rowsOf)
  requireGlyphs(input.address, input.householdHead, ...blocks.flat(2).flatMap((cell) => [cell.value, cell.kana]))
  const pages = paginate(blocks)
  const sheet = openSheet({ title: '住民票の写し', author: input.issuer.mayorTitle, date: input.issuedOn })
  let number = 0
  pages.forEach((page, index) => {
    if (index > 0) sheet.pdf.addPage()
    drawSecurityBackground(sheet, input.issuer)
    drawPageMarks(sheet, input, `${index + 1}／${pages.length}`)
    if (index === 0) drawHead(sheet, input)
    else drawContinuedHead(sheet)
    let y = index === 0 ? top.first : top.later
    for (const rows of page) {
      number += 1
      y += drawPerson(sheet, rows, number, y) + gap
    }
    if (index < pages.length - 1) drawContinues(sheet)
    else drawRestEmpty(sheet, y)
  })
  drawCertification(sheet, input)
  return sheet.finish()
}

/** Whole blocks only; the last page keeps room for the certification. */
function paginate(blocks: readonly Cell[][][]): Cell[][][][] {
  const pages: Cell[][][][] = [[]]
  let y = top.first
  const turn = () => {
    pages.push([])
    y = top.later
  }
  for (const rows of blocks) {
    const height = blockHeight(rows, width - numberWidth)
    if (y + height > bottom && pages.at(-1)?.length) turn()
    pages.at(-1)?.push(rows)
    y += height + gap
  }
  if (y - gap > lastLine) moveLast(pages)
  return pages
}

// The certification never stands alone on a page: the last person goes with it.
function moveLast(pages: Cell[][][][]): void {
  const page = pages.at(-1)
  const rows = page?.pop()
  if (rows) pages.push([rows])
  if (page?.length === 0) pages.splice(-2, 1)
}

function drawPageMarks(sheet: Sheet, input: CertificateInput, page: string): void {
  const small = { face: 'mincho', size: 8.5 } as const
  sheet.write(sheet.root, 'P', input.documentNumber, { ...small, x: left, y: 48, width: 200 })
  sheet.write(sheet.root, 'P', `発行番号　${input.issueNumber}　　${page}`, {
    ...small,
    x: left,
    y: 48,
    width,
    align: 'right',
  })
}

function drawHead(sheet: Sheet, input: CertificateInput): void {
  sheet.write(sheet.root, 'H1', '住民票', {
    face: 'mincho-bold',
    size: 25,
    spacing: 22,
    x: left + 11,
    y: 68,
    width,
    align: 'center',
  })
  const extent = input.extent === 'household' ? '（世帯全員）' : '（世帯の一部）'
  sheet.write(sheet.root, 'P', extent, { face: 'mincho', size: 10, x: left, y: 104, width, align: 'center' })
  const head: Cell[][] = [
    [
      { label: '世帯主', value: input.householdHead ?? '省略', share: 0.32 },
      { label: '住所', value: input.address, share: 0.68 },
    ],
  ]
  drawBlock(sheet, sheet.root, head, { x: left, y: 132, width })
}

const drawContinuedHead = (sheet: Sheet): void =>
  void sheet.write(sheet.root, 'P', '住民票（つづき）', {
    face: 'mincho-bold',
    size: 12,
    spacing: 2,
    x: left,
    y: 66,
    width,
    align: 'center',
  })

const drawContinues = (sheet: Sheet): void =>
  void sheet.write(sheet.root, 'P', '次のページにつづく', {
    face: 'mincho',
    size: 9,
    x: left,
    y: 786,
    width,
    align: 'right',
  })

// Nothing can be written in afterwards.
const drawRestEmpty = (sheet: Sheet, y: number): void => {
  if (y + 16 < lastLine)
    sheet.write(sheet.root, 'P', '以下余白', {
      face: 'mincho',
      size: 9,
      spacing: 4,
      x: left,
      y: y + 2,
      width,
      align: 'center',
    })
}

function drawPerson(sheet: Sheet, rows: readonly Cell[][], number: number, y: number): number {
  const height = blockHeight(rows, width - numberWidth)
  const section = sheet.group(sheet.root, 'Sect')
  sheet.decorate(() => sheet.pdf.lineWidth(1).rect(left, y, numberWidth, height).fillAndStroke('#eaf3ed', '#4f7d63'))
  sheet.write(section, 'H2', String(number), {
    face: 'gothic-bold',
    size: 11,
    leading: 1,
    x: left,
    y: y + height / 2 - 6,
    width: numberWidth,
    align: 'center',
  })
  drawBlock(sheet, section, rows, { x: left + numberWidth, y, width: width - numberWidth })
  section.end()
  return height
}

function drawCertification(sheet: Sheet, input: CertificateInput): void {
  const y = lastLine
  const { root } = sheet
  const note = '「省略」は記載を省略した項目、「＊＊＊」は記載する事項がない項目です。'
  sheet.write(root, 'P', note, { face: 'gothic', size: 7, color: '#444444', x: left, y: y + 2, width })
  const who = input.extent === 'household' ? '世帯全員' : '世帯の一部の者'
  const sentence = `この写しは、${who}の住民票の原本と相違ないことを証明する。`
  sheet.write(root, 'P', sentence, { face: 'mincho', size: 13, x: left + 8, y: y + 26, width })
  sheet.write(root, 'P', toWareki(input.issuedOn), { face: 'mincho', size: 12, x: left + 30, y: y + 58, width })
  const signatory = `${input.issuer.prefecture}${input.issuer.mayorTitle}`
  sheet.write(root, 'P', signatory, {
    face: 'mincho',
    size: 19,
    spacing: 3,
    x: left,
    y: y + 84,
    width: width - 76,
    align: 'right',
  })
  drawSeal(sheet, input.issuer, { x: left + width - 82, y: y + 66, size: 70 })
  drawVerification(sheet, input, y + 126)
}

function drawVerification(sheet: Sheet, input: CertificateInput, y: number): void {
  const alt = `この写しを確かめるページの二次元コード。確認番号 ${input.verificationNumber}`
  drawQr(sheet, input.verificationUrl, alt, { x: left, y, size: 76 })
  const x = left + 86
  const column = { x, width: width - 86 }
  sheet.write(sheet.root, 'P', '提出を受けた方へ', { face: 'gothic-bold', size: 8.5, ...column, y: y + 4 })
  const how = `この写しが有効かどうかは、二次元コード、または次のページに確認番号を入れて、確かめることができます。`
  sheet.write(sheet.root, 'P', how, { face: 'gothic', size: 8, leading: 1.5, ...column, y: y + 19 })
  sheet.write(sheet.root, 'P', input.verificationPage, { face: 'gothic', size: 8, ...column, y: y + 34 })
  sheet.write(sheet.root, 'P', `確認番号　${input.verificationNumber}`, {
    face: 'gothic-bold',
    size: 9.5,
    spacing: 0.5,
    ...column,
    y: y + 50,
  })
}
