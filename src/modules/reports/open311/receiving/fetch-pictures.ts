import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dropPhotos, storePhotoFrom } from '../../pictures/index.ts'
import { insertPhoto, insertStep, lockReport, type ReportId, touchReport } from '../../record/index.ts'
import { staffTexts as t } from '../text/staff.ts'
import { settlePicture, waitingPictures } from './store.ts'

const payload = z.object({ reportId: z.custom<ReportId>((id) => typeof id === 'string') })

/**
 * Fetches the pictures that a program named by address, each once. What lies inside, leads elsewhere or is no picture is
 * refused, and the office is told so on the report. `allow`: an origin inside that may be asked. Safe to run twice.
 */
export async function fetchPictures(house: House, job: unknown, from: { allow?: string } = {}): Promise<void> {
  const { reportId } = payload.parse(job)
  const waiting = await house.db.read((tx) => waitingPictures(tx, reportId))
  for (const { id, url } of waiting) {
    const photoId = newId<'photo'>()
    const stored = await storePhotoFrom(house, url, { photoId }, from)
    await house.db.transact(async (tx) => {
      const report = await lockReport(tx, reportId)
      // Another run was first: nothing of this one is left over.
      if (!report || !(await settlePicture(tx, id, stored.ok ? undefined : stored.reason)))
        return dropPhotos(tx, [photoId])
      const at = house.clock.now()
      if (!stored.ok) return void (await noteRefusal(tx, reportId, stored.reason, at))
      const { fileId, perceptualHash, width, height } = stored.photo
      await insertPhoto(tx, { id: photoId, reportId, role: 'near', fileId, perceptualHash, width, height, at })
      return touchReport(tx, reportId, at)
    })
  }
}

const noteRefusal = (tx: Tx, reportId: ReportId, reason: string, at: Temporal.Instant): Promise<number> =>
  insertStep(tx, reportId, { kind: 'noted', by: { kind: 'system' }, at, note: t.pictureRefused(reason) })
