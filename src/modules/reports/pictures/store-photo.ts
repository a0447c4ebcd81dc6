import sharp from 'sharp'
import type { Tx } from '#platform/db/index.ts'
import { deleteFilesOf, type FileId, type PictureProblem, type Scanner, storePicture } from '#platform/files/index.ts'
import type { AccountId, Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { cover } from './blur/cover.ts'
import { hashGrid, perceptualHash } from './domain/perceptual-hash.ts'
import { type Rect, rectsProblem } from './domain/rects.ts'

export type PhotoId = Id<'photo'>

/** The kind under which the bytes of all photos of reports lie in `platform.files`. */
export const photoOwner = 'reports.photo'

export type PhotoUpload = {
  bytes: Uint8Array
  claimedName: string
  /** Of the row that the caller is going to write, from `newId`; the files belong to it. */
  photoId: PhotoId
  uploadedBy?: AccountId | undefined
  /** What the sender covered: it is gone before anything is stored. */
  rects?: readonly Rect[]
  /** Keeps the report there until the row of the file is written; throws when it has gone meanwhile. */
  holdOwner?: (tx: Tx) => Promise<void>
}

/** Pixels of the large size. Held: stored, and shown to nobody until it is scanned. */
export type Photo = {
  photoId: PhotoId
  fileId: FileId
  scan: 'clean' | 'held'
  width: number
  height: number
  /** 16 hex digits to compare with `hashDistance`; `undefined` for a plain surface. */
  perceptualHash: string | undefined
}

export type PhotoProblem = PictureProblem | 'bad_rects'

export type PhotoResult = { ok: true; photo: Photo } | { ok: false; reason: PhotoProblem }

/**
 * The one way in for every photo: form, program, address, crew, import. Stores it in three sizes made of nothing but its
 * pixels, outside any transaction; what cannot be made anew is refused and nothing of it is kept. Whoever does not write
 * the photo's row afterwards calls `dropPhotos`. Throws `ReadOnly` while the disk is full.
 */
export async function storePhoto(house: House, upload: PhotoUpload, scan?: Scanner): Promise<PhotoResult> {
  const { photoId, rects = [], bytes, claimedName, uploadedBy, holdOwner } = upload
  if (rectsProblem(rects)) return { ok: false, reason: 'bad_rects' }
  const stored = await storePicture(
    house,
    {
      bytes,
      claimedName,
      owner: { kind: photoOwner, id: photoId },
      change: rects.length > 0 ? cover(rects) : undefined,
      ...(uploadedBy && { uploadedBy }),
      ...(holdOwner && { holdOwner }),
    },
    scan,
  )
  if (!stored.ok) return stored
  const { smallest, fileId, width, height } = stored
  return {
    ok: true,
    photo: { photoId, fileId, width, height, scan: stored.scan, perceptualHash: await hashOf(smallest) },
  }
}

/** Every file of these photos, those that were covered later included. */
export const dropPhotos = (tx: Tx, photoIds: readonly PhotoId[]): Promise<void> =>
  deleteFilesOf(tx, photoOwner, photoIds)

async function hashOf(picture: Uint8Array): Promise<string | undefined> {
  const { columns, rows } = hashGrid
  const small = sharp(picture).greyscale().resize(columns, rows, { fit: 'fill' })
  return perceptualHash(await small.raw({ depth: 'uchar' }).toBuffer())
}
