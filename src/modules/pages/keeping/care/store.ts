import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'

export type OuterLink = { href: string; failedOn: readonly Temporal.PlainDate[] }

/** Links that are to be asked for, the longest waiting first. Those that no page shows any more are forgotten. */
export async function dueLinks(tx: Tx, today: Temporal.PlainDate, most: number): Promise<OuterLink[]> {
  await sql`
    delete from pages.outer_links o where o.href in (
      select href from pages.outer_links where next_look_on <= ${today} order by next_look_on, href limit ${most * 4})
    and not exists (select from pages.shown_links l where l.href = o.href)`.execute(tx)
  const { rows } = await sql<OuterLink>`
    select href, failed_on as "failedOn" from pages.outer_links where next_look_on <= ${today}
    order by next_look_on, href limit ${most}`.execute(tx)
  return rows
}

export async function isAnyDue(tx: Tx, today: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`select from pages.outer_links where next_look_on <= ${today} limit 1`.execute(tx)
  return rows.length > 0
}

export async function writeAnswer(
  tx: Tx,
  href: string,
  answer: { at: Temporal.Instant; word: string; failedOn: readonly Temporal.PlainDate[]; nextOn: Temporal.PlainDate },
): Promise<void> {
  const failed = answer.failedOn.map((day) => day.toString())
  await sql`
    update pages.outer_links set looked_at = ${answer.at}, answer = ${answer.word}, failed_on = ${failed}::date[],
      next_look_on = ${answer.nextOn} where href = ${href}`.execute(tx)
}

export type Scope = {
  /** `undefined`: of every office. */
  offices: readonly OfficeId[] | undefined
  now: Temporal.Instant
  most: number
}

export type CaredPage = { pageId: string; slug: string; title: string; officeId: OfficeId }

const visible = (now: Temporal.Instant) =>
  sql`p.published_at <= ${now} and (p.takedown_at is null or ${now} < p.takedown_at)`
const within = (offices: Scope['offices']) =>
  sql`(${offices === undefined} or p.office_id = any(${[...(offices ?? [])]}::uuid[]))`
const page = sql`p.page_id as "pageId", p.slug, p.title, p.office_id as "officeId"`

/** Pages whose day of review is past, the oldest first. */
export async function stalePages(
  tx: Tx,
  { offices, now, most }: Scope,
  today: Temporal.PlainDate,
): Promise<(CaredPage & { reviewOn: Temporal.PlainDate })[]> {
  const { rows } = await sql<CaredPage & { reviewOn: Temporal.PlainDate }>`
    select ${page}, p.review_on as "reviewOn" from pages.published p
    where p.lang = 'ja' and p.review_on < ${today} and ${visible(now)} and ${within(offices)}
    order by p.review_on, p.page_id limit ${most}`.execute(tx)
  return rows
}

/** How many such pages each office has. */
export async function staleByOffice(
  tx: Tx,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<{ officeId: OfficeId; count: number; oldest: Temporal.PlainDate }[]> {
  const { rows } = await sql<{ officeId: OfficeId; count: number; oldest: Temporal.PlainDate }>`
    select p.office_id as "officeId", count(*)::int as count, min(p.review_on) as oldest from pages.published p
    where p.lang = 'ja' and p.review_on < ${today} and ${visible(now)}
    group by p.office_id order by count(*) desc, min(p.review_on), p.office_id limit 500`.execute(tx)
  return rows
}

/** Pages that say little but where a PDF is. */
export async function pdfOnlyPages(tx: Tx, { offices, now, most }: Scope): Promise<(CaredPage & { pdfs: number })[]> {
  const { rows } = await sql<CaredPage & { pdfs: number }>`
    select ${page}, l.pdfs from pages.published p
    join lateral (
      select count(*)::int as pdfs, coalesce(sum(length(label)), 0)::int as letters from pages.shown_links
      where page_id = p.page_id and lang = p.lang and href ~* '\\.pdf([?#]|$)') l on l.pdfs > 0
    where p.lang = 'ja' and p.kind <> 'act' and ${visible(now)} and ${within(offices)}
      and length(p.plain) - l.letters < 120
    order by l.pdfs desc, p.page_id limit ${most}`.execute(tx)
  return rows
}

export type BrokenLink = CaredPage & {
  lang: string
  href: string
  label: string
  /** Of a link outside: what it answered last. */
  answer: string | null
  since: Temporal.PlainDate | null
}

/**
 * Links that lead nowhere: to pages, procedures, facilities, topics and occasions of this house that nobody can read now,
 * and to addresses outside that have failed on three days. `topics`: the addresses that there are.
 */
export async function brokenLinks(
  tx: Tx,
  { offices, now, most }: Scope,
  topics: readonly string[],
): Promise<BrokenLink[]> {
  const place = sql`substring(l.href from '^[^?#]*')`
  const slug = sql`substring(l.href from '^/pages/([a-z0-9-]+)')`
  const found = sql`substring(l.href from '^/(?:procedures|facilities)/[a-z0-9-]+')`
  const { rows } = await sql<BrokenLink>`
    with readable as (
      select p.slug, p.page_id from pages.published p where p.lang = 'ja' and ${visible(now)}),
    here as (select distinct href from search.documents where removed_at is null),
    judged as (select array_agg(distinct substring(href from '^/[a-z]+/')) as kinds from here)
    select ${page}, l.lang, l.href, l.label, o.answer, o.failed_on[1] as since
    from pages.shown_links l
    join pages.published p on p.page_id = l.page_id and p.lang = l.lang
    cross join judged
    left join pages.outer_links o on o.href = l.href and o.is_broken
    where ${visible(now)} and ${within(offices)} and (
      o.href is not null
      or (l.href like '/pages/%' and not exists (select from readable r where r.slug = ${slug}) and not exists (
        select from pages.former_slugs f join readable r on r.page_id = f.page_id where f.slug = ${slug}))
      or (l.href ~ '^/(topics|life)/' and ${place} <> all(${[...topics]}::text[]))
      -- Where the search knows nothing of a kind, nobody can say.
      or (${found} is not null and substring(l.href from '^/[a-z]+/') = any(judged.kinds)
        and not exists (select from here h where h.href = ${found})))
    order by p.title, l.href, l.lang limit ${most}`.execute(tx)
  return rows
}
