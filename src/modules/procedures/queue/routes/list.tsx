import type { Hono } from 'hono'
import { z } from 'zod'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  seeOther,
} from '#platform/http/index.ts'
import { parseReceiptNumber } from '#platform/ids/index.ts'
import { awaitingOf, type House, staffEntries } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { exportPermissions } from '../../exports/permissions.ts'
import { waitingPayouts } from '../../payouts/store.ts'
import { permissionOf } from '../actions/batch.ts'
import { batchDeeds } from '../domain/batch.ts'
import type { BatchInput } from '../pages/batch-bar.tsx'
import { seenViews } from '../actions/saved-views.ts'
import { queuePermissions } from '../permissions.ts'
import { attentionOf, filterChoices, queuePage } from '../actions/queue-of.ts'
import { parseFilter, type QueueFilter, type QueueWords } from '../domain/filter.ts'
import { QueuePage, QueueSummary } from '../pages/queue-page.tsx'
import { countQueue } from '../store/counts.ts'
import { queue as t } from '../text.ts'
import { webhookPermissions } from '../../webhooks/permissions.ts'
import { countTroubled } from '../../webhooks/store/webhooks.ts'

export function queueRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff', async (c) => {
    const elsewhere = ownEntry(house, requireStaff(c))
    if (elsewhere) return seeOther(c, elsewhere)
    const staff = requireStaff(c, deskPermissions.read)
    const query = c.req.query()
    const isOpening = Object.keys(query).length === 0
    const filter = isOpening ? await openingFilter(house, staff) : parseFilter(query)
    return showQueue(c, house, staff, { filter, cursor: query.after })
  })

  // A POST: the name of a resident never stands in an address, a history or a proxy's log.
  app.post('/staff/search', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const form = await readForm(c, searchForm)
    if (!form.ok) return seeOther(c, '/staff')
    const { find, after } = form.value
    return showQueue(c, house, staff, { filter: everywhere, find, cursor: after })
  })
}

/** With what the queue opens: the view that this member of staff chose, else the usual one. */
async function openingFilter(house: House, staff: Staff): Promise<QueueFilter> {
  const views = await house.db.read((tx) => seenViews(tx, staff))
  const query = views.find(({ isDefault }) => isDefault)?.query ?? ''
  return parseFilter(Object.fromEntries(new URLSearchParams(query)))
}

const searchForm = z.object({ find: field.text(100), after: field.optionalText(500) })

// Who searches looks for one case, wherever it lies.
const everywhere: QueueFilter = { view: 'all', states: 'all', order: 'due' }

function wordsOf(find: string): QueueWords {
  const receiptNumber = parseReceiptNumber(find)
  return receiptNumber ? { receiptNumber } : { applicant: find }
}

type Shown = {
  filter: QueueFilter
  find?: string
  cursor: string | undefined
  errors?: readonly FieldError[]
  /** What was typed into the bar below the list. */
  typed?: BatchInput
}

/** The queue, or the queue again with what was wrong about a batch. */
export async function showQueue(
  c: Ctx,
  house: House,
  staff: Staff,
  { filter, find = '', cursor, errors = [], typed = {} }: Shown,
): Promise<Response> {
  const today = house.clock.today()
  const words = find === '' ? undefined : wordsOf(find)
  const { counts, views, attention, items, more, choices, waiting, troubled, awaiting } = await house.db.read(
    async (tx) => ({
      ...(await queuePage(tx, house, staff, { filter, words }, cursor)),
      views: await seenViews(tx, staff),
      attention: await attentionOf(tx, house, staff),
      counts: await countQueue(tx, ownOffices(staff), today),
      choices: await filterChoices(tx, house, staff),
      waiting: await waitingPayouts(tx, casePolicy.scope(staff), 100),
      awaiting: (await awaitingOf(tx, staff, house)).length,
      troubled: staff.permissions.has(webhookPermissions.keep) ? await countTroubled(tx, ownOffices(staff)) : 0,
    }),
  )
  return staffPage(
    c,
    house,
    {
      title: t.title,
      current: '/staff',
      summary: <QueueSummary counts={counts} now={house.clock.now()} />,
      styles: ['queue.css'],
      islands: ['queue-keys'],
      errors,
    },
    <QueuePage
      waitingPayouts={waiting.length}
      troubledWebhooks={troubled}
      awaiting={awaiting}
      items={items}
      filter={filter}
      find={find}
      choices={choices}
      views={views}
      attention={attention}
      mayArrange={staff.permissions.has(queuePermissions.arrange)}
      today={today}
      more={more}
      after={cursor}
      deeds={batchDeeds.filter((deed) => staff.permissions.has(permissionOf[deed]))}
      typed={c.req.query('select') === 'all' ? { case: items.map(({ id }) => id) } : typed}
      exportHref={
        !find && staff.permissions.has(exportPermissions.make)
          ? `/staff/exports?${new URLSearchParams(filter).toString()}`
          : undefined
      }
    />,
  )
}

/** Staff without cases, such as an administrator, begin at the first screen that is theirs. */
function ownEntry(house: House, staff: Staff): string | undefined {
  if (staff.permissions.has(deskPermissions.read)) return undefined
  return staffEntries(house, staff).find(({ permission }) => permission !== undefined)?.href
}
