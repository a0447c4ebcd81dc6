import { z } from 'zod'
import { capture, paymentOf } from '#modules/payments/index.ts'
import { certificateFacts, householdOf, mayLearnAbout } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type CertificateInput, MissingGlyphs, renderCertificate, storeDocument } from '#platform/documents/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatCode } from '../../domain/desk/codes.ts'
import { deliveryAsked, parseDefinition } from '../../domain/definition/definition.ts'
import { paperSubject } from '../../domain/desk/paper.ts'
import { keptAnswers } from '../../store/answers.ts'
import { authorisedSubjects, type CaseRow, findCase, lockCase } from '../../store/desk/cases.ts'
import {
  type Certificate,
  certificateOfCase,
  markRendered,
  numbersOf,
  type PaperNumbers,
} from '../../store/desk/certificates.ts'
import { reopenDecision } from '../../store/desk/decisions.ts'
import { insertDispatch } from '../../store/desk/dispatches.ts'
import { bySystem, moveTo } from '../../store/transition.ts'
import { issuerOf } from './issuer.ts'
import { askForPaymentAgain, isSecured } from './start-issuing.ts'

const taskPayload = z.object({ applicationId: z.uuid().transform((id) => id as Id<'application'>) })

/**
 * Draws the paper of a decided case, binds it to the people on it, puts it into the print queue and only then takes
 * the fee. Safe to run twice: the second run finds the case no longer `issuing`.
 */
export async function renderPaper(house: House, payload: unknown): Promise<void> {
  const { applicationId } = taskPayload.parse(payload)
  try {
    const paper = await house.db.read((tx) => preparePaper(tx, house, applicationId))
    if (!paper) return
    const bytes = await renderCertificate(paper.input, paper.authorised)
    await house.db.transact((tx) => finish(tx, house, paper, bytes))
  } catch (error) {
    if (!(error instanceof MissingGlyphs || error instanceof SubjectLeft)) throw error
    await house.db.transact((tx) => giveToPerson(tx, house, applicationId))
  }
}

/** A character that no font shows, or a person who left the household since: back to the clerk, whose checks name it. */
async function giveToPerson(tx: Tx, house: House, id: Id<'application'>): Promise<void> {
  const row = await lockCase(tx, id)
  if (row?.state !== 'issuing') return
  const at = house.clock.now()
  await moveTo(tx, id, ['issuing'], 'in_review', { at, by: bySystem, kind: 'cannot_print' })
  await reopenDecision(tx, id, at)
}

type Paper = { row: CaseRow; certificate: Certificate; authorised: PersonId[]; input: CertificateInput }

async function preparePaper(tx: Tx, house: House, id: Id<'application'>): Promise<Paper | undefined> {
  const row = await findCase(tx, id)
  const certificate = await certificateOfCase(tx, id)
  const numbers = certificate && numbersOf(certificate)
  if (row?.state !== 'issuing' || !certificate || !numbers) return undefined
  const authorised = await authorisedSubjects(tx, id)
  return { row, certificate, authorised, input: await paperInput(tx, house, row, numbers, authorised) }
}

/** Somebody whom the case may print is no longer in the household, or on the register. */
class SubjectLeft extends Conflict {
  constructor() {
    super('subject_left')
  }
}

/** The paper's content from the register as it is now; throws when one of the people is no longer on it. */
export async function paperInput(
  tx: Tx,
  house: House,
  row: CaseRow,
  numbers: PaperNumbers,
  authorised: readonly PersonId[],
): Promise<CertificateInput> {
  const answers = await keptAnswers(tx, row.id)
  const items = z.array(z.string()).catch([]).parse(answers['items'])
  const household = await householdOf(tx, row.applicantPersonId)
  const open = await mayLearnAbout(tx, { asker: row.applicantPersonId, about: authorised })
  const order = household.map(({ personId }) => personId).filter((personId) => open.has(personId))
  const facts = await certificateFacts(tx, order)
  const [first] = facts
  if (!first || facts.length !== authorised.length) throw new SubjectLeft()
  return {
    issuer: issuerOf(house),
    documentNumber: numbers.documentNumber,
    issueNumber: numbers.issueNumber,
    verificationNumber: formatCode(numbers.verificationCode),
    verificationUrl: `${house.config.publicUrl}/certificates/${numbers.verificationCode}`,
    verificationPage: `${house.config.publicUrl}/certificates/verification`,
    issuedOn: numbers.issuedOn,
    extent: facts.length === household.length ? 'household' : 'part',
    address: first.address,
    subjects: facts.map((one) => paperSubject(one, items)),
    ...(items.includes('relation') && first.headName !== null && { householdHead: first.headName }),
  }
}

async function finish(tx: Tx, house: House, paper: Paper, bytes: Uint8Array): Promise<void> {
  const { row, certificate, authorised } = paper
  const locked = await lockCase(tx, row.id)
  if (locked?.state !== 'issuing') return
  const at = house.clock.now()
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  // The hold ran out while the paper was made: it is thrown away, and drawn anew when she has paid.
  if (!isSecured(row, payment, at)) return askForPaymentAgain(tx, locked, payment, bySystem, at)
  const documentId = await storeDocument(tx, {
    kind: 'certificate',
    bytes,
    owner: { kind: 'procedures.application', id: row.id },
    subjects: authorised,
    at,
  })
  await markRendered(tx, certificate, documentId, authorised, at)
  await insertDispatch(tx, {
    applicationId: row.id,
    certificateId: certificate.id,
    way: await wayOf(tx, row),
    officeId: row.officeId,
    at,
  })
  await moveTo(tx, row.id, ['issuing'], 'issued', { at, by: bySystem })
  if (payment) await capture(tx, payment.id)
}

async function wayOf(tx: Tx, row: CaseRow): Promise<'post' | 'counter'> {
  const answers = await keptAnswers(tx, row.id)
  return deliveryAsked(parseDefinition(row.definition), answers) === 'counter' ? 'counter' : 'post'
}
