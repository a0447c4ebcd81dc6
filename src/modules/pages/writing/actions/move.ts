import { createHash, randomBytes } from 'node:crypto'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { EditionId, PageId } from '../../domain/page.ts'
import { pageRules } from '../profile.ts'
import { tellSearch } from '../publishing/tell-search.ts'
import { moveSlug } from '../store/pages.ts'
import { endPreviews, insertPreview, previewed } from '../store/previews.ts'
import { audit, lockedForWriting, lockedPage, note, requireOpen } from './own.ts'

/** Gives the page another address at once; the old one leads there for ever. `taken`: another page has or had it. */
export async function changeSlug(
  tx: Tx,
  house: House,
  staff: Staff,
  id: PageId,
  slug: string,
): Promise<'taken' | undefined> {
  const { page } = await lockedForWriting(tx, house, staff, id)
  if (page.slug === slug) return undefined
  if (!(await moveSlug(tx, page, slug, house.clock.now()))) return 'taken'
  await note(tx, house, staff, { step: 'moved', verb: 'move', page, said: `${page.slug} → ${slug}` })
  await tellSearch(tx, house, [page.slug, slug])
  return undefined
}

/** A link that shows the edition as it stands to whoever has it, until its end. This is the one time its token can be seen. */
export async function makePreview(
  tx: Tx,
  house: House,
  staff: Staff,
  id: PageId,
): Promise<{ token: string; ends: Temporal.Instant }> {
  const opened = await lockedPage(tx, house, staff, id)
  const edition = requireOpen(opened, 'draft', 'in_review', 'in_approval', 'approved')
  const token = randomBytes(32).toString('base64url')
  const at = house.clock.now()
  const ends = at.add({ hours: 24 * pageRules(house).previewDays })
  await insertPreview(tx, { hash: hashOf(token), editionId: edition.id, by: staff.staffId, at, ends })
  await audit(tx, staff, 'preview', id, { edition: edition.id })
  return { token, ends }
}

export async function stopPreviews(tx: Tx, house: House, staff: Staff, id: PageId): Promise<void> {
  const opened = await lockedPage(tx, house, staff, id)
  const edition = requireOpen(opened, 'draft', 'in_review', 'in_approval', 'approved')
  await endPreviews(tx, edition.id, house.clock.now())
  await audit(tx, staff, 'end_preview', id, { edition: edition.id })
}

/** What a link shows; `undefined` once it is over, and for what never was one. */
export const editionOfPreview = (tx: Tx, token: string, now: Temporal.Instant): Promise<EditionId | undefined> =>
  previewed(tx, hashOf(token), now)

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
