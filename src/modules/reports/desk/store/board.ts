import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { parseReportNumber, type Publication, type ReportId, type ReportState } from '../../record/index.ts'
import type { BoardDue, BoardFilter, BoardOrder } from '../domain/board-filter.ts'

export type BoardRow = {
  id: ReportId
  number: string
  title: string
  category: string
  town: string
  owner: string
  state: ReportState
  publication: Publication
  isUnlooked: boolean
  dueOn: Temporal.PlainDate | null
  pausedOn: Temporal.PlainDate | null
  filedAt: Temporal.Instant
  assignedTo: StaffId | null
  body: string | null
  reopened: number
  officeId: OfficeId
  /** Beginning with this value the next page starts. */
  at: string
}

export type BoardAsker = {
  offices: readonly OfficeId[] | 'all'
  staffId: StaffId
  today: Temporal.PlainDate
}

export type BoardCursor = { at: string; id: string }

/** Where a filter that fits few stops looking: that far down an office's list nobody reads. */
export const lookedThrough = 10_000

/** One page of the board; reports are called `r`. Each office's part is the beginning of one index. */
export async function listBoard(
  tx: Tx,
  asker: BoardAsker,
  filter: BoardFilter,
  after: BoardCursor | undefined,
  limit: number,
): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select r.id, r.number, r.shown_title as title, r.category, r.town, r.owner, r.state, r.publication,
      r.looked_at is null and r.publication in ('unconfirmed', 'partial') as "isUnlooked", r.due_on as "dueOn",
      r.paused_on as "pausedOn", r.filed_at as "filedAt", r.assigned_to as "assignedTo", r.body, r.reopened,
      r.office_id as "officeId", ${cursorText(filter.order)} as at
    from (${boardPage(asker, filter, after, limit)}) page join reports.reports r on r.id = page.id
    order by ${boardOrder(filter.order)} limit ${limit}`.execute(tx)
  return rows
}

/** Ids of one page in its order, for the list and for the file. */
export function boardPage(
  asker: BoardAsker,
  filter: BoardFilter,
  after: BoardCursor | undefined,
  limit: number,
): RawBuilder<unknown> {
  const number = filter.find === undefined ? undefined : parseReportNumber(filter.find)
  const scope = scopeOf(asker, filter)
  if (number) {
    const isSeen = scope === 'all' ? sql`true` : sql`r.office_id = any(${[...scope]}::uuid[])`
    return sql`select r.id, r.due_on, r.filed_at from reports.reports r where r.number = ${number} and ${isSeen}`
  }
  const order = boardOrder(filter.order)
  const broad = sql.join([...broadOf(asker, filter), ...(after ? [comesAfter(filter.order, after)] : [])], sql` and `)
  const narrow = narrowOf(asker, filter)
  const part = (more: RawBuilder<SqlBool>) =>
    narrow.length === 0
      ? sql`(select r.id, r.due_on, r.filed_at from reports.reports r where ${more} and ${broad} order by ${order} limit ${limit})`
      : sql`(select r.id, r.due_on, r.filed_at from (
          select * from reports.reports r where ${more} and ${broad} order by ${order} limit ${lookedThrough}) r
          where ${sql.join(narrow, sql` and `)} order by ${order} limit ${limit})`
  if (scope === 'all') return part(sql`true`)
  return sql`
    select r.id, r.due_on, r.filed_at
    from unnest(${[...scope]}::uuid[]) as of_office (id) cross join lateral ${part(sql`r.office_id = of_office.id`)} r
    order by ${order} limit ${limit}`
}

function scopeOf({ offices }: BoardAsker, { office }: BoardFilter): readonly OfficeId[] | 'all' {
  if (!office) return offices
  return offices === 'all' || offices.includes(office) ? [office] : []
}

/** What an index has or nearly all fulfil. */
function broadOf({ staffId }: BoardAsker, filter: BoardFilter): RawBuilder<SqlBool>[] {
  const { view, states, only, kind } = filter
  return [
    ...(isKindByIndex(filter) ? [sql<SqlBool>`r.category = ${kind}`] : []),
    ...(states === 'all' ? [] : [states === 'closed' ? sql<SqlBool>`r.closed_at is not null` : openOr(states)]),
    ...(view === 'mine' ? [sql<SqlBool>`r.assigned_to = ${staffId}`] : []),
    ...(only === 'unlooked' ? [isUnlooked] : []),
    sql<SqlBool>`true`,
  ]
}

/** Of what has ended too, one kind is the beginning of its own index; what is open is few anyway. */
const isKindByIndex = ({ states, kind }: BoardFilter): boolean =>
  states !== 'open' && kind !== undefined && !kind.startsWith('group:')

const openOr = (states: BoardFilter['states']): RawBuilder<SqlBool> =>
  states === 'open' ? sql`r.closed_at is null` : sql`true`

function narrowOf({ today }: BoardAsker, filter: BoardFilter): RawBuilder<SqlBool>[] {
  const { kind, town, due, only, owner, find, states, view } = filter
  const group = kind?.startsWith('group:') ? kind.slice('group:'.length) : undefined
  return [
    ...(['open', 'closed', 'all'].includes(states) ? [] : [sql<SqlBool>`r.state = ${states}`]),
    ...(view === 'unassigned' ? [sql<SqlBool>`r.assigned_to is null`] : []),
    ...(group
      ? [sql<SqlBool>`r.category in (select c.code from reports.categories c where c.group_code = ${group})`]
      : kind && !isKindByIndex(filter)
        ? [sql<SqlBool>`r.category = ${kind}`]
        : []),
    ...(town ? [sql<SqlBool>`starts_with(r.town, ${town})`] : []),
    ...(due ? [isDue(due, today)] : []),
    ...(only === 'paused' ? [sql<SqlBool>`r.paused_on is not null`] : []),
    ...(owner ? [sql<SqlBool>`r.owner = ${owner}`] : []),
    ...(find ? [holdsWords(find)] : []),
  ]
}

const holdsWords = (find: string): RawBuilder<SqlBool> => {
  const pattern = `%${find.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(r.shown_title ilike ${pattern} or r.description ilike ${pattern} or r.place_text ilike ${pattern} or r.town ilike ${pattern})`
}

export const isUnlooked: RawBuilder<SqlBool> = sql`r.looked_at is null and r.publication in ('unconfirmed', 'partial')`

function isDue(due: BoardDue, today: Temporal.PlainDate): RawBuilder<SqlBool> {
  switch (due) {
    case 'overdue':
      return sql`r.due_on < ${today} and r.paused_on is null`
    case 'today':
      return sql`r.due_on = ${today} and r.paused_on is null`
    case 'week':
      return sql`r.due_on between ${today} and ${today.add({ days: 7 - today.dayOfWeek })}`
  }
}

// As the indexes have it: what has no day stands at the end.
const due = sql`coalesce(r.due_on, 'infinity'::date)`
const dueText = sql<string>`${due}::text`

const orders: Record<BoardOrder, RawBuilder<unknown>> = {
  due: sql`${due}, r.id`,
  newest: sql`r.filed_at desc, r.id desc`,
}
export const boardOrder = (order: BoardOrder): RawBuilder<unknown> => orders[order]

/** Of a row, what its place in the order depends on; goes back in as `BoardCursor.at`. */
export const cursorText = (order: BoardOrder): RawBuilder<string> => (order === 'due' ? dueText : sql`r.filed_at::text`)

const comesAfter = (order: BoardOrder, { at, id }: BoardCursor): RawBuilder<SqlBool> =>
  order === 'due'
    ? sql`(${due}, r.id) > (${at}::date, ${id}::uuid)`
    : sql`(r.filed_at, r.id) < (${at}::timestamptz, ${id}::uuid)`
