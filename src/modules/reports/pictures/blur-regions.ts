import { type FileId, readPicture } from '#platform/files/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Rect, rectsProblem } from './domain/rects.ts'
import { type PhotoId, type PhotoProblem, type PhotoResult, storePhoto } from './store-photo.ts'

/**
 * Stores another picture of the same photo in which the rectangles are covered for good. The one before stays as it is: the
 * caller shows the new one from now on, and removes the other with `deleteFiles` or keeps it from the public. `gone` where
 * there is no picture that may be seen, `no_rects` where nothing would be covered.
 */
export async function blurRegions(
  house: House,
  { fileId, photoId, rects, by }: { fileId: FileId; photoId: PhotoId; rects: readonly Rect[]; by?: AccountId },
): Promise<PhotoResult | { ok: false; reason: PhotoProblem | 'gone' | 'no_rects' }> {
  if (rects.length === 0) return { ok: false, reason: 'no_rects' }
  if (rectsProblem(rects)) return { ok: false, reason: 'bad_rects' }
  const bytes = await readPicture(house, fileId)
  if (!bytes) return { ok: false, reason: 'gone' }
  return storePhoto(house, { bytes, claimedName: 'photo.jpg', photoId, rects, ...(by && { uploadedBy: by }) })
}
