import type { Staff } from '#platform/auth/index.ts'
import { readDocument, renderCertificate } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { downloadFile } from '#platform/files/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { StatedReason } from '../../domain/desk/case-rights.ts'
import { outsideOf } from '../../domain/desk/outside-paper.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { authorisedSubjects } from '../../store/desk/cases.ts'
import { certificateOfCase } from '../../store/desk/certificates.ts'
import { openCase } from './open-case.ts'
import { paperInput } from './render-paper.ts'

/** The reason that the actor stated for this reading, if the case is not theirs. */
type Stated = StatedReason | undefined

/** The paper as it would be printed now, without numbers, for the eye of who decides. Opening it is reading the case. */
export async function draftPaper(
  house: House,
  actor: Staff,
  id: Id<'application'>,
  stated: Stated,
): Promise<Uint8Array> {
  const { input, authorised } = await house.db.transact(async (tx) => {
    const opened = await openCase(tx, actor, id, stated)
    if (opened.kind !== 'open' || outsideOf(parseDefinition(opened.row.definition))) throw new NotFound()
    const authorised = await authorisedSubjects(tx, id)
    const numbers = {
      documentNumber: '（決定のあとに付きます）',
      issueNumber: '下書き',
      verificationCode: '0'.repeat(16),
      issuedOn: house.clock.today(),
    }
    return { authorised, input: await paperInput(tx, house, opened.row, numbers, authorised) }
  })
  return renderCertificate({ ...input, issuer: { ...input.issuer, specimen: true } }, authorised)
}

/** The issued paper, for staff who have the case open. */
export function issuedPaper(house: House, actor: Staff, id: Id<'application'>, stated: Stated): Promise<Uint8Array> {
  return house.db.transact(async (tx) => {
    const opened = await openCase(tx, actor, id, stated)
    const certificate = await certificateOfCase(tx, id)
    if (opened.kind !== 'open' || !certificate?.documentId) throw new NotFound()
    const document = await readDocument(tx, certificate.documentId, ({ owner }) => owner.id === id)
    if (!document) throw new NotFound('paper')
    return document.bytes
  })
}

/** What the resident sent with the request or for a correction; only while the case is open to the actor. Held files are not there yet. */
export async function sentPaper(
  house: House,
  actor: Staff,
  id: Id<'application'>,
  fileId: string,
  stated: Stated,
): Promise<Response> {
  const opened = await house.db.transact((tx) => openCase(tx, actor, id, stated))
  if (opened.kind !== 'open') throw new NotFound()
  return downloadFile(house, fileId, ({ owner }) => owner.kind === 'procedures.application' && owner.id === id)
}
