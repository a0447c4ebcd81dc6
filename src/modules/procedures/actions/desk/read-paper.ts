import { officeById, personNames, registeredAddress } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { type AddressSheetInput, joinPdf, readDocument, renderAddressSheet } from '#platform/documents/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dispatchPolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/case-rights.ts'
import { type Dispatch, findDispatch } from '../../store/desk/dispatches.ts'
import { desk } from '../../text/desk.ts'
import { issuerOf } from './issuer.ts'

/** What comes out of the printer: for the post an address sheet before the papers, and every copy asked for. */
export async function readPaperToPrint(house: House, actor: Staff, id: Id<'dispatch'>): Promise<Uint8Array> {
  const { paper, sheet, copies } = await house.db.transact(async (tx) => {
    const dispatch = await findDispatch(tx, id)
    if (!dispatch || !dispatchPolicy.may(actor, dispatch)) throw new NotFound()
    if (!actor.permissions.has(deskPermissions.dispatch)) throw new Forbidden()
    if (dispatch.state !== 'printed' && dispatch.state !== 'on_shelf') throw new NotFound('not printed')
    const document = await readDocument(tx, dispatch.documentId, ({ owner }) => owner.id === dispatch.applicationId)
    if (!document) throw new NotFound('paper')
    await recordAudit(tx, {
      actor,
      action: 'procedures.paper.read',
      subject: { kind: 'procedures.application', id: dispatch.applicationId },
      personId: dispatch.applicantPersonId,
      reason: 'duty',
      ids: { documentId: dispatch.documentId },
    })
    const sheet = dispatch.way === 'post' ? await sheetInput(tx, house, dispatch) : undefined
    return { paper: document.bytes, sheet, copies: dispatch.copies }
  })
  const papers = Array.from({ length: copies }, () => paper)
  return joinPdf(sheet ? [await renderAddressSheet(sheet), ...papers] : papers)
}

async function sheetInput(tx: Tx, house: House, dispatch: Dispatch): Promise<AddressSheetInput> {
  const address = await registeredAddress(tx, dispatch.applicantPersonId)
  const name = (await personNames(tx, [dispatch.applicantPersonId])).get(dispatch.applicantPersonId)
  const office = await officeById(tx, dispatch.officeId)
  if (!address || !name || !office) throw new NotFound('address')
  const { profile } = house
  return {
    issuer: issuerOf(house),
    recipient: { postcode: address.postcode, addressLines: address.lines, name },
    sender: { office: `${office.parentName} ${office.name}`, postcode: profile.postcode, address: profile.address, phone: office.phone },
    reference: dispatch.receiptNumber,
    contents: [`${dispatch.title} ${desk.print.copies(dispatch.copies)}`],
    issuedOn: house.clock.today(),
  }
}
