import type { Tx } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dropPhotos, type Photo, storePhoto } from '../../../pictures/index.ts'
import { insertPhoto, lockReport } from '../../../record/index.ts'
import { drawPicture } from '../draw-picture.ts'
import type { Stage } from '../scenes/scene.ts'
import { altOf, drawnKinds, sceneOf } from './scene-of.ts'
import { type Bare, bareReports, showAsIs } from './store.ts'

/**
 * Gives the newest public reports of the demo a drawn photo, and another of how it is now where it is done: each of a place
 * of its own. Those that have one are left alone, so that a second run finds its work done. Returns how many got one.
 */
export async function hangPictures(house: House, newest: number): Promise<number> {
  const bare = await house.db.read((tx) => bareReports(tx, drawnKinds, newest))
  for (const [seed, report] of bare.entries()) await hangOn(house, report, seed)
  return bare.length
}

async function hangOn(house: House, report: Bare, seed: number): Promise<void> {
  const before = await stored(house, report, seed, 'before')
  const photos = [before, ...(report.isDone ? [await stored(house, report, seed, 'after')] : [])]
  let isKept = false
  try {
    await house.db.transact(async (tx) => {
      if (!(await lockReport(tx, report.id))) return
      for (const one of photos) await hang(tx, report, one)
      isKept = true
    })
  } finally {
    if (!isKept)
      await house.db.transact((tx) =>
        dropPhotos(
          tx,
          photos.map(({ photo }) => photo.photoId),
        ),
      )
  }
}

type Hung = { photo: Photo; stage: Stage; alt: string }

async function stored(house: House, { category }: Bare, seed: number, stage: Stage): Promise<Hung> {
  const scene = sceneOf(category, seed)
  const bytes = await drawPicture(seed, scene, stage)
  const result = await storePhoto(house, { bytes, claimedName: 'photo.jpg', photoId: newId() })
  if (!result.ok) throw new Error(`a drawn picture was not stored: ${result.reason}`)
  return { photo: result.photo, stage, alt: altOf(scene, stage) }
}

async function hang(tx: Tx, report: Bare, { photo, stage, alt }: Hung): Promise<void> {
  const { photoId, fileId, perceptualHash, width, height } = photo
  const at = stage === 'before' ? report.filedAt : report.changedAt
  const role = stage === 'before' ? 'near' : 'after'
  await insertPhoto(tx, { id: photoId, reportId: report.id, role, fileId, perceptualHash, width, height, at })
  await showAsIs(tx, photoId, alt, at)
}
