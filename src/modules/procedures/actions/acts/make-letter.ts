import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { type LetterInput, renderLetter, signFile, storeDocument } from '#platform/documents/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { tellApplicant } from '../../notices.ts'
import { findAct } from '../../store/acts/acts.ts'
import { consentFor } from '../../store/acts/consents.ts'
import {
  type Delivery,
  type DeliveryId,
  findDelivery,
  insertSignature,
  markDelivery,
  markQueued,
  markUploaded,
} from '../../store/acts/deliveries.ts'
import { findApplication, lockApplication } from '../../store/applications.ts'
import { findCase } from '../../store/desk/cases.ts'
import { letterInput } from './letter-input.ts'
import { postActLetter } from './send-letter.ts'

const taskPayload = z.object({ deliveryId: z.uuid().transform((id) => id as DeliveryId) })

/** Draws the letter, keeps it for good, and puts it into the box or the print queue. Safe to run twice. */
export async function makeActLetter(house: House, payload: unknown): Promise<void> {
  const { deliveryId } = taskPayload.parse(payload)
  const prepared = await house.db.read((tx) => prepare(tx, house, deliveryId))
  if (!prepared) return
  const bytes = await renderLetter(prepared.input)
  await house.db.transact((tx) => finish(tx, house, deliveryId, bytes))
}

async function prepare(tx: Tx, house: House, id: DeliveryId): Promise<{ input: LetterInput } | undefined> {
  const delivery = await findDelivery(tx, id)
  const act = delivery && (await findAct(tx, delivery.actId))
  const row = act && (await findCase(tx, act.applicationId))
  if (delivery?.state !== 'making' || !row) return undefined
  return { input: await letterInput(tx, house, row, act, delivery) }
}

async function finish(tx: Tx, house: House, id: DeliveryId, bytes: Uint8Array): Promise<void> {
  const before = await findDelivery(tx, id)
  if (!before) return
  await lockApplication(tx, before.applicationId)
  const delivery = await findDelivery(tx, id, true)
  if (delivery?.state !== 'making') return
  const at = house.clock.now()
  if (delivery.way === 'electronic' && !(await stillDeclares(tx, delivery, at))) return toPost(tx, house, delivery, at)
  const documentId = await storeDocument(tx, {
    kind: 'act',
    bytes,
    owner: { kind: 'procedures.application', id: delivery.applicationId },
    subjects: [delivery.personId],
    at,
  })
  if (delivery.way === 'post') return markQueued(tx, id, documentId)
  await insertSignature(tx, { ...signFile(house.config.secret, bytes), documentId, actId: delivery.actId, at })
  await upload(tx, house, delivery, documentId, at)
}

async function upload(
  tx: Tx,
  house: House,
  delivery: Delivery,
  documentId: Id<'document'>,
  at: Temporal.Instant,
): Promise<void> {
  const { openWithinDays, keepDays } = house.profile.letters.electronic
  const today = house.clock.today()
  const until = { openBy: today.add({ days: openWithinDays }), keepUntil: today.add({ days: keepDays }) }
  await markUploaded(tx, delivery.id, { documentId, at, ...until })
  const application = await findApplication(tx, delivery.applicationId)
  if (application) await tellApplicant(tx, application, 'procedures.document', { by: until.openBy, about: delivery.id })
}

const stillDeclares = async (tx: Tx, delivery: Delivery, at: Temporal.Instant): Promise<boolean> =>
  (await consentFor(tx, delivery.personId, delivery.procedure, at))?.id === delivery.consentId

/** The declaration was withdrawn, or the box was not opened: the letter goes on paper. */
export async function toPost(tx: Tx, house: House, delivery: Delivery, at: Temporal.Instant): Promise<void> {
  const row = await findCase(tx, delivery.applicationId)
  await markDelivery(tx, delivery.id, delivery.state === 'making' ? 'dropped' : 'unopened')
  if (row) await postActLetter(tx, house, row, { id: delivery.actId }, delivery.recipient, at)
}
