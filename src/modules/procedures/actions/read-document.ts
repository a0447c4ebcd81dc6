import { isPayer, paymentOf } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type DocumentId, documentsOf, readDocument, type StoredDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { filerMayAct, isFiler } from '../acting/actions/acting-of.ts'
import type { StatedReason } from '../domain/desk/case-rights.ts'
import type { ApplicationId } from '../store/applications.ts'
import { findOwnApplication } from '../store/my-applications.ts'
import { caseLetters } from './desk/case-letter.ts'
import { openCase } from './desk/open-case.ts'
import { purposeOf } from './payment.ts'

/**
 * Letters of a case that are addressed to the applicant. The certificate is none of them: it is handed out on paper
 * only (住民基本台帳法 第12条; 公印), and a file of it would be a copy without the ward's seal.
 */
const lettersToApplicant: readonly string[] = caseLetters

const ofCase = 'procedures.application'
const ofPayment = 'payments.payment'

/** A document for who may open it, noted in the audit. Throws `NotFound` for everybody else and for every wrong id. */
export async function openDocument(
  tx: Tx,
  actor: Actor,
  id: string,
  today: Temporal.PlainDate,
  reason?: StatedReason,
): Promise<StoredDocument> {
  const document =
    parseId<'document'>(id) && (await readDocument(tx, id, (one) => mayRead(tx, actor, one, today, reason)))
  if (!document) throw new NotFound('document')
  for (const personId of document.subjects) {
    await recordAudit(tx, {
      actor,
      action: 'documents.document.read',
      subject: document.owner,
      personId,
      reason:
        actor.kind === 'staff' ? 'duty' : actor.kind === 'resident' && actor.personId !== personId ? 'mandate' : 'own',
      ids: { documentId: document.id },
    })
  }
  return document
}

type Described = Omit<StoredDocument, 'bytes'>

async function mayRead(
  tx: Tx,
  actor: Actor,
  { kind, owner }: Described,
  today: Temporal.PlainDate,
  reason?: StatedReason,
): Promise<boolean> {
  if (actor.kind === 'resident' && owner.kind === ofPayment) return isPayer(tx, actor, owner.id)
  const caseId = owner.kind === ofCase ? parseId<'application'>(owner.id) : undefined
  if (!caseId) return false
  if (actor.kind === 'staff') return (await openCase(tx, actor, caseId, reason)).kind === 'open'
  if (actor.kind !== 'resident' || !lettersToApplicant.includes(kind)) return false
  const application = await findOwnApplication(tx, actor, caseId)
  if (!application) return false
  return !isFiler(actor, application) || (await filerMayAct(tx, application, today)).may
}

export type Paper = { id: DocumentId; kind: 'refusal' | 'receipt'; createdAt: Temporal.Instant }

/** What a resident can open: letters of the case, and receipts that who paid had made. The caller checked that it is theirs. */
export async function papersOf(tx: Tx, actor: Actor, id: ApplicationId): Promise<Paper[]> {
  const payment = await paymentOf(tx, purposeOf(id))
  const letters = await documentsOf(tx, { kind: ofCase, id }, lettersToApplicant)
  const isTheirs = payment !== undefined && (await isPayer(tx, actor, payment.id))
  const receipts = isTheirs ? await documentsOf(tx, { kind: ofPayment, id: payment.id }, ['receipt']) : []
  return [
    ...letters.map((letter): Paper => ({ ...letter, kind: 'refusal' })),
    ...receipts.map((receipt): Paper => ({ ...receipt, kind: 'receipt' })),
  ]
}
