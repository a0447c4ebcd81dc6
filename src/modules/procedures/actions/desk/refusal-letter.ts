import { z } from 'zod'
import { sendLetter } from '#modules/messaging/index.ts'
import { officeById, personNames, registeredAddress } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type LetterInput, nextDocumentNumber, renderLetter, storeDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear, wardDate } from '#platform/time/index.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { documentOfCase } from '../../store/desk/case-documents.ts'
import { type CaseRow, findCase } from '../../store/desk/cases.ts'
import { decisionsOf } from '../../store/desk/decisions.ts'
import { desk } from '../../text/desk.ts'
import { plainWords, texts } from '../../text/index.ts'
import { documentSymbol } from './document-symbol.ts'
import { issuerOf } from './issuer.ts'

const taskPayload = z.object({ applicationId: z.uuid().transform((id) => id as Id<'application'>) })
const kind = 'refusal'

/**
 * The written decision with its reasons and 教示, posted to the registered address: nobody has declared to receive
 * decisions electronically. 根拠: 行政手続法 第8条, 行政不服審査法 第82条, デジタル手続法 第7条. Safe to run twice.
 */
export async function sendRefusalLetter(house: House, payload: unknown): Promise<void> {
  const { applicationId } = taskPayload.parse(payload)
  const input = await house.db.transact((tx) => prepareLetter(tx, house, applicationId))
  if (!input) return
  const bytes = await renderLetter(input.letter)
  await house.db.transact(async (tx) => {
    const stored = await documentOfCase(tx, applicationId, kind)
    const documentId =
      stored ??
      (await storeDocument(tx, {
        kind,
        bytes,
        owner: { kind: 'procedures.application', id: applicationId },
        subjects: [input.row.applicantPersonId],
        at: house.clock.now(),
      }))
    await sendLetter(tx, { documentId, personId: input.row.applicantPersonId, reference: `refusal:${applicationId}` })
  })
}

async function prepareLetter(
  tx: Tx,
  house: House,
  id: Id<'application'>,
): Promise<{ row: CaseRow; letter: LetterInput } | undefined> {
  const row = await findCase(tx, id)
  if (row?.state !== 'refused' || (await documentOfCase(tx, id, kind))) return undefined
  const decision = (await decisionsOf(tx, id)).find(({ outcome, confirmedAt }) => outcome === 'refuse' && confirmedAt)
  const address = await registeredAddress(tx, row.applicantPersonId)
  const name = (await personNames(tx, [row.applicantPersonId])).get(row.applicantPersonId)
  const office = await officeById(tx, row.officeId)
  if (!decision?.reason || !address || !name || !office) throw new NotFound('refusal letter')
  const { profile } = house
  const today = house.clock.today()
  const title = plainWords(parseDefinition(row.definition).name)
  const appeal = texts('ja').refusal.appealText(profile.name, profile.mayorTitle)
  return {
    row,
    letter: {
      issuer: issuerOf(house),
      documentNumber: await nextDocumentNumber(tx, { symbol: documentSymbol(house), fiscalYear: fiscalYear(today) }),
      date: today,
      recipient: { postcode: address.postcode, addressLines: address.lines, name },
      senderTitle: profile.mayorTitle,
      seal: 'drawn',
      title: desk.refusalLetter.title(title),
      paragraphs: desk.refusalLetter.paragraphs(title, row.receiptNumber, wardDate(row.submittedAt)),
      items: [{ term: desk.refusalLetter.reason, text: decision.reason }],
      appeal: [plainText(appeal, profile.words.ja)],
      contact: { office: `${office.parentName} ${office.name}`, phone: office.phone },
    },
  }
}
