import type { Client } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { newId, type ReceiptNumber } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { ownerFor } from '../../filing/domain/owner.ts'
import { groundOf } from '../../ground/index.ts'
import { dropPhotos, type Photo, storePhoto } from '../../pictures/index.ts'
import { type Category, fileReport, findReport, insertPhoto, type ReportId, sealContact } from '../../record/index.ts'
import { bad } from '../answers/refusal.ts'
import { fingerprintOf, type Sent } from './fingerprint.ts'
import { findPosted, insertPictures, insertPosted } from './store.ts'

/** How long the same sent again is the same report. */
export const postedHours = 24

export type Receipt = { number: ReceiptNumber; dueOn: Temporal.PlainDate | null }

/**
 * Files what a program sent, once: sent again within a day, or at the same moment, it is the same report. Its pictures are
 * stored before, outside the transaction; those at addresses are fetched after the answer. Throws a `Refusal` for a picture
 * that cannot be taken in, and then nothing is.
 */
export async function postReport(house: House, client: Client, category: Category, sent: Sent): Promise<Receipt> {
  const key = { clientId: client.clientId, fingerprint: fingerprintOf(sent) }
  const since = house.clock.now().subtract({ hours: postedHours })
  const before = await house.db.read(async (tx) => {
    const id = await findPosted(tx, key, since)
    return id && receiptOf(tx, id)
  })
  if (before) return before
  const photos = await storeAll(house, sent)
  try {
    return await house.db.transact(async (tx) => {
      // Who sent the same at the same moment waits here for the other's end.
      await lockFor(tx, 'reports.posted', `${key.clientId}:${key.fingerprint.toString('hex')}`)
      const meanwhile = await findPosted(tx, key, since)
      if (meanwhile) {
        await drop(tx, photos)
        return receiptOf(tx, meanwhile)
      }
      return file(tx, house, client, category, { sent, photos, key })
    })
  } catch (error) {
    await house.db.transact((tx) => drop(tx, photos))
    throw error
  }
}

async function file(
  tx: Tx,
  house: House,
  client: Client,
  category: Category,
  { sent, photos, key }: { sent: Sent; photos: readonly Photo[]; key: Parameters<typeof insertPosted>[1] },
): Promise<Receipt> {
  const { place, town, placeText, assetId, description, attributes, contact, mediaUrls } = sent
  const { id } = await fileReport(tx, house, client, {
    category: category.code,
    channel: 'api',
    place,
    town,
    placeText,
    assetId,
    owner: ownerFor(category, groundOf(house), place).owner,
    description,
    attributes,
    clientId: client.clientId,
    contact: contact === undefined ? undefined : sealContact(house, contact),
  })
  const at = house.clock.now()
  for (const { photoId, fileId, perceptualHash, width, height } of photos)
    await insertPhoto(tx, { id: photoId, reportId: id, role: 'near', fileId, perceptualHash, width, height, at })
  await insertPosted(tx, key, { reportId: id, at })
  if (mediaUrls.length > 0) {
    await insertPictures(tx, id, mediaUrls)
    await enqueue(tx, 'reports.fetch-pictures', { reportId: id }, { key: `reports.fetch-pictures:${id}` })
  }
  return receiptOf(tx, id)
}

async function receiptOf(tx: Tx, id: ReportId): Promise<Receipt> {
  const report = await findReport(tx, id)
  if (!report) throw new Error('a report that was filed is not there')
  return { number: report.number, dueOn: report.dueOn }
}

async function storeAll(house: House, { files }: Sent): Promise<Photo[]> {
  const photos: Photo[] = []
  for (const { name, bytes } of files) {
    const stored = await storePhoto(house, { bytes, claimedName: name, photoId: newId() })
    if (!stored.ok) {
      await house.db.transact((tx) => drop(tx, photos))
      throw bad('picture_refused', name)
    }
    photos.push(stored.photo)
  }
  return photos
}

const drop = (tx: Tx, photos: readonly Photo[]): Promise<void> =>
  dropPhotos(
    tx,
    photos.map(({ photoId }) => photoId),
  )
