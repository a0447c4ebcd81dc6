import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import {
  type Ctx,
  field,
  type HttpEnv,
  readCursor,
  readForm,
  requireStaff,
  seeOther,
  writeCursor,
} from '#platform/http/index.ts'
import { parseReceiptNumber } from '#platform/ids/index.ts'
import { type House, staffEntries } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { type QueueItem, QueuePage, QueueSummary } from '../../pages/desk/queue-page.tsx'
import {
  countQueue,
  listQueue,
  type QueueFilter,
  type QueueRow,
  type QueueStates,
  type QueueView,
} from '../../store/desk/queue.ts'
import { type Channel, channels } from '../../domain/definition/kinds.ts'
import { waitingPayouts } from '../../payouts/store.ts'
import { desk, stateFilterLabels, viewLabels } from '../../text/desk.ts'
import { proceduresOf } from '../../actions/procedures-of.ts'

const pageSize = 50

export function queueRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff', async (c) => {
    const elsewhere = ownEntry(house, requireStaff(c))
    if (elsewhere) return seeOther(c, elsewhere)
    const staff = requireStaff(c, deskPermissions.read)
    return showQueue(c, house, staff, { filter: filterOf(c), find: '', cursor: c.req.query('after') })
  })

  // A POST: the name of a resident never stands in an address, a history or a proxy's log.
  app.post('/staff/search', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const form = await readForm(c, searchForm)
    if (!form.ok) return seeOther(c, '/staff')
    const { find } = form.value
    return showQueue(c, house, staff, { filter: searchFor(find), find, cursor: undefined })
  })
}

const searchForm = z.object({ find: field.text(100) })

// Who searches looks for one case, wherever it lies.
function searchFor(find: string): QueueFilter {
  const receiptNumber = parseReceiptNumber(find)
  return { view: 'all', states: 'all', ...(receiptNumber ? { receiptNumber } : { applicant: find }) }
}

async function showQueue(
  c: Ctx,
  house: House,
  staff: Staff,
  { filter, find, cursor }: { filter: QueueFilter; find: string; cursor: string | undefined },
): Promise<Response> {
  const today = house.clock.today()
  const offices = [...staff.posts.map(({ officeId }) => officeId), ...staff.oversees]
  const { counts, items, more, procedures, waiting } = await house.db.read(async (tx) => ({
    ...(await queueItems(tx, house, staff, filter, cursor)),
    counts: await countQueue(tx, offices, today),
    procedures: await proceduresOf(tx, offices, today),
    waiting: await waitingPayouts(tx, casePolicy.scope(staff), 100),
  }))
  return staffPage(
    c,
    house,
    { title: desk.queue.title, current: '/staff', summary: <QueueSummary counts={counts} now={house.clock.now()} /> },
    <QueuePage
      waitingPayouts={waiting.length}
      items={items}
      filter={{ ...filter, find }}
      procedures={procedures}
      today={today}
      nextHref={more && find === '' ? nextHref(c, more) : undefined}
    />,
  )
}

/** Staff without cases, such as an administrator, begin at the first screen that is theirs. */
function ownEntry(house: House, staff: Staff): string | undefined {
  if (staff.permissions.has(deskPermissions.read)) return undefined
  return staffEntries(house, staff).find(({ permission }) => permission !== undefined)?.href
}

/** One page of the queue with the names that the screen shows; `more` is the cursor of the next page. */
export async function queueItems(
  tx: Tx,
  house: House,
  staff: Staff,
  filter: QueueFilter,
  cursor: string | undefined,
): Promise<{ items: QueueItem[]; more: string | undefined }> {
  const after = readCursor(house, 'queue', cursor)
  const rows = await listQueue(
    tx,
    casePolicy.scope(staff),
    staff.staffId,
    filter,
    after && { dueOn: String(after[0]), id: String(after[1]) },
    pageSize + 1,
  )
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const more =
    rows.length > pageSize && last ? writeCursor(house, 'queue', [last.dueOn.toString(), last.id]) : undefined
  return { items: await withNames(tx, shown), more }
}

async function withNames(tx: Tx, rows: readonly QueueRow[]): Promise<QueueItem[]> {
  const applicants = await personNames(
    tx,
    rows.map((row) => row.applicantPersonId),
  )
  const assignees = await staffNames(
    tx,
    rows.flatMap((row) => row.assigneeId ?? []),
  )
  return rows.map((row) => ({
    ...row,
    applicantName: applicants.get(row.applicantPersonId) ?? '（住民記録なし）',
    assigneeName: row.assigneeId ? assignees.get(row.assigneeId) : undefined,
    submittedOn: wardDate(row.submittedAt),
  }))
}

function filterOf(c: Ctx): QueueFilter {
  const view = keyOf<QueueView>(viewLabels, c.req.query('view')) ?? 'mine-and-unassigned'
  const states = keyOf<QueueStates>(stateFilterLabels, c.req.query('states')) ?? 'open'
  const channel = channels.find((one: Channel) => one === c.req.query('channel'))
  const procedure = /^[a-z][a-z0-9-]{0,60}$/.exec(c.req.query('procedure') ?? '')?.[0]
  return { view, states, ...(channel && { channel }), ...(procedure && { procedure }) }
}

const keyOf = <Key extends string>(labels: Record<Key, string>, value: string | undefined): Key | undefined =>
  value !== undefined && Object.hasOwn(labels, value) ? (value as Key) : undefined

function nextHref(c: Ctx, cursor: string): string {
  const query = new URLSearchParams(c.req.query())
  query.set('after', cursor)
  return `/staff?${query}`
}
