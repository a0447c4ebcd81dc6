import { officeById, personNames, paperAddress } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type AddressSheetInput, readDocument, renderAddressSheet } from '#platform/documents/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dispatchPolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { authorisedSubjects } from '../../store/desk/cases.ts'
import { type Dispatch, type DispatchState, findDispatch } from '../../store/desk/dispatches.ts'
import { desk } from '../../text/desk.ts'
import { issuerOf } from './issuer.ts'

/** The paper itself, to be printed as often as copies were asked for. Every opening is audited for everybody on it. */
export function paperToPrint(house: House, actor: Staff, id: Id<'dispatch'>): Promise<Uint8Array> {
  return house.db.transact(async (tx) => {
    const dispatch = await visibleDispatch(tx, actor, id)
    if (!dispatch.documentId) throw new NotFound('printed elsewhere')
    const document = await readDocument(tx, dispatch.documentId, ({ owner }) => owner.id === dispatch.applicationId)
    if (!document) throw new NotFound('paper')
    for (const personId of await authorisedSubjects(tx, dispatch.applicationId)) {
      await auditPaper(tx, actor, dispatch, 'procedures.paper.read', personId)
    }
    return document.bytes
  })
}

/** The sheet whose address stands in the window of the envelope. */
export async function addressSheet(house: House, actor: Staff, id: Id<'dispatch'>): Promise<Uint8Array> {
  const input = await house.db.transact(async (tx) => {
    const dispatch = await visibleDispatch(tx, actor, id)
    if (dispatch.way !== 'post') throw new NotFound('no envelope')
    await auditPaper(tx, actor, dispatch, 'procedures.address.read', dispatch.applicantPersonId)
    return sheetInput(tx, house, dispatch)
  })
  return renderAddressSheet(input)
}

async function visibleDispatch(tx: Tx, actor: Staff, id: Id<'dispatch'>): Promise<Dispatch> {
  const dispatch = await findDispatch(tx, id)
  if (!dispatch || !dispatchPolicy.may(actor, dispatch)) throw new NotFound()
  if (!actor.permissions.has(deskPermissions.dispatch)) throw new Forbidden()
  // Once it has left the house, reading it is reading the case and needs a reason.
  if (dispatch.isWithdrawn || !waiting.includes(dispatch.state)) throw new NotFound('no longer here')
  return dispatch
}

const waiting: readonly DispatchState[] = ['queued', 'printed', 'on_shelf']

const auditPaper = (tx: Tx, actor: Staff, dispatch: Dispatch, action: string, personId: PersonId): Promise<void> =>
  recordAudit(tx, {
    actor,
    action,
    subject: { kind: 'procedures.application', id: dispatch.applicationId },
    personId,
    reason: 'duty',
    ids: { certificateId: dispatch.certificateId, ...(dispatch.documentId && { documentId: dispatch.documentId }) },
  })

async function sheetInput(tx: Tx, house: House, dispatch: Dispatch): Promise<AddressSheetInput> {
  const address = await paperAddress(tx, dispatch.applicantPersonId)
  const name = (await personNames(tx, [dispatch.applicantPersonId])).get(dispatch.applicantPersonId)
  const office = await officeById(tx, dispatch.officeId)
  if (!address || !name || !office) throw new NotFound('address')
  const { profile } = house
  return {
    issuer: issuerOf(house),
    recipient: { postcode: address.postcode, addressLines: address.lines, name },
    sender: {
      office: `${office.parentName} ${office.name}`,
      postcode: profile.postcode,
      address: profile.address,
      phone: office.phone,
    },
    reference: dispatch.receiptNumber,
    contents: [`${dispatch.title} ${desk.print.copies(dispatch.copies)}`],
    issuedOn: house.clock.today(),
  }
}
