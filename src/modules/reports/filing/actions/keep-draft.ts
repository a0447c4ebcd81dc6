import { NotFound } from '#platform/errors/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type PhotoProblem, storePhoto } from '../../pictures/index.ts'
import type { ReportId } from '../../record/index.ts'
import { blankDraft, type Draft, type DraftId, type DraftPhoto } from '../domain/draft.ts'
import { expectPhoto, findDraft, insertDraft, lockDraft, writeDraft } from '../store/drafts.ts'
import { sealDraft, unsealDraft } from './sealed-draft.ts'

/** Whose draft it is: a browser's. */
export type Holder = { id: DraftId; browser: string }

/** Begins one; false when something was sent under the key before. */
export async function beginDraft(
  house: House,
  { id, browser }: Holder,
  given: Partial<Draft>,
  sentKey?: string,
): Promise<boolean> {
  const sealed = sealDraft(house, id, blankDraft(given))
  return house.db.transact((tx) => insertDraft(tx, { id, browser, sealed, sentKey }))
}

/** `ended`: it is a report, or another is followed instead. */
export type Held =
  | { is: 'open'; draft: Draft }
  | { is: 'ended'; reportId: ReportId; isFollowed: boolean }
  | { is: 'gone' }

/** What has become of it; `gone` after its time, and in another browser. */
export async function readHeld(house: House, { id, browser }: Holder): Promise<Held> {
  const row = await house.db.read((tx) => findDraft(tx, id, browser))
  const reportId = row?.reportId ?? row?.followedId
  if (row && reportId) return { is: 'ended', reportId, isFollowed: row.followedId !== null }
  const draft = row && unsealDraft(house, row)
  return draft ? { is: 'open', draft } : { is: 'gone' }
}

/** What is kept of it while it is open. */
export async function readDraft(house: House, holder: Holder): Promise<Draft | undefined> {
  const held = await readHeld(house, holder)
  return held.is === 'open' ? held.draft : undefined
}

/** Changes what is kept, one change after the other. Throws `NotFound` where there is none (any more). */
export function changeDraft(house: House, { id, browser }: Holder, change: (draft: Draft) => Draft): Promise<Draft> {
  return house.db.transact(async (tx) => {
    const row = await lockDraft(tx, id, browser)
    const draft = row && unsealDraft(house, row)
    if (!draft) throw new NotFound('draft')
    const changed = change(draft)
    await writeDraft(tx, id, sealDraft(house, id, changed))
    return changed
  })
}

export type PhotosAdded = { problems: readonly (PhotoProblem | 'too_many')[] }

/**
 * Stores pictures for a draft, one after the other, up to `most` with those it has. What is refused says why; the others and
 * everything typed stay.
 */
export async function addPhotos(
  house: House,
  holder: Holder,
  files: readonly File[],
  most: number,
): Promise<PhotosAdded> {
  const problems: (PhotoProblem | 'too_many')[] = []
  for (const file of files) {
    const draft = await readDraft(house, holder)
    if (!draft) throw new NotFound('draft')
    if (draft.photos.length >= most) {
      problems.push('too_many')
      break
    }
    const problem = await addPhoto(house, holder, file)
    if (problem) problems.push(problem)
  }
  return { problems }
}

async function addPhoto(house: House, holder: Holder, file: File): Promise<PhotoProblem | 'too_many' | undefined> {
  const photoId = newId<'photo'>()
  if (!(await house.db.transact((tx) => expectPhoto(tx, holder.id, photoId)))) return 'too_many'
  const bytes = new Uint8Array(await file.arrayBuffer())
  const stored = await storePhoto(house, { bytes, claimedName: file.name, photoId })
  if (!stored.ok) return stored.reason
  const { fileId, width, height, perceptualHash } = stored.photo
  const photo: DraftPhoto = { photoId, fileId, width, height, ...(perceptualHash && { look: perceptualHash }) }
  await changeDraft(house, holder, (now) => ({ ...now, photos: [...now.photos, photo] }))
  return undefined
}
