import type { Hono } from 'hono'
import { personNames, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type HttpEnv, readCursor, requireStaff, seeOther, writeCursor } from '#platform/http/index.ts'
import { parseReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/case-rights.ts'
import { type QueueItem, QueuePage, QueueSummary } from '../../pages/desk/queue-page.tsx'
import {
  countQueue,
  listQueue,
  type QueueFilter,
  type QueueRow,
  type QueueStates,
  type QueueView,
} from '../../store/desk/queue.ts'
import { desk, stateFilterLabels, viewLabels } from '../../text/desk.ts'

const pageSize = 50

export function queueRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff', async (c) => {
    const elsewhere = ownEntry(house, requireStaff(c))
    if (elsewhere) return seeOther(c, elsewhere)
    const staff = requireStaff(c, deskPermissions.read)
    const find = c.req.query('find')?.trim().slice(0, 100) ?? ''
    const today = house.clock.today()
    const { counts, items, more, filter } = await house.db.read(async (tx) => {
      const filter = filterOf(c, find)
      const { items, more } = await queueItems(tx, house, staff, filter, c.req.query('after'))
      const counts = await countQueue(
        tx,
        staff.posts.map(({ officeId }) => officeId),
        today,
      )
      return { counts, items, more, filter }
    })
    return staffPage(
      c,
      house,
      { title: desk.queue.title, current: '/staff', summary: <QueueSummary counts={counts} now={house.clock.now()} /> },
      <QueuePage items={items} filter={{ ...filter, find }} today={today} nextHref={more && nextHref(c, more)} />,
    )
  })
}

/** Staff without cases, such as an administrator, begin at the first screen that is theirs. */
function ownEntry(house: House, { permissions }: Staff): string | undefined {
  if (permissions.has(deskPermissions.read)) return undefined
  return house.modules
    .flatMap((module) => module.navigation?.(house) ?? [])
    .filter(({ audience, permission }) => audience === 'staff' && permission && permissions.has(permission))
    .sort((a, b) => a.order - b.order)[0]?.href
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

function filterOf(c: Ctx, find: string): QueueFilter {
  const view = keyOf<QueueView>(viewLabels, c.req.query('view')) ?? 'mine-and-unassigned'
  const states = keyOf<QueueStates>(stateFilterLabels, c.req.query('states')) ?? 'open'
  if (find === '') return { view, states }
  const receiptNumber = parseReceiptNumber(find)
  // Who searches looks for one case, wherever it lies.
  if (receiptNumber) return { view: 'all', states, receiptNumber }
  return { view, states, applicant: find }
}

const keyOf = <Key extends string>(labels: Record<Key, string>, value: string | undefined): Key | undefined =>
  value !== undefined && Object.hasOwn(labels, value) ? (value as Key) : undefined

function nextHref(c: Ctx, cursor: string): string {
  const query = new URLSearchParams(c.req.query())
  query.set('after', cursor)
  return `/staff?${query}`
}
