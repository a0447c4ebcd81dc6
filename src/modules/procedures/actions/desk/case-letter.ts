import { z } from 'zod'
import { sendLetter } from '#modules/messaging/index.ts'
import { officeById } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type LetterInput, nextDocumentNumber, renderLetter, storeDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear, wardDate } from '#platform/time/index.ts'
import { type Definition, parseDefinition } from '../../domain/definition/definition.ts'
import { closingOf } from '../../store/acts/closings.ts'
import { documentOfCase } from '../../store/desk/case-documents.ts'
import { type CaseRow, findCase } from '../../store/desk/cases.ts'
import { decisionsOf } from '../../store/desk/decisions.ts'
import { appealParagraphs } from '../../text/acts/appeal.ts'
import { desk } from '../../text/desk.ts'
import { plainWords } from '../../text/index.ts'
import { recipientOf } from '../acts/recipient.ts'
import { symbolOf } from '../acts/symbol.ts'
import { issuerOf } from './issuer.ts'

const taskPayload = z.object({ applicationId: z.uuid().transform((id) => id as Id<'application'>) })

/** Letters that end a case without an act of its own; each has its words in the staff texts. */
export const caseLetters = ['refusal', 'declined', 'lapsed'] as const
export type CaseLetter = (typeof caseLetters)[number]

/**
 * The letter that ends a case without 起案: a certificate that is not issued (with reasons and 教示), a 申込 that is not
 * taken, a 届出 that stayed incomplete. Posted to where letters of the person go. Safe to run twice.
 * 根拠: 行政手続法 第8条, 行政不服審査法 第82条.
 */
export async function sendCaseLetter(house: House, payload: unknown): Promise<void> {
  const { applicationId } = taskPayload.parse(payload)
  const prepared = await house.db.transact((tx) => prepareLetter(tx, house, applicationId))
  if (!prepared) return
  const { kind, row } = prepared
  const bytes = await renderLetter(prepared.letter)
  await house.db.transact(async (tx) => {
    const documentId =
      (await documentOfCase(tx, applicationId, kind)) ??
      (await storeDocument(tx, {
        kind,
        bytes,
        owner: { kind: 'procedures.application', id: applicationId },
        subjects: [row.applicantPersonId],
        at: house.clock.now(),
      }))
    const { postcode, addressLines, name } = prepared.letter.recipient
    await sendLetter(tx, {
      documentId,
      personId: row.applicantPersonId,
      address: { postcode, address: addressLines.join(' '), addressee: name },
      reference: `${kind}:${applicationId}`,
    })
  })
}

type Ended = { kind: CaseLetter; reason: string }

async function endOf(tx: Tx, row: CaseRow): Promise<Ended | undefined> {
  if (row.kind === 'certificate-request' && row.state === 'refused') {
    const decisions = await decisionsOf(tx, row.id)
    const refusal = decisions.find(({ outcome, confirmedAt }) => outcome === 'refuse' && confirmedAt)
    return refusal?.reason ? { kind: 'refusal', reason: refusal.reason } : undefined
  }
  const closing = await closingOf(tx, row.id)
  if (!closing?.reason || closing.outcome === 'accepted') return undefined
  return { kind: closing.outcome, reason: closing.reason }
}

async function prepareLetter(
  tx: Tx,
  house: House,
  id: Id<'application'>,
): Promise<{ row: CaseRow; kind: CaseLetter; letter: LetterInput } | undefined> {
  const row = await findCase(tx, id)
  const ended = row && (await endOf(tx, row))
  if (!row || !ended || (await documentOfCase(tx, id, ended.kind))) return undefined
  const found = await recipientOf(tx, house, row)
  const office = await officeById(tx, row.officeId)
  if (!found.ok || !office) throw new NotFound('letter of the case')
  const definition = parseDefinition(row.definition)
  const today = house.clock.today()
  const words = desk.caseLetters[ended.kind]
  const title = plainWords(definition.name)
  const authority = definition.decision?.authority ?? house.profile.mayorTitle
  const symbol = await symbolOf(tx, house, row)
  return {
    row,
    kind: ended.kind,
    letter: {
      issuer: issuerOf(house),
      documentNumber: await nextDocumentNumber(tx, { symbol, fiscalYear: fiscalYear(today) }),
      date: today,
      recipient: found.recipient,
      senderTitle: authority,
      seal: house.profile.letters.paperSeal,
      title: words.title(title),
      paragraphs: words.paragraphs(title, row.receiptNumber, wardDate(row.submittedAt), row.feeTotal > 0),
      items: [{ term: words.reason, text: ended.reason }],
      appeal: ended.kind === 'refusal' ? appealOf(house, definition, authority) : [],
      contact: { office: `${office.parentName} ${office.name}`, phone: office.phone },
    },
  }
}

// A definition of before knew no 教示 of its own; then it is the one of a 処分 of the mayor.
function appealOf({ profile }: House, { appeal }: Definition, authority: string): string[] {
  const suit = { defendant: profile.name, representative: profile.mayorTitle, months: 6, years: 1 }
  const usual = { kind: 'appeal', to: profile.mayorTitle, ground: '', months: 3, years: 1 } as const
  return appealParagraphs(appeal ?? { ...usual, mustAppealFirst: false, suit, confirmed: false }, authority)
}
