import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { readDocument, type StoredDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Delivery, type DeliveryId, findDelivery, markArrived } from '../../store/acts/deliveries.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { byResident } from '../../store/transition.ts'
import type { VerifiedResident } from '../load-case.ts'
import { closeNotified } from './close-notified.ts'

/**
 * The recipient opens a letter in the box. The first time it arrives: from then on the time to appeal is counted.
 * 根拠: デジタル手続法 第7条第3項. Throws `NotFound` for what is not hers or is not kept any more.
 */
export async function openLetter(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  id: DeliveryId,
): Promise<StoredDocument> {
  const before = await ownLetter(tx, actor, id)
  await lockApplication(tx, before.applicationId)
  const delivery = await ownLetter(tx, actor, id, true)
  const { documentId, keepUntil, applicationId } = delivery
  if (!documentId || !keepUntil || Temporal.PlainDate.compare(keepUntil, house.clock.today()) < 0) {
    throw new NotFound('letter')
  }
  const document = await readDocument(tx, documentId, ({ owner }) => owner.id === applicationId)
  if (!document) throw new NotFound('document')
  const at = house.clock.now()
  if (await markArrived(tx, id, at)) {
    await recordCaseEvent(tx, applicationId, {
      kind: 'letter_arrived',
      at,
      by: byResident,
      data: { actId: delivery.actId },
    })
    await closeNotified(tx, house, applicationId)
  }
  await recordAudit(tx, {
    actor,
    action: 'documents.document.read',
    subject: { kind: 'procedures.application', id: applicationId },
    personId: actor.personId,
    reason: 'own',
    ids: { documentId, deliveryId: id },
  })
  return document
}

async function ownLetter(tx: Tx, { personId }: VerifiedResident, id: DeliveryId, lock = false): Promise<Delivery> {
  const delivery = await findDelivery(tx, id, lock)
  const isInBox = delivery?.way === 'electronic' && ['uploaded', 'opened', 'unopened'].includes(delivery.state)
  if (!delivery || !isInBox || delivery.personId !== personId) throw new NotFound('letter')
  return delivery
}
