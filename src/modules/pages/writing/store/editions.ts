import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { type Details, readDetails } from '../../domain/details.ts'
import type { EditionId, EditionState, PageId, PageKind } from '../../domain/page.ts'

export type Edition = {
  id: EditionId
  pageId: PageId
  number: number
  state: EditionState
  slug: string
  kind: PageKind
  officeId: OfficeId
  changeNote: string | null
  createdAt: Temporal.Instant
  createdBy: StaffId | null
  submittedAt: Temporal.Instant | null
  submittedBy: StaffId | null
  reviewedAt: Temporal.Instant | null
  reviewedBy: StaffId | null
  approvedAt: Temporal.Instant | null
  approvedBy: StaffId | null
  publishAt: Temporal.Instant | null
  publishedAt: Temporal.Instant | null
  takedownAt: Temporal.Instant | null
  reviewOn: Temporal.PlainDate | null
  withdrawnAt: Temporal.Instant | null
}

const edition = sql`e.id, e.page_id as "pageId", e.number, e.state, p.slug, p.kind, p.office_id as "officeId",
  e.change_note as "changeNote", e.created_at as "createdAt", e.created_by as "createdBy",
  e.submitted_at as "submittedAt", e.submitted_by as "submittedBy", e.reviewed_at as "reviewedAt",
  e.reviewed_by as "reviewedBy", e.approved_at as "approvedAt", e.approved_by as "approvedBy",
  e.publish_at as "publishAt", e.published_at as "publishedAt", e.takedown_at as "takedownAt",
  e.review_on as "reviewOn", p.withdrawn_at as "withdrawnAt"`

export async function findEdition(tx: Tx, id: EditionId): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`
    select ${edition} from pages.editions e join pages.pages p on p.id = e.page_id where e.id = ${id}`.execute(tx)
  return rows[0]
}

/** Keeps the page and all its editions from others until the transaction is over. */
export async function lockPage(tx: Tx, id: PageId): Promise<void> {
  await sql`select from pages.pages where id = ${id} for update`.execute(tx)
}

/** The edition, with its page kept from others. */
export async function lockEdition(tx: Tx, id: EditionId): Promise<Edition | undefined> {
  const found = await findEdition(tx, id)
  if (!found) return undefined
  await lockPage(tx, found.pageId)
  return findEdition(tx, id)
}

export type Version = {
  lang: Lang
  number: number
  title: string
  summary: string
  body: string
  details: Details
  savedAt: Temporal.Instant
  savedBy: StaffId | null
  ofJapanese: number | null
  confirmedBy: StaffId | null
  /** A translation of words that have changed since. */
  isOutdated: boolean
}

const version = sql`v.lang, v.number, v.title, v.summary, v.body, v.details, v.saved_at as "savedAt",
  v.saved_by as "savedBy", v.of_japanese as "ofJapanese", v.confirmed_by as "confirmedBy"`

// What topics a page has and which day it is looked at again is no reason to translate it anew.
const isOutdated = sql`coalesce(v.lang <> 'ja' and (o.title, o.summary, o.body, o.details -> 'facts')
  is distinct from (j.title, j.summary, j.body, j.details -> 'facts'), false) as "isOutdated"`

/** The latest words in each language that has some, Japanese first. */
export async function latestVersions(tx: Tx, id: EditionId): Promise<Version[]> {
  const { rows } = await sql<Omit<Version, 'details'> & { details: unknown }>`
    with latest as (
      select distinct on (lang) * from pages.versions where edition_id = ${id} order by lang, number desc)
    select ${version}, ${isOutdated}
    from latest v
    left join latest j on j.lang = 'ja'
    left join pages.versions o on o.edition_id = v.edition_id and o.lang = 'ja' and o.number = v.of_japanese
    order by v.lang <> 'ja', v.lang limit 3`.execute(tx)
  return rows.map((row) => ({ ...row, details: readDetails(row.details) }))
}

/** The one that is being written and the one that is public, as far as there are such. */
export async function currentEditions(
  tx: Tx,
  id: PageId,
): Promise<{ open: Edition | undefined; published: Edition | undefined }> {
  const { rows } = await sql<Edition>`
    select ${edition} from pages.editions e join pages.pages p on p.id = e.page_id
    where e.page_id = ${id} and e.state in ('draft', 'in_review', 'in_approval', 'approved', 'published')
    order by e.number desc limit 2`.execute(tx)
  return {
    open: rows.find(({ state }) => state !== 'published'),
    published: rows.find(({ state }) => state === 'published'),
  }
}

/** The latest of a page, whatever became of it. */
export async function lastEdition(tx: Tx, id: PageId): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`
    select ${edition} from pages.editions e join pages.pages p on p.id = e.page_id
    where e.page_id = ${id} and e.state <> 'discarded' order by e.number desc limit 1`.execute(tx)
  return rows[0]
}

