import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { EditionId, PageId, PageKind } from '../../domain/page.ts'
import { mergeWords, type Merged } from '../domain/merge.ts'
import { sameWords, type Words } from '../domain/words.ts'
import { pageRules } from '../profile.ts'
import {
  copyWords,
  findVersion,
  insertEdition,
  insertVersion,
  lastEdition,
  latestVersions,
  type Version,
  writeDiscard,
} from '../store/editions.ts'
import { insertPage } from '../store/pages.ts'
import { audit, lockedForWriting, note, requireOpen, requireRight } from './own.ts'

export type NewPage = { slug: string; kind: PageKind; officeId: OfficeId; words: Words }

/** A page of one of the member's own offices, with its first draft. */
export async function createPage(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, kind, officeId, words }: NewPage,
): Promise<{ ok: true; id: PageId } | { ok: false; reason: 'slug-taken' }> {
  requireRight(staff, 'write')
  if (!staff.posts.some((post) => post.officeId === officeId)) throw new NotFound('office')
  const at = house.clock.now()
  const id = await insertPage(tx, { slug, kind, officeId, at })
  if (!id) return { ok: false, reason: 'slug-taken' }
  const edition = await insertEdition(tx, id, { by: staff.staffId, at, reviewOn: usualReview(house) })
  await insertVersion(tx, edition, versionOf(words, { lang: 'ja', number: 1, staff, at }))
  await note(tx, house, staff, { step: 'created', verb: 'create', page: { id } })
  return { ok: true, id }
}

/** By when a page is looked at again at the latest. */
export const usualReview = (house: House): Temporal.PlainDate =>
  house.clock.today().add({ months: pageRules(house).reviewMonths })

const versionOf = (
  words: Words,
  made: { lang: Lang; number: number; staff: Staff; at: Temporal.Instant; ofJapanese?: number | undefined },
) => ({
  ...words,
  ...{ lang: made.lang, number: made.number, by: made.staff.staffId, at: made.at },
  ofJapanese: made.lang === 'ja' ? null : (made.ofJapanese ?? 0),
  confirmedBy: null,
})

export type Save = {
  id: PageId
  lang: Lang
  /** The edition and the version that was shown; version 0: there was none. */
  edition: EditionId
  base: number
  /** Of a translation: the Japanese version beside it. */
  ofJapanese?: number | undefined
  words: Words
}

export type Saved =
  | { ok: true; number: number; isMerged: boolean }
  | { ok: false; reason: 'clash'; merged: Merged; theirs: Version }

/**
 * Saves what was typed as a new version. Where somebody has saved another one meanwhile, both people's changes are put
 * together; where both changed the same place, nothing is saved and both are handed back.
 */
export async function saveWords(tx: Tx, house: House, staff: Staff, save: Save): Promise<Saved> {
  const opened = await lockedForWriting(tx, house, staff, save.id)
  const edition = requireOpen(opened, 'draft')
  if (edition.id !== save.edition) throw new Conflict('moved_on')
  const latest = (await latestVersions(tx, edition.id)).find(({ lang }) => lang === save.lang)
  const number = latest?.number ?? 0
  if (number === save.base) return write(tx, house, staff, save, { words: save.words, latest, isMerged: false })
  const base = save.base > 0 ? await findVersion(tx, save.id, edition.id, save.lang, save.base) : undefined
  if (!latest) throw new Conflict('moved_on')
  const merged = mergeWords(base ?? empty(latest), save.words, latest)
  if (merged.clashes.length > 0) return { ok: false, reason: 'clash', merged, theirs: latest }
  return write(tx, house, staff, save, { words: merged.words, latest, isMerged: true })
}

// Two people began a translation at the same time: whatever both wrote is a clash.
const empty = ({ details }: Version): Words => ({ title: '', summary: '', body: '', details })

