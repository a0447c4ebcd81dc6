import { sendLetter } from '#modules/messaging/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { readDocument } from '#platform/documents/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { deliveryPolicy } from '../../desk-policies.ts'
import { presumedArrival } from '../../domain/acts/periods.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { tellApplicant } from '../../notices.ts'
import {
  type Delivery,
  type DeliveryId,
  findDelivery,
  markLetterPosted,
  markLetterPrinted,
} from '../../store/acts/deliveries.ts'
import { findApplication, lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { byStaff } from '../../store/transition.ts'

async function letterToChange(tx: Tx, actor: Staff, id: DeliveryId): Promise<Delivery> {
  const before = await findDelivery(tx, id)
  if (!before || !deliveryPolicy.may(actor, before)) throw new NotFound()
  if (!actor.permissions.has(deskPermissions.dispatch)) throw new Forbidden()
  await lockApplication(tx, before.applicationId)
  const delivery = await findDelivery(tx, id, true)
  if (!delivery) throw new NotFound()
  return delivery
}

/** Printed, with who printed; printing again (a jam) is noted again. */
export async function printLetter(tx: Tx, house: House, actor: Staff, id: DeliveryId): Promise<void> {
  const delivery = await letterToChange(tx, actor, id)
  if (delivery.state !== 'queued' && delivery.state !== 'printed') throw new Conflict('already_sent')
  await markLetterPrinted(tx, id, actor.staffId, house.clock.now())
  await record(tx, actor, 'print', delivery)
}

/** 投函: with the post, to the address on the letter; taken to arrive some days later, which the case shows as such. */
export async function postLetter(tx: Tx, house: House, actor: Staff, id: DeliveryId): Promise<void> {
  const delivery = await letterToChange(tx, actor, id)
  if (delivery.state === 'posted') return
  if (delivery.state !== 'printed' || !delivery.documentId) throw new Conflict('not_printed')
  const at = house.clock.now()
  const presumedOn = presumedArrival(house.clock.today(), house.profile.letters.post.presumedDays)
  await markLetterPosted(tx, id, { by: actor.staffId, at, presumedOn })
  const { postcode, addressLines, name } = delivery.recipient
  await sendLetter(tx, {
    documentId: delivery.documentId,
    personId: delivery.personId,
    address: { postcode, address: addressLines.join(' '), addressee: name },
    reference: `act:${id}`,
  })
  const by = byStaff(actor.staffId)
  await recordCaseEvent(tx, delivery.applicationId, {
    kind: 'letter_posted',
    at,
    by,
    data: { actId: delivery.actId },
  })
  const application = await findApplication(tx, delivery.applicationId)
  if (application) await tellApplicant(tx, application, 'procedures.letter-posted', { about: id })
  await record(tx, actor, 'post', delivery)
}

/** The letter's file, to print it; afterwards it is opened from the case. Reprints are the very same file. */
export async function letterToPrint(house: House, actor: Staff, id: DeliveryId): Promise<Uint8Array> {
  return house.db.transact(async (tx) => {
    const delivery = await letterToChange(tx, actor, id)
    if ((delivery.state !== 'queued' && delivery.state !== 'printed') || !delivery.documentId) throw new NotFound()
    const document = await readDocument(tx, delivery.documentId, ({ owner }) => owner.id === delivery.applicationId)
    if (!document) throw new NotFound('letter')
    await record(tx, actor, 'read', delivery)
    return document.bytes
  })
}

const record = (tx: Tx, actor: Staff, deed: string, delivery: Delivery): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `procedures.letter.${deed}`,
    subject: { kind: 'procedures.application', id: delivery.applicationId },
    personId: delivery.personId,
    reason: 'duty',
    ids: { actId: delivery.actId },
  })
