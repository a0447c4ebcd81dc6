import { toWareki } from '#platform/time/index.ts'
import { drawSeal } from '../paper/seal.ts'
import { a4, measure, openSheet, type Place, type Sheet } from '../paper/sheet.ts'
import { requireGlyphs } from '../type/missing.ts'
import { envelopeWindow } from './address-sheet.ts'
import type { LetterInput } from './input.ts'

const left = 71
const width = a4.width - 2 * left
const body = { face: 'mincho', size: 11, leading: 1.75, x: left, width } as const
const bottom = 780

/** A letter of the ward: 文書番号, date, recipient (in the window), 発信者名, title, body, 記, 教示. Throws `MissingGlyphs`. */
export async function renderLetter(input: LetterInput): Promise<Uint8Array> {
  requireLetter(input)
  const sheet = openSheet({ title: input.title, author: input.senderTitle, date: input.date })
  drawLetter(sheet, input)
  return sheet.finish()
}

/** A list of what is in the file on its first pages, then each letter on its own sheets. For the printer, never for a recipient: the file has the characters of all of them. Throws `MissingGlyphs`. */
export async function renderLetters(
  {
    title,
    senderTitle,
    date,
    lines,
  }: { title: string; senderTitle: string; date: Temporal.PlainDate; lines: readonly string[] },
  letters: readonly LetterInput[],
): Promise<Uint8Array> {
  for (const letter of letters) requireLetter(letter)
  requireGlyphs(title, ...lines)
  const sheet = openSheet({ title, author: senderTitle, date })
  const flow = flowOf(sheet, 60)
  flow.add('H1', title, { ...body, face: 'mincho-bold', size: 14 }, 8)
  flow.add('P', toWareki(date), body, 8)
  for (const line of lines) flow.add('P', line, { ...body, face: 'gothic', size: 9.5, leading: 1.5 }, 2)
  for (const letter of letters) {
    sheet.pdf.addPage()
    drawLetter(sheet, letter)
  }
  return sheet.finish()
}

function requireLetter({ recipient, title, paragraphs, items = [], appeal = [] }: LetterInput): void {
  requireGlyphs(
    recipient.name,
    ...recipient.addressLines,
    title,
    ...paragraphs,
    ...appeal,
    ...items.flatMap(({ term, text }) => [term, text]),
  )
}

/** Of 11 points, 18: 22 ポ is what large-print books have at most, and a notice stays on one or two sheets. */
const largeType = 18 / 11

function drawLetter(sheet: Sheet, input: LetterInput): void {
  const { paragraphs, items = [], appeal = [] } = input
  const scale = input.isLarge ? largeType : 1
  const flow = flowOf(sheet, 238, scale)
  drawHead(sheet, input)
  flow.add('H1', input.title, { ...body, face: 'mincho-bold', size: 14, leading: 1.5, align: 'center' }, 18)
  for (const paragraph of paragraphs) flow.add('P', `　${paragraph}`, body, 4)
  if (items.length > 0) {
    flow.add('P', '記', { ...body, align: 'center' }, 6)
    items.forEach(({ term, text }, index) => {
      const [head, rest] = term === '' ? [text, ''] : [term, text]
      flow.add('P', `${index + 1}　${head}`, { ...body, face: term === '' ? 'mincho' : 'mincho-bold' }, 0)
      const lines = rest.split('\n').filter((one) => one !== '')
      lines.forEach((line, place) => {
        flow.add('P', line, { ...body, x: left + 22, width: width - 22 }, place === lines.length - 1 ? 6 : 0)
      })
    })
    flow.add('P', '以上', { ...body, align: 'right' }, 6)
  }
  if (appeal.length > 0) {
    const small = { ...body, size: 9, leading: 1.65 }
    flow.y += 8
    flow.add('H2', '不服の申立て等について（教示）', { ...small, face: 'gothic-bold', size: 9.5 }, 2)
    appeal.forEach((text, index) => flow.add('P', `${index + 1}　${text}`, small, 3))
  }
  flow.y += 10
  flow.add(
    'P',
    `問い合わせ　${input.contact.office}　電話 ${input.contact.phone}`,
    { ...body, face: 'gothic', size: 9, align: 'right' },
    4,
  )
  if (input.verification) drawVerification(flow, input.verification)
}

function drawVerification(flow: ReturnType<typeof flowOf>, { number, page }: { number: string; page: string }): void {
  const text = `この通知書が取り消されていないかどうかは、確認番号 ${number} で確かめられます。${page}`
  flow.add('P', text, { ...body, face: 'gothic', size: 8, leading: 1.5, color: '#4a4a4a' }, 0)
}

function drawHead(sheet: Sheet, input: LetterInput): void {
  const { root } = sheet
  const right = { ...body, leading: 1.5, align: 'right' } as const
  sheet.write(root, 'P', input.documentNumber, { ...right, y: 44 })
  sheet.write(root, 'P', toWareki(input.date), { ...right, y: 61 })
  drawRecipient(sheet, input)
  const sealed = input.seal === 'drawn'
  const sender = { ...right, size: 14, spacing: 2, y: 178 }
  sheet.write(root, 'P', input.senderTitle, { ...sender, width: sealed ? width - 42 : width })
  if (sealed) drawSeal(sheet, input.issuer, { x: left + width - 50, y: 160, size: 54 })
  else sheet.write(root, 'P', sealWords[input.seal], { ...right, size: 9, y: 200 })
}

// The house's own signature proves the file to this system; it is no 官職証明書, and the paper says so.
const sealWords = {
  drawn: '',
  omitted: '（公印省略）',
  electronic: '（公印省略・電子署名：本システムの検証用）',
} as const

function drawRecipient(sheet: Sheet, { recipient }: LetterInput): void {
  const place = {
    face: 'mincho',
    size: 10.5,
    leading: 1.35,
    x: envelopeWindow.x + 11,
    width: envelopeWindow.width - 22,
  } as const
  let y = envelopeWindow.y + 8
  for (const line of [`〒${recipient.postcode}`, ...recipient.addressLines])
    y += sheet.write(sheet.root, 'P', line, { ...place, y })
  sheet.write(sheet.root, 'P', `${recipient.name}　様`, { ...place, size: 13, y: y + 4 })
}

/** Text from top to bottom, on as many pages as it takes. */
function flowOf(sheet: Sheet, top: number, scale = 1) {
  const flow = {
    y: top,
    add(tag: string, text: string, given: Omit<Place, 'y'>, after: number): void {
      const place = { ...given, size: given.size * scale }
      if (flow.y + Math.min(measure(text, place, place.width), 200) > bottom) {
        sheet.pdf.addPage()
        flow.y = 60
      }
      flow.y += sheet.write(sheet.root, tag, text, { ...place, y: flow.y }) + after
    },
  }
  return flow
}
