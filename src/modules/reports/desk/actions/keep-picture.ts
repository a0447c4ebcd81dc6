import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dropPhotos, type Photo, type PhotoProblem, storePhoto } from '../../pictures/index.ts'
import { insertPhoto, type PhotoId, type PhotoRole, type Report } from '../../record/index.ts'
import { writeShownPhoto } from '../store/photos.ts'

export type Picture = { photo: Photo; role: PhotoRole; isShown: boolean }

/**
 * Stores the picture that an officer sends along, does the deed with it, and removes it again when the deed did not keep
 * it. Nothing was sent: the deed has no picture.
 */
export async function withPicture<Done>(
  house: House,
  staff: Staff,
  file: File | undefined,
  deed: (photo: Photo | undefined, kept: () => void) => Promise<Done>,
): Promise<Done | { refused: PhotoProblem }> {
  if (!file || file.size === 0) return deed(undefined, () => {})
  const photoId = newId<'photo'>()
  const bytes = new Uint8Array(await file.arrayBuffer())
  const stored = await storePhoto(house, { bytes, claimedName: 'photo', photoId, uploadedBy: staff.accountId })
  if (!stored.ok) return { refused: stored.reason }
  let isKept = false
  try {
    return await deed(stored.photo, () => {
      isKept = true
    })
  } finally {
    if (!isKept) await house.db.transact((tx) => dropPhotos(tx, [photoId]))
  }
}

/** Writes the row of a stored picture of a locked report; shown to everybody when the officer has said so. */
export async function insertPicture(
  tx: Tx,
  house: House,
  staff: Staff,
  report: Report,
  { photo, role, isShown }: Picture,
): Promise<PhotoId> {
  const at = house.clock.now()
  const id = photo.photoId
  await insertPhoto(tx, {
    id,
    reportId: report.id,
    role,
    fileId: photo.fileId,
    perceptualHash: photo.perceptualHash,
    width: photo.width,
    height: photo.height,
    at,
    byStaff: staff.staffId,
  })
  if (isShown)
    await writeShownPhoto(tx, { id, reportId: report.id }, { fileId: photo.fileId, alt: null, at, by: staff.staffId })
  return id
}
