import { type PostalAddress, sendLetter } from '#modules/messaging/index.ts'
import { personNames, paperAddress } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { type Id, parseReceiptNumber, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dispatchPolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { parseCode } from '../../domain/desk/codes.ts'
import { pickupCodeOf, pickupHash } from '../../domain/desk/pickup-code.ts'
import { tellApplicant } from '../../notices.ts'
import { type Application, findApplication, lockApplication } from '../../store/applications.ts'
import {
  type Dispatch,
  dispatchByPickupHash,
  dispatchByReceiptNumber,
  findDispatch,
  markDone,
  markOnShelf,
  markPrinted,
} from '../../store/desk/dispatches.ts'
import { byStaff, moveTo } from '../../store/transition.ts'

/** The dispatch when the actor's office has it; locked for the change that follows. */
async function dispatchToChange(tx: Tx, actor: Staff, id: Id<'dispatch'>): Promise<Dispatch> {
  const before = await findDispatch(tx, id)
  if (!before || !dispatchPolicy.may(actor, before)) throw new NotFound()
  if (!actor.permissions.has(deskPermissions.dispatch)) throw new Forbidden()
  // The case first, as everywhere: taking the paper back locks it too.
  await lockApplication(tx, before.applicationId)
  const dispatch = await findDispatch(tx, id, true)
  if (!dispatch || dispatch.isWithdrawn) throw new Conflict('certificate_withdrawn')
  return dispatch
}

const record = (tx: Tx, actor: Staff, action: string, dispatch: Dispatch): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `procedures.dispatch.${action}`,
    subject: { kind: 'procedures.application', id: dispatch.applicationId },
    personId: dispatch.applicantPersonId,
  })

/** Printing is noted with who printed; printing again is allowed (a jam) and noted again. */
export async function printDispatch(tx: Tx, house: House, actor: Staff, id: Id<'dispatch'>): Promise<Dispatch> {
  const dispatch = await dispatchToChange(tx, actor, id)
  if (dispatch.state !== 'queued' && dispatch.state !== 'printed') throw new Conflict('already_sent')
  await markPrinted(tx, id, actor.staffId, house.clock.now())
  await record(tx, actor, 'print', dispatch)
  return dispatch
}

/** 投函: the envelope is with the post; she is told that it is on its way. */
export async function postDispatch(tx: Tx, house: House, actor: Staff, id: Id<'dispatch'>): Promise<void> {
  const dispatch = await dispatchToChange(tx, actor, id)
  if (dispatch.state === 'posted') return
  if (dispatch.way !== 'post' || dispatch.state !== 'printed') throw new Conflict('not_printed')
  const at = house.clock.now()
  await markDone(tx, id, 'posted', actor.staffId, at)
  const address = await envelopeOf(tx, dispatch.applicantPersonId)
  // What another system printed lies in the envelope already; only a paper of ours can be given to the post as a file.
  if (dispatch.documentId)
    await sendLetter(tx, {
      documentId: dispatch.documentId,
      personId: dispatch.applicantPersonId,
      address,
      // The post carries a reference once; what came back goes under another.
      reference: ['certificate', dispatch.certificateId, ...(dispatch.returns > 0 ? [dispatch.returns] : [])].join(':'),
    })
  const application = await findApplication(tx, dispatch.applicationId)
  if (application?.state === 'issued') {
    await tellApplicant(tx, await complete(tx, house, actor, dispatch), 'procedures.sent')
  } else if (application)
    await tellApplicant(tx, application, 'procedures.sent', { about: `${id}:${dispatch.returns}` })
  await record(tx, actor, 'post', dispatch)
}

/** 受取棚: the paper waits at the counter, found by the last digits of the receipt number. */
export async function shelveDispatch(tx: Tx, house: House, actor: Staff, id: Id<'dispatch'>): Promise<void> {
  const dispatch = await dispatchToChange(tx, actor, id)
  if (dispatch.state === 'on_shelf') return
  if (dispatch.way !== 'counter' || dispatch.state !== 'printed') throw new Conflict('not_printed')
  await markOnShelf(
    tx,
    id,
    shelfOf(dispatch.receiptNumber),
    pickupHash(pickupCodeOf(house.config.secret, dispatch.applicationId)),
  )
  const application = await findApplication(tx, dispatch.applicationId)
  if (application) await tellApplicant(tx, application, 'procedures.ready')
  await record(tx, actor, 'shelve', dispatch)
}

/**
 * Finds the paper for the code of a resident's QR, or, for who came with paper and has no such code, for the number on
 * their 受付票; `undefined` for a wrong one or another office's paper.
 */
export async function findByPickupCode(tx: Tx, actor: Staff, typed: string): Promise<Dispatch | undefined> {
  if (!actor.permissions.has(deskPermissions.dispatch)) return undefined
  const [code, number] = [parseCode(typed), parseReceiptNumber(typed)]
  const dispatch = code
    ? await dispatchByPickupHash(tx, pickupHash(code))
    : number && (await dispatchByReceiptNumber(tx, number))
  return dispatch && !dispatch.isWithdrawn && dispatchPolicy.may(actor, dispatch) ? dispatch : undefined
}

/** 手渡し: only after the clerk has looked at a paper of identity at the counter. */
export async function handOver(tx: Tx, house: House, actor: Staff, id: Id<'dispatch'>): Promise<void> {
  const dispatch = await dispatchToChange(tx, actor, id)
  if (dispatch.state === 'handed_over') return
  if (dispatch.state !== 'on_shelf') throw new Conflict('not_on_shelf')
  await markDone(tx, id, 'handed_over', actor.staffId, house.clock.now())
  await complete(tx, house, actor, dispatch)
  await record(tx, actor, 'hand_over', dispatch)
}

async function envelopeOf(tx: Tx, personId: PersonId): Promise<PostalAddress> {
  const address = await paperAddress(tx, personId)
  const addressee = (await personNames(tx, [personId])).get(personId)
  if (!address || !addressee) throw new Conflict('no_address')
  return { postcode: address.postcode, address: address.address, addressee }
}

const complete = (tx: Tx, house: House, actor: Staff, { applicationId }: Dispatch): Promise<Application> =>
  moveTo(tx, applicationId, ['issued'], 'completed', { at: house.clock.now(), by: byStaff(actor.staffId) })

// Ten shelves by the digit before the check digit: even filling, and found without a list.
const shelfOf = (receiptNumber: string): string => `${receiptNumber.at(-3)}番`
