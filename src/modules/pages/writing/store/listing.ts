import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { EditionState, PageId, PageKind } from '../../domain/page.ts'

export const listedStates = ['draft', 'in_review', 'in_approval', 'approved', 'published', 'gone'] as const
export type ListedState = (typeof listedStates)[number]

export type ListedPage = {
  id: PageId
  slug: string
  kind: PageKind
  officeId: OfficeId
  title: string
  /** Of what is being written. */
  openState: EditionState | null
  /** Since when it is where it is. */
  openSince: Temporal.Instant | null
  publishAt: Temporal.Instant | null
  publishedAt: Temporal.Instant | null
  reviewOn: Temporal.PlainDate | null
  withdrawnAt: Temporal.Instant | null
}

export type ListFilter = {
  /** Offices whose pages are shown; missing: every one. */
  offices?: readonly OfficeId[] | undefined
  state?: ListedState | undefined
  kind?: PageKind | undefined
  /** To be looked at again on this day or before. */
  reviewBy?: Temporal.PlainDate | undefined
  /** What awaits this member: what their offices write, what they look at, what they may approve. */
  awaits?: { staff: StaffId; writes: readonly OfficeId[]; looks: boolean; approves: readonly OfficeId[] } | undefined
  before?: PageId | undefined
  limit: number
}

/** Pages, the newest first. */
export async function listPages(tx: Tx, filter: ListFilter): Promise<ListedPage[]> {
  const { offices, state, kind, reviewBy, awaits, before, limit } = filter
  const { rows } = await sql<ListedPage>`
    select p.id, p.slug, p.kind, p.office_id as "officeId", coalesce(words.title, p.slug) as title,
      open.state as "openState",
      case open.state when 'in_review' then open.submitted_at when 'in_approval' then open.reviewed_at
        else coalesce(open.approved_at, open.created_at) end as "openSince",
      open.publish_at as "publishAt", public.published_at as "publishedAt",
      public.review_on as "reviewOn", p.withdrawn_at as "withdrawnAt"
    from pages.pages p
    left join pages.editions open on open.page_id = p.id and open.state in ('draft', 'in_review', 'in_approval', 'approved')
    left join pages.editions public on public.page_id = p.id and public.state = 'published'
    left join lateral (
      select v.title from pages.editions e join pages.versions v on v.edition_id = e.id and v.lang = 'ja'
      where e.page_id = p.id order by e.number desc, v.number desc limit 1) words on true
    where (${before ?? null}::uuid is null or p.id < ${before ?? null}::uuid)
      and (${offices === undefined}::boolean or p.office_id = any(${[...(offices ?? [])]}::uuid[]))
      and (${kind ?? null}::text is null or p.kind = ${kind ?? null}::text)
      and (${reviewBy ?? null}::date is null or public.review_on <= ${reviewBy ?? null}::date)
      and case ${state ?? ''}::text when '' then true
        when 'published' then public.id is not null
        when 'gone' then public.id is null and (open.id is null or p.withdrawn_at is not null)
        else open.state = ${state ?? ''}::text and p.withdrawn_at is null end
      and (${awaits === undefined}::boolean or p.withdrawn_at is null and (
        open.state = 'draft' and p.office_id = any(${[...(awaits?.writes ?? [])]}::uuid[])
        or open.state = 'in_review' and ${awaits?.looks ?? false}::boolean
          and open.submitted_by is distinct from ${awaits?.staff ?? null}::uuid
        or open.state = 'in_approval' and p.office_id = any(${[...(awaits?.approves ?? [])]}::uuid[])
          and not exists (select from pages.versions v
            where v.edition_id = open.id and v.saved_by = ${awaits?.staff ?? null}::uuid)))
    order by p.id desc limit ${limit}`.execute(tx)
  return rows
}

/** Offices that have pages; at most five hundred. */
export async function officesWithPages(tx: Tx): Promise<OfficeId[]> {
  const { rows } = await sql<{ id: OfficeId }>`
    select distinct office_id as id from pages.pages order by 1 limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}
