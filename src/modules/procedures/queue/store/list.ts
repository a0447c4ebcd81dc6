import { isNamed } from '#modules/people/index.ts'
import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { Channel, ProcedureKind } from '../../domain/definition/kinds.ts'
import type { QueueDue, QueueFilter, QueueOrder, QueueWords } from '../domain/filter.ts'
import type { Label, LabelId } from '../domain/label.ts'
import { closedStates, openStates, statesWanted } from '../domain/states.ts'

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
  /** Asked something and has no answer. */
  questionWaiting: boolean
  labels: Pick<Label, 'id' | 'name' | 'colour'>[]
}

/** Where the last row of a page stands in its order. */
export type QueueCursor = { at: string; id: string }

/** Who asks, and what of the filter depends on them. */
export type QueueAsker = {
  /** The policy's predicate over `a`. */
  scope: RawBuilder<SqlBool>
  /** Theirs, and those of colleagues for whom they stand in now. */
  own: readonly StaffId[]
  /** Whose cases they see, or the part of them that the filter names. */
  offices: readonly OfficeId[]
  today: Temporal.PlainDate
}

type Wanted = { filter: QueueFilter; words?: QueueWords | undefined }

/** One page of the queue in its order; the page is chosen before anything is looked up for it. */
export async function listQueue(
  tx: Tx,
  asker: QueueAsker,
  { filter, words }: Wanted,
  after: QueueCursor | undefined,
  limit: number,
): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    with page as (${pageOf(asker, { filter, words }, after, limit)})
    select a.id, a.receipt_number as "receiptNumber", a.procedure, a.kind, a.channel, r.definition #>> '{name,ja}' as title,
           a.applicant_person_id as "applicantPersonId", a.state, a.due_on as "dueOn",
           a.submitted_at as "submittedAt", a.assignee_id as "assigneeId", a.question_waiting as "questionWaiting", d.value #>> '{}' as delivery, a.lang,
           exists (select from procedures.decisions x where x.application_id = a.id and x.returned_at is not null
             and x.returned_by is distinct from x.proposed_by) as returned,
           a.channel <> 'web' and a.kind not in ('entry', 'booking')
             and exists (select from procedures.receptions t where t.application_id = a.id and t.checked_by is null) as unchecked,
           (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'colour', l.colour) order by l.slot), '[]')
              from procedures.case_labels n join procedures.labels l on l.id = n.label_id where n.application_id = a.id) as labels
      from page
      join procedures.applications a on a.id = page.id
      join procedures.revisions r on r.id = a.submitted_revision_id
      left join procedures.answers d on d.application_id = a.id and d.field_id = 'delivery' and d.row_id = ''
     order by ${orderOf(filter.order)}`.execute(tx)
  return rows.map((row) => ({ ...row, title: withoutReadings(row.title) }))
}

/** How many the filter lets through, counted no further than `most`; for a task, never for a page. */
export async function countUpTo(tx: Tx, asker: QueueAsker, wanted: Wanted, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${pageOf(asker, wanted, undefined, most)}) found`.execute(tx)
  return rows[0]?.count ?? 0
}

/**
 * The ids of a page. By office, and open and closed apart, so that each part is the beginning of one index; somebody's own
 * cases and those of a name or number come from indexes of their own.
 */
function pageOf(asker: QueueAsker, wanted: Wanted, after: QueueCursor | undefined, limit: number): RawBuilder<unknown> {
  const { filter, words } = wanted
  const conditions = conditionsOf(asker, wanted, after)
  const order = orderOf(filter.order)
  const states = statesWanted(filter)
  const parts = [openStates, closedStates]
    .map((group) => states.filter((state) => group.includes(state)))
    .filter((part) => part.length > 0)
  const first = (part: readonly ApplicationState[], more: RawBuilder<SqlBool>) => sql`
    (select a.id, a.due_on, a.submitted_at from procedures.applications a
      where a.submitted_at is not null and a.state in (${lits(part)}) and ${more} and ${conditions}
      order by ${order} limit ${limit})`
  const union = (more: RawBuilder<SqlBool>) =>
    sql.join(
      parts.map((part) => first(part, more)),
      sql` union all `,
    )
  const isOwn = filter.view === 'mine' || isColleague(filter.view)
  const from =
    words || isOwn
      ? sql`(${union(sql`true`)}) a`
      : sql`unnest(${[...asker.offices]}::uuid[]) as of_office (id) cross join lateral (${union(sql`a.office_id = of_office.id`)}) a`
  return sql`select a.id from ${from} order by ${order} limit ${limit}`
}

