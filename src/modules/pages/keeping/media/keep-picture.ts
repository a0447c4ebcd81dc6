import { createHash } from 'node:crypto'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { deleteFilesOf, type FileId, filesOf, type StoreResult, storeUpload } from '#platform/files/index.ts'
import { newId, type OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  deleteMedia,
  insertMedia,
  lockMedia,
  type MediaId,
  type PictureId,
  updateAlt,
  updatePicture,
  usesOf,
} from './store.ts'

export const ownerKind = 'pages.media'

export type Picture = { fileId: FileId; pictureId: PictureId; sha256: Uint8Array }

export type PictureProblem = Extract<StoreResult, { ok: false }>['reason'] | 'no_picture'

/**
 * Stores the bytes as a picture of nobody yet, outside any transaction: scanned, made anew from its pixels. Whoever does
 * not keep it calls `dropPicture`.
 */
export async function storePicture(
  house: House,
  bytes: Uint8Array,
  claimedName: string,
  by: Staff | undefined,
): Promise<{ ok: true; picture: Picture } | { ok: false; reason: PictureProblem }> {
  const pictureId = newId<'picture'>()
  const owner = { kind: ownerKind, id: pictureId }
  const stored = await storeUpload(house, { bytes, claimedName, owner, ...(by && { uploadedBy: by.accountId }) })
  if (!stored.ok) return stored
  const [file] = await house.db.read((tx) => filesOf(tx, owner))
  const picture = { fileId: stored.fileId, pictureId, sha256: createHash('sha256').update(bytes).digest() }
  if (file?.mediaType.startsWith('image/')) return { ok: true, picture }
  await dropPicture(house, picture)
  return { ok: false, reason: 'no_picture' }
}

export const dropPicture = (house: House, { pictureId }: Pick<Picture, 'pictureId'>): Promise<void> =>
  house.db.transact((tx) => deleteFilesOf(tx, ownerKind, [pictureId]))

/** The office's picture from now on; `undefined` where it has the same one already. */
export async function addMedia(
  tx: Tx,
  house: House,
  { picture, officeId, alt, by }: { picture: Picture; officeId: OfficeId; alt: string; by: Staff | undefined },
): Promise<MediaId | undefined> {
  const id = newId<'media'>()
  const createdBy = by?.staffId ?? null
  const isNew = await insertMedia(tx, { id, officeId, alt, createdBy, at: house.clock.now(), ...picture })
  if (!isNew) return undefined
  const actor = by ?? ({ kind: 'system', task: 'pages.import' } as const)
  await recordAudit(tx, { actor, action: 'pages.media.add', subject: { kind: 'pages.media', id } })
  return id
}

export type NotChanged = 'gone' | 'in_use' | 'known'

/** Another picture at the same address, which only drafts show yet. The old one is gone. */
export async function replacePicture(
  tx: Tx,
  house: House,
  id: MediaId,
  picture: Picture,
  by: Staff,
): Promise<NotChanged | undefined> {
  const before = await lockMedia(tx, id)
  if (!before) return 'gone'
  if ((await usesOf(tx, [id])).some((use) => use.as !== 'draft')) return 'in_use'
  if (!(await updatePicture(tx, id, picture, house.clock.now()))) return 'known'
  await deleteFilesOf(tx, ownerKind, [before.pictureId])
  await recordAudit(tx, { actor: by, action: 'pages.media.replace', subject: { kind: 'pages.media', id } })
  return undefined
}

export async function changeWords(tx: Tx, house: House, id: MediaId, alt: string, by: Staff): Promise<void> {
  await updateAlt(tx, id, alt, house.clock.now())
  await recordAudit(tx, { actor: by, action: 'pages.media.describe', subject: { kind: 'pages.media', id } })
}

/** Picture and words are gone for good; not while anything shows it. */
export async function removeMedia(tx: Tx, id: MediaId, by: Staff): Promise<NotChanged | undefined> {
  const media = await lockMedia(tx, id)
  if (!media) return 'gone'
  if ((await usesOf(tx, [id])).length > 0) return 'in_use'
  await deleteMedia(tx, id)
  await deleteFilesOf(tx, ownerKind, [media.pictureId])
  await recordAudit(tx, { actor: by, action: 'pages.media.remove', subject: { kind: 'pages.media', id } })
  return undefined
}