export async function insertEdition(
  tx: Tx,
  pageId: PageId,
  { by, at, reviewOn }: { by: StaffId; at: Temporal.Instant; reviewOn: Temporal.PlainDate | null },
): Promise<EditionId> {
  const { rows } = await sql<{ id: EditionId }>`
    insert into pages.editions (page_id, number, created_at, created_by, review_on)
    select ${pageId}, coalesce(max(number), 0) + 1, ${at}, ${by}, ${reviewOn} from pages.editions where page_id = ${pageId}
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the edition was not written')
  return row.id
}

/** The words of another edition, in every language, as the first of this one. */
export async function copyWords(
  tx: Tx,
  { from, to, by, at }: { from: EditionId; to: EditionId; by: StaffId; at: Temporal.Instant },
): Promise<void> {
  const versions = await latestVersions(tx, from)
  for (const { lang, title, summary, body, details, confirmedBy, savedBy, isOutdated: isOld } of versions)
    await insertVersion(tx, to, {
      ...{ lang, number: 1, title, summary, body, details, by, at },
      ofJapanese: lang === 'ja' ? null : isOld ? 0 : 1,
      // What came with the profile counts as confirmed by who takes it on.
      confirmedBy: lang === 'ja' ? null : (confirmedBy ?? (savedBy === null ? by : null)),
    })
}

export type NewVersion = Omit<Version, 'savedAt' | 'savedBy' | 'isOutdated'> & { by: StaffId; at: Temporal.Instant }

/** `false`: somebody has saved this number meanwhile. */
export async function insertVersion(tx: Tx, id: EditionId, made: NewVersion): Promise<boolean> {
  const { rows } = await sql`
    insert into pages.versions (edition_id, lang, number, title, summary, body, details, saved_at, saved_by, of_japanese,
      confirmed_by)
    values (${id}, ${made.lang}, ${made.number}, ${made.title}, ${made.summary}, ${made.body},
      ${JSON.stringify(made.details)}::jsonb, ${made.at}, ${made.by}, ${made.ofJapanese}, ${made.confirmedBy})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

type VersionRow = Omit<Version, 'details' | 'isOutdated'> & { details: unknown }

const toVersion = (row: VersionRow): Version => ({ ...row, details: readDetails(row.details), isOutdated: false })

/** Of this page; an edition of another one has none. */
export async function findVersion(
  tx: Tx,
  pageId: PageId,
  id: EditionId,
  lang: Lang,
  number: number,
): Promise<Version | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${version} from pages.versions v join pages.editions e on e.id = v.edition_id
    where e.page_id = ${pageId} and e.id = ${id} and v.lang = ${lang} and v.number = ${number}`.execute(tx)
  return rows[0] && toVersion(rows[0])
}

export type SavedVersion = {
  editionId: EditionId
  editionNumber: number
  number: number
  title: string
  savedAt: Temporal.Instant
  savedBy: StaffId | null
}

/** Every saved version of a page in a language, the newest first, at most two hundred; without its words. */
export async function savedVersions(tx: Tx, id: PageId, lang: Lang): Promise<SavedVersion[]> {
  const { rows } = await sql<SavedVersion>`
    select v.edition_id as "editionId", e.number as "editionNumber", v.number, v.title, v.saved_at as "savedAt",
      v.saved_by as "savedBy"
    from pages.versions v join pages.editions e on e.id = v.edition_id
    where e.page_id = ${id} and v.lang = ${lang} order by e.number desc, v.number desc limit 200`.execute(tx)
  return rows
}

/** Everybody who saved words of the edition. */
export async function writersOf(tx: Tx, id: EditionId): Promise<ReadonlySet<StaffId>> {
  const { rows } = await sql<{ by: StaffId }>`
    select distinct saved_by as by from pages.versions where edition_id = ${id} and saved_by is not null
    order by 1 limit 200`.execute(tx)
  return new Set(rows.map(({ by }) => by))
}

export type Schedule = {
  publishAt: Temporal.Instant | null
  takedownAt: Temporal.Instant | null
  reviewOn: Temporal.PlainDate | null
  changeNote: string | null
}

export async function writeSchedule(tx: Tx, id: EditionId, to: Schedule): Promise<void> {
  await sql`
    update pages.editions set publish_at = ${to.publishAt}, takedown_at = ${to.takedownAt}, review_on = ${to.reviewOn},
      change_note = ${to.changeNote}
    where id = ${id}`.execute(tx)
}

type Deed = { by: StaffId; at: Temporal.Instant }

export async function writeSubmission(
  tx: Tx,
  id: EditionId,
  state: 'in_review' | 'in_approval',
  { by, at }: Deed,
): Promise<void> {
  await sql`
    update pages.editions set state = ${state}, submitted_at = ${at}, submitted_by = ${by} where id = ${id}`.execute(tx)
}

export async function writeLook(tx: Tx, id: EditionId, { by, at }: Deed): Promise<void> {
  await sql`
    update pages.editions set state = 'in_approval', reviewed_at = ${at}, reviewed_by = ${by} where id = ${id}`.execute(
    tx,
  )
}

export async function writeApproval(tx: Tx, id: EditionId, { by, at }: Deed): Promise<void> {
  await sql`
    update pages.editions set state = 'approved', approved_at = ${at}, approved_by = ${by} where id = ${id}`.execute(tx)
}

/** Back to who writes; nobody has looked at it or approved it any more. */
export async function writeReturn(tx: Tx, id: EditionId): Promise<void> {
  await sql`
    update pages.editions set state = 'draft', submitted_at = null, submitted_by = null, reviewed_at = null,
      reviewed_by = null, approved_at = null, approved_by = null
    where id = ${id}`.execute(tx)
}

export async function writeDiscard(tx: Tx, id: EditionId): Promise<void> {
  await sql`update pages.editions set state = 'discarded' where id = ${id}`.execute(tx)
}

/** Somebody has read the public words and says that they are right until then. */
export async function writeReviewed(tx: Tx, id: EditionId, reviewOn: Temporal.PlainDate): Promise<void> {
  await sql`update pages.editions set review_on = ${reviewOn} where id = ${id} and state = 'published'`.execute(tx)
  await sql`update pages.published set review_on = ${reviewOn} where edition_id = ${id}`.execute(tx)
}
