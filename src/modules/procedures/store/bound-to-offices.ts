import { endedOffices, officeOn } from '#modules/people/index.ts'
import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { goingOn } from './hand-over.ts'

/** What stands in an office's name beside its cases; a key of the staff's texts. */
export type Bound = 'papers' | 'letters' | 'returns' | 'entries' | 'files' | 'portal' | 'calendars' | 'advice'

export type PortalForms = readonly { form: string; procedure: string }[]

type BoundRows = {
  what: Bound
  table: string
  key: string
  /** `id`, `office_id` and `procedure` (null: of no single one) of what is still open. */
  open: (offices: readonly OfficeId[], forms: PortalForms) => RawBuilder<unknown>
}

const of = (offices: readonly OfficeId[]) => sql`any(${[...offices]}::uuid[])`

const bound: readonly BoundRows[] = [
  {
    what: 'papers',
    table: 'procedures.dispatches',
    key: 'id',
    open: (offices) => sql`
      select d.id, d.office_id, a.procedure from procedures.dispatches d
        join procedures.applications a on a.id = d.application_id
       where d.office_id = ${of(offices)} and d.state in ('queued', 'printed', 'on_shelf', 'returned')`,
  },
  {
    what: 'letters',
    table: 'procedures.deliveries',
    key: 'id',
    open: (offices) => sql`
      select d.id, d.office_id, a.procedure from procedures.deliveries d
        join procedures.acts x on x.id = d.act_id join procedures.applications a on a.id = x.application_id
       where d.office_id = ${of(offices)} and d.state in ('queued', 'printed')
      union all
      select d.id, d.office_id, a.procedure from procedures.deliveries d
        join procedures.acts x on x.id = d.act_id join procedures.applications a on a.id = x.application_id
       where d.office_id = ${of(offices)} and d.state = 'uploaded'`,
  },
  {
    what: 'returns',
    table: 'procedures.returned_mail',
    key: 'id',
    open: (offices) => sql`
      select m.id, m.office_id, a.procedure from procedures.returned_mail m
        join procedures.applications a on a.id = m.application_id
       where m.office_id = ${of(offices)} and m.resolved_at is null`,
  },
  {
    what: 'entries',
    table: 'procedures.core_entries',
    key: 'application_id',
    open: (offices) => sql`
      select e.application_id as id, e.office_id, e.procedure from procedures.core_entries e
       where e.office_id = ${of(offices)} and e.checked_by is null`,
  },
  {
    what: 'files',
    table: 'procedures.core_batches',
    key: 'id',
    open: (offices) => sql`
      select b.id, b.office_id, b.procedure from procedures.core_batches b
       where b.office_id = ${of(offices)} and exists (
         select from procedures.core_entries e where e.batch_id = b.id and e.checked_by is null)`,
  },
  {
    what: 'portal',
    table: 'procedures.portal_items',
    key: 'id',
    open: (offices, forms) => sql`
      select i.id, i.office_id, coalesce(a.procedure, known.procedure) as procedure from procedures.portal_items i
        left join procedures.applications a on a.id = i.application_id
        left join unnest(${forms.map(({ form }) => form)}::text[], ${forms.map(({ procedure }) => procedure)}::text[])
          as known (form, procedure) on known.form = i.form
       where i.office_id = ${of(offices)} and (i.state <> 'imported' or exists (
         select from procedures.portal_statuses s where s.item_id = i.id and s.sent_at is null))`,
  },
  {
    what: 'calendars',
    table: 'procedures.appointment_calendars',
    key: 'key',
    open: (offices) => sql`
      select c.key as id, c.office_id, null::text as procedure from procedures.appointment_calendars c
       where c.office_id = ${of(offices)}`,
  },
  {
    what: 'advice',
    table: 'procedures.advice',
    key: 'id',
    open: (offices) => sql`
      select v.id, v.office_id, null::text as procedure from procedures.advice v
       where v.office_id = ${of(offices)} and v.ended_at is null`,
  },
]

export type Moved = { what: Bound; from: OfficeId; to: OfficeId; count: number }

/**
 * Gives everything that is open and stands in the name of an office that has ended to the one that does its work on that
 * day. What no office succeeds stays. Safe to run twice.
 */
export async function moveBound(tx: Tx, on: Temporal.PlainDate, forms: PortalForms): Promise<Moved[]> {
  const ended = await endedOffices(tx, on)
  if (ended.length === 0) return []
  const moved: Moved[] = []
  for (const { what, table, key, open } of bound) {
    const { rows } = await sql<Omit<Moved, 'what'>>`
      with going as (
        select open.id, open.office_id, ${officeOn(sql.ref('open.office_id'), on, sql.ref('open.procedure'))} as to_office
        from (${open(ended, forms)}) open
      ), moved as (
        update ${sql.table(table)} t set office_id = going.to_office from going
        where ${sql.ref(`t.${key}`)} = going.id and going.to_office is not null
        returning going.office_id as from_office, going.to_office
      )
      select from_office as "from", to_office as "to", count(*)::int as count from moved
      group by from_office, to_office order by from_office, to_office limit 1000`.execute(tx)
    moved.push(...rows.map((row) => ({ what, ...row })))
  }
  return moved
}

export type Orphans = {
  officeId: OfficeId
  /** Missing for what belongs to no single one, such as a list of times. */
  procedure: string | null
  title: string | null
  cases: number
  papers: number
  others: number
}

/** Open work of ended offices for which no successor was named, by office and procedure. */
export async function orphans(tx: Tx, on: Temporal.PlainDate, forms: PortalForms): Promise<Orphans[]> {
  const ended = await endedOffices(tx, on)
  const isPaper = (what: Bound) => what === 'papers' || what === 'letters' || what === 'returns'
  const rest = bound
    .filter(({ what }) => what !== 'files')
    .map(
      ({ what, open }) =>
        sql`select office_id, procedure, ${isPaper(what) ? 'papers' : 'others'}::text as what from (${open(ended, forms)}) open`,
    )
  const { rows } = await sql<Orphans>`
    select part.office_id as "officeId", part.procedure, part.cases, part.papers, part.others,
      (select r.definition #>> '{name,ja}' from procedures.revisions r
        where r.procedure = part.procedure order by r.number desc limit 1) as title
    from (
      select office_id, procedure, count(*) filter (where what = 'cases') as cases,
        count(*) filter (where what = 'papers') as papers, count(*) filter (where what = 'others') as others
      from (
        select office_id, procedure, 'cases' as what from procedures.applications
         where closed_at is null and office_id = ${of(ended)}
        union all select office_id, procedure, 'cases' from (${goingOn(ended, on)}) going
        union all ${sql.join(rest, sql` union all `)}) everything
      group by office_id, procedure) part
    where ${officeOn(sql.ref('part.office_id'), on, sql.ref('part.procedure'))} is null
    order by part.office_id, part.procedure nulls last limit 500`.execute(tx)
  return rows
}