async function write(
  tx: Tx,
  house: House,
  staff: Staff,
  save: Save,
  { words, latest, isMerged }: { words: Words; latest: Version | undefined; isMerged: boolean },
): Promise<Saved> {
  const { id, lang, edition, ofJapanese } = save
  // Saving the same again says of a translation only that it is one of the present Japanese.
  const isSame = latest !== undefined && sameWords(words, latest) && (lang === 'ja' || latest.ofJapanese === ofJapanese)
  if (isSame) return { ok: true, number: latest.number, isMerged }
  const number = (latest?.number ?? 0) + 1
  const at = house.clock.now()
  const isNew = await insertVersion(tx, edition, versionOf(words, { lang, number, staff, at, ofJapanese }))
  if (!isNew) throw new Conflict('moved_on')
  await audit(tx, staff, 'write', id, { edition, lang, version: String(number) })
  return { ok: true, number, isMerged }
}

/** Somebody has read a やさしい日本語 or a translation and stands for it: only then it goes out with the page. */
export async function confirmWords(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, lang, number }: { id: PageId; lang: Exclude<Lang, 'ja'>; number: number },
): Promise<void> {
  const opened = await lockedForWriting(tx, house, staff, id)
  const edition = requireOpen(opened, 'draft')
  const latest = (await latestVersions(tx, edition.id)).find((version) => version.lang === lang)
  if (latest?.number !== number) throw new Conflict('moved_on')
  if (latest.confirmedBy) return
  const at = house.clock.now()
  await insertVersion(tx, edition.id, {
    ...latest,
    number: number + 1,
    by: staff.staffId,
    at,
    confirmedBy: staff.staffId,
  })
  await audit(tx, staff, 'confirm', id, { edition: edition.id, lang, version: String(number + 1) })
}

/** The next round of writing, which begins with the words of the last one. `Conflict`: one is open, or it is an act that was published. */
export async function beginEdition(tx: Tx, house: House, staff: Staff, id: PageId): Promise<void> {
  const opened = await lockedForWriting(tx, house, staff, id)
  const { page, open } = opened
  if (page.withdrawnAt) throw new Conflict('page_withdrawn')
  if (open) throw new Conflict('moved_on')
  const last = await lastEdition(tx, id)
  if (!last) throw new NotFound('edition')
  if (page.kind === 'act' && last.publishedAt) throw new Conflict('act_stays')
  const at = house.clock.now()
  const made = await insertEdition(tx, id, { by: staff.staffId, at, reviewOn: usualReview(house) })
  await copyWords(tx, { from: last.id, to: made, by: staff.staffId, at })
  await note(tx, house, staff, { step: 'begun', verb: 'begin', page })
}

/** The draft is given up; its versions stay and can be restored into another. */
export async function discardEdition(tx: Tx, house: House, staff: Staff, id: PageId): Promise<void> {
  const opened = await lockedForWriting(tx, house, staff, id)
  const edition = requireOpen(opened, 'draft')
  await writeDiscard(tx, edition.id)
  await note(tx, house, staff, { step: 'discarded', verb: 'discard', page: opened.page, edition })
}

/** Brings back the words of an earlier version as the newest of the draft. */
export async function restoreVersion(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, lang, edition: from, number }: { id: PageId; lang: Lang; edition: EditionId; number: number },
): Promise<void> {
  const opened = await lockedForWriting(tx, house, staff, id)
  const edition = requireOpen(opened, 'draft')
  const old = await findVersion(tx, id, from, lang, number)
  const versions = await latestVersions(tx, edition.id)
  if (!old) throw new NotFound('version')
  const latest = versions.find((version) => version.lang === lang)
  const at = house.clock.now()
  await insertVersion(tx, edition.id, {
    ...old,
    ...{ number: (latest?.number ?? 0) + 1, by: staff.staffId, at, confirmedBy: null },
    ofJapanese: lang === 'ja' ? null : from === edition.id ? old.ofJapanese : 0,
  })
  await note(tx, house, staff, { step: 'restored', verb: 'restore', page: opened.page, edition })
}
