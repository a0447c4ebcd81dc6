import type { Actor } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { notify } from '#platform/notices/index.ts'
import { wardDate, wardTimeZone } from '#platform/time/index.ts'
import { groundOf, isInside } from '../../ground/index.ts'
import { isBlocked } from '../../desk/index.ts'
import { dropPhotos } from '../../pictures/index.ts'
import { fileReport, insertPhoto, type ReportId, requireCatalogue } from '../../record/index.ts'
import type { Draft, DraftId, LastAnswers } from '../domain/draft.ts'
import { ownerFor } from '../domain/owner.ts'
import { closeDraft, lockDraft } from '../store/drafts.ts'
import { filedSince } from '../store/reporters.ts'
import { openThemeCalled } from '../store/themes.ts'
import { assetOfPlate } from '../store/assets.ts'
import { type Reporter, reporterOf } from './reporter.ts'
import { unsealDraft } from './sealed-draft.ts'

export type DraftFiled =
  | { ok: true; reportId: ReportId }
  | {
      ok: false
      reason: 'no_category' | 'no_answers' | 'no_place' | 'outside' | 'theme_over' | 'too_many_today' | 'blocked'
    }

/** `answers`: what was asked last, with the press itself. */
type Who = { actor: Actor; reporter: Reporter; browser: string; lang: Lang; answers?: LastAnswers | undefined }

/**
 * Makes a draft a report, with its pictures, in the caller's transaction. Filed before, by this press or one beside it: the
 * same report. Throws `NotFound` where there is no such draft in this browser.
 */
export async function fileDraft(tx: Tx, house: House, id: DraftId, who: Who): Promise<DraftFiled> {
  const row = await lockDraft(tx, id, who.browser)
  if (row?.reportId) return { ok: true, reportId: row.reportId }
  const kept = row && unsealDraft(house, row)
  if (!kept) throw new NotFound('draft')
  const draft = { ...kept, ...who.answers }
  const { settings, categories } = requireCatalogue(house)
  const category = draft.category === undefined ? undefined : categories.get(draft.category)
  if (!category || category.kind !== draft.kind) return { ok: false, reason: 'no_category' }
  if (category.attributes.some(({ code, required }) => required && draft.attributes[code] === undefined))
    return { ok: false, reason: 'no_answers' }
  const { place } = draft
  const ground = groundOf(house)
  if (!place || draft.town === undefined) return { ok: false, reason: 'no_place' }
  if (ground && isInside(ground, place) === 'outside') return { ok: false, reason: 'outside' }
  const theme = draft.theme === undefined ? undefined : await openThemeCalled(tx, draft.theme, house.clock.today())
  if (draft.kind === 'theme' && theme?.category !== category.code) return { ok: false, reason: 'theme_over' }
  const reporter = await reporterOf(tx, house, who.reporter, who.lang)
  if (await isBlocked(tx, reporter, house.clock.now())) return { ok: false, reason: 'blocked' }
  await lockFor(tx, 'reports.filing', reporter)
  const today = wardDate(house.clock.now()).toZonedDateTime(wardTimeZone).toInstant()
  if ((await filedSince(tx, reporter, today, settings.perPersonADay)) >= settings.perPersonADay)
    return { ok: false, reason: 'too_many_today' }
  const asset = draft.plate === undefined ? undefined : await assetOfPlate(tx, draft.plate, house.clock.today())
  const { owner } = ownerFor(category, ground, place)
  const { id: reportId, number } = await fileReport(tx, house, who.actor, {
    category: category.code,
    channel: draft.channel,
    place,
    town: draft.town,
    placeText: draft.placeText,
    owner: asset?.owner ?? owner,
    description: draft.description,
    attributes: draft.attributes,
    reporter,
    wantsPrivate: draft.wantsPrivate,
    nearHome: draft.nearHome,
    themeId: theme?.id,
    assetId: asset?.id,
  })
  await attachPhotos(tx, house, reportId, draft)
  const attached = new Set<string>(draft.photos.map(({ photoId }) => photoId))
  await dropPhotos(
    tx,
    row.photoIds.filter((photoId) => !attached.has(photoId)),
  )
  await closeDraft(tx, id, { reportId })
  await notify(tx, {
    kind: 'reports.received',
    personId: reporter,
    key: `reports.received:${reportId}`,
    data: { number, lang: who.lang },
  })
  return { ok: true, reportId }
}

async function attachPhotos(tx: Tx, house: House, reportId: ReportId, { photos }: Draft): Promise<void> {
  const at = house.clock.now()
  for (const [place, { photoId, fileId, width, height, look }] of photos.entries())
    await insertPhoto(tx, {
      id: photoId,
      reportId,
      role: place === 0 ? 'near' : 'far',
      fileId,
      perceptualHash: look,
      width,
      height,
      at,
    })
}
