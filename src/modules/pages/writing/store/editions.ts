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