function conditionsOf(asker: QueueAsker, { filter, words }: Wanted, after: QueueCursor | undefined) {
  const { office, procedure, kind, channel, label, due, waits } = filter
  const conditions = [
    asker.scope,
    assignedTo(filter.view, asker.own),
    ...(office ? [sql<SqlBool>`a.office_id = any(${[...asker.offices]}::uuid[])`] : []),
    ...(procedure ? [sql<SqlBool>`a.procedure = ${procedure}`] : []),
    ...(kind ? [sql<SqlBool>`a.kind = ${kind}`] : []),
    ...(channel ? [sql<SqlBool>`a.channel = ${channel}`] : []),
    ...(label ? [hasLabel(label)] : []),
    ...(due ? [isDue(due, asker.today)] : []),
    ...(waits === 'answered' ? [isAnswered] : []),
    ...(waits === 'question' ? [sql<SqlBool>`a.question_waiting`] : []),
    ...(waits === 'returned' ? [isReturned] : []),
    ...(words && 'receiptNumber' in words ? [sql<SqlBool>`a.receipt_number = ${words.receiptNumber}`] : []),
    ...(words && 'applicant' in words ? [isNamed(words.applicant, 'a.applicant_person_id')] : []),
    ...(after ? [comesAfter(filter.order, after)] : []),
  ]
  return sql.join(conditions, sql` and `)
}

const isColleague = (view: QueueFilter['view']): view is StaffId => /^[0-9a-f]{8}-/.test(view)

function assignedTo(view: QueueFilter['view'], own: readonly StaffId[]): RawBuilder<SqlBool> {
  if (isColleague(view)) return sql`a.assignee_id = ${view}`
  const isMine = own.length === 1 ? sql`a.assignee_id = ${own[0]}` : sql`a.assignee_id = any(${[...own]}::uuid[])`
  switch (view) {
    case 'mine':
      return sql`${isMine}`
    case 'unassigned':
      return sql`a.assignee_id is null`
    case 'mine-and-unassigned':
      return sql`(a.assignee_id is null or ${isMine} or a.state = 'proposed')`
    case 'all':
      return sql`true`
  }
}

const hasLabel = (label: LabelId): RawBuilder<SqlBool> => sql`exists (
  select from procedures.case_labels n where n.application_id = a.id and n.label_id = ${label})`

function isDue(due: QueueDue, today: Temporal.PlainDate): RawBuilder<SqlBool> {
  switch (due) {
    case 'overdue':
      return sql`a.due_on < ${today}`
    case 'today':
      return sql`a.due_on = ${today}`
    case 'week':
      return sql`a.due_on between ${today} and ${today.add({ days: 7 - today.dayOfWeek })}`
  }
}

/** The resident has answered what they were asked, and nobody of the office has done anything since. Cases are called `a`. */
export const isAnswered: RawBuilder<SqlBool> = sql`exists (
  select from procedures.corrections k where k.application_id = a.id and k.answered_at is not null
    and not exists (select from procedures.case_events e
      where e.application_id = a.id and e.actor_kind = 'staff' and e.at > k.answered_at))`

/** A second person has sent the newest proposal back. Cases are called `a`. */
export const isReturned: RawBuilder<SqlBool> = sql`(
  select x.returned_by is distinct from x.proposed_by and x.returned_by is not null
    from procedures.decisions x where x.application_id = a.id order by x.proposed_at desc, x.id desc limit 1)`

const orders: Record<QueueOrder, RawBuilder<unknown>> = {
  due: sql`a.due_on, a.id`,
  arrival: sql`a.submitted_at, a.id`,
  newest: sql`a.submitted_at desc, a.id desc`,
}
const orderOf = (order: QueueOrder) => orders[order]

function comesAfter(order: QueueOrder, { at, id }: QueueCursor): RawBuilder<SqlBool> {
  switch (order) {
    case 'due':
      return sql`(a.due_on, a.id) > (${at}::date, ${id}::uuid)`
    case 'arrival':
      return sql`(a.submitted_at, a.id) > (${at}::timestamptz, ${id}::uuid)`
    case 'newest':
      return sql`(a.submitted_at, a.id) < (${at}::timestamptz, ${id}::uuid)`
  }
}

export const cursorOf = (order: QueueOrder, row: QueueRow): QueueCursor => ({
  at: order === 'due' ? row.dueOn.toString() : row.submittedAt.toString(),
  id: row.id,
})

// Written out: a partial index is only taken when its states are known before the values are.
const lits = (states: readonly ApplicationState[]) => sql.join(states.map((state) => sql.lit(state)))
