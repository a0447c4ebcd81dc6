import type { Staff } from '#platform/auth/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dropPhotos, type Photo, type PhotoProblem, storePhoto } from '../../pictures/index.ts'

/** At most so many come with one deed. */
export const mostPictures = 10

export type Taken = {
  photos: readonly Photo[]
  /** What could not be made anew: nothing of it is kept. */
  refused: readonly PhotoProblem[]
}

/**
 * Stores what a crew took, each made anew from its pixels, does the deed with it, and removes all of it again when the deed
 * did not keep it.
 */
export async function withPictures<Done>(
  house: House,
  staff: Staff,
  files: readonly File[],
  deed: (taken: Taken, kept: () => void) => Promise<Done>,
): Promise<Done> {
  const photos: Photo[] = []
  const refused: PhotoProblem[] = []
  let isKept = false
  try {
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const upload = { bytes, claimedName: 'photo', photoId: newId<'photo'>(), uploadedBy: staff.accountId }
      const stored = await storePhoto(house, upload)
      if (stored.ok) photos.push(stored.photo)
      else refused.push(stored.reason)
    }
    return await deed({ photos, refused }, () => {
      isKept = true
    })
  } finally {
    const ids = photos.map(({ photoId }) => photoId)
    if (!isKept && ids.length > 0) await house.db.transact((tx) => dropPhotos(tx, ids))
  }
}
