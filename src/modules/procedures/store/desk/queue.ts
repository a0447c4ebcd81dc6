import { isNamed } from '#modules/people/index.ts'
import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { Channel, ProcedureKind } from '../../domain/definition/kinds.ts'

export type QueueView = 'mine' | 'unassigned' | 'mine-and-unassigned' | 'all'
export type QueueStates = 'open' | 'waiting' | 'second-check' | 'closed' | 'all'

export type QueueFilter = {
  view: QueueView
  states: QueueStates
  /** How it reached the office. */
  channel?: Channel
  procedure?: string
  receiptNumber?: string
  /** Words of the applicant's name. */
  applicant?: string
}

export type QueueRow = {
  id: Id<'application'>
  receiptNumber: string
  procedure: string
  kind: ProcedureKind
  channel: Channel
  title: string
  applicantPersonId: PersonId
  state: ApplicationState
  dueOn: Temporal.PlainDate
  submittedAt: Temporal.Instant
  assigneeId: StaffId | null
  delivery: string | null
  lang: string
  returned: boolean
  /** Typed by the office and not compared by a second person yet. */
  unchecked: boolean
}

export type QueueCursor = { dueOn: string; id: string }

const open = ['submitted', 'in_review', 'proposed', 'issuing', 'decided', 'accepted'] as const
const waiting = ['awaiting_correction', 'awaiting_payment'] as const
const closed = ['issued', 'notified', 'completed', 'refused', 'declined', 'lapsed', 'missed', 'withdrawn'] as const

const statesOf: Record<QueueStates, readonly ApplicationState[]> = {
  open,
  waiting,
  'second-check': ['proposed'],
  closed,
  all: [...open, ...waiting, ...closed],
}

const viewOf = (view: QueueView, staffId: StaffId): RawBuilder<SqlBool> => {
  switch (view) {
    case 'mine':
      return sql`s.staff_id = ${staffId}`
    case 'unassigned':
      return sql`s.staff_id is null`
    case 'mine-and-unassigned':
      return sql`(s.staff_id is null or s.staff_id = ${staffId} or a.state = 'proposed')`
    case 'all':
      return sql`true`
  }
}

/** One page of the queue, nearest due date first; the page is chosen before anything is looked up for it. `scope` is the policy's predicate over `a`. */
export async function listQueue(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
  staffId: StaffId,
  filter: QueueFilter,
  after: QueueCursor | undefined,
  limit: number,
): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    with page as (
      select a.id, s.staff_id
        from procedures.applications a
        left join procedures.assignments s on s.application_id = a.id
       where a.submitted_at is not null
         and ${scope}
         and a.state = any(${[...statesOf[filter.states]]})
         and ${viewOf(filter.view, staffId)}
         ${filter.channel ? sql`and a.channel = ${filter.channel}` : sql``}
         ${filter.procedure ? sql`and a.procedure = ${filter.procedure}` : sql``}
         ${filter.receiptNumber ? sql`and a.receipt_number = ${filter.receiptNumber}` : sql``}
         ${filter.applicant === undefined ? sql`` : sql`and ${isNamed(filter.applicant, 'a.applicant_person_id')}`}
         ${after ? sql`and (a.due_on, a.id) > (${after.dueOn}::date, ${after.id}::uuid)` : sql``}
       order by a.due_on, a.id
       limit ${limit})
    select a.id, a.receipt_number as "receiptNumber", a.procedure, a.kind, a.channel, r.definition #>> '{name,ja}' as title,
           a.applicant_person_id as "applicantPersonId", a.state, a.due_on as "dueOn",
           a.submitted_at as "submittedAt", page.staff_id as "assigneeId", d.value #>> '{}' as delivery, a.lang,
           exists (select from procedures.decisions x where x.application_id = a.id and x.returned_at is not null) as returned,
           a.channel <> 'web' and a.kind not in ('entry', 'booking')
             and exists (select from procedures.receptions t where t.application_id = a.id and t.checked_by is null) as unchecked
      from page
      join procedures.applications a on a.id = page.id
      join procedures.revisions r on r.id = a.submitted_revision_id
      left join procedures.answers d on d.application_id = a.id and d.field_id = 'delivery' and d.row_id = ''
     order by a.due_on, a.id`.execute(tx)
  return rows.map((row) => ({ ...row, title: withoutReadings(row.title) }))
}

export type QueueCounts = { open: number; dueToday: number; overdue: number; secondCheck: number }

/** Counts of the office's open work, each stopped at 1,000 so that the queue's size never slows the page. */
export async function countQueue(
  tx: Tx,
  officeIds: readonly OfficeId[],
  today: Temporal.PlainDate,
): Promise<QueueCounts> {
  const { rows } = await sql<QueueCounts>`
    with open as (
      select due_on, state from procedures.applications
       where submitted_at is not null and office_id = any(${[...officeIds]}::uuid[]) and state = any(${[...statesOf.open]})
       order by due_on, id limit 1000)
    select count(*) as open,
           count(*) filter (where due_on = ${today}) as "dueToday",
           count(*) filter (where due_on < ${today}) as overdue,
           count(*) filter (where state = 'proposed') as "secondCheck"
      from open`.execute(tx)
  return rows[0] ?? { open: 0, dueToday: 0, overdue: 0, secondCheck: 0 }
}
