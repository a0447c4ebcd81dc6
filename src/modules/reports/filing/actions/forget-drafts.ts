import type { House } from '#platform/module/index.ts'
import { dropPhotos } from '../../pictures/index.ts'
import { deleteOldDrafts } from '../store/drafts.ts'

/** What nobody went on with for a day goes, with its pictures. */
export const forgetDrafts = (house: House): Promise<void> =>
  house.db.transact(async (tx) => {
    const photoIds = await deleteOldDrafts(tx)
    if (photoIds.length > 0) await dropPhotos(tx, photoIds)
  })
