import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { dropView, openWith, openWithout, saveView, seenViews } from '../actions/saved-views.ts'
import { parseFilter, type QueueFilter } from '../domain/filter.ts'
import type { ViewId } from '../domain/saved-view.ts'
import { listHref, ViewsPage } from '../pages/views-page.tsx'
import { queuePermissions } from '../permissions.ts'
import { queue, views as t } from '../text.ts'

const home = '/staff/queue/views'

const viewForm = z.object({
  name: field.text(30),
  query: z.string().max(600).default(''),
  office: field.optionalText(40),
  opens: field.ticked(),
})

export function viewRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(home, (c) => showViews(c, house, parseFilter(c.req.query())))

  app.post(home, async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const form = await readForm(c, viewForm)
    const filter = filterIn(typeof form.raw.query === 'string' ? form.raw.query : '')
    if (!form.ok) return showViews(c, house, filter, form.errors, form.raw)
    const { name, office, opens, query } = form.value
    const officeId = parseId<'office'>(office ?? '') ?? null
    const done = await submitOnce(c, house, { form: 'procedures.queue-view' }, async (tx) => {
      const saved = await saveView(tx, house, staff, { name, filter, officeId })
      if (!saved.ok) return { errors: [{ field: 'name', message: t.problems[saved.reason] }] }
      if (opens) await openWith(tx, staff, saved.id)
      return { location: listHref(query) }
    })
    return done.ok ? done.response : showViews(c, house, filter, done.errors, form.raw)
  })

  deed('removal', (tx, staff, id) => dropView(tx, staff, id))
  deed('default', (tx, staff, id) => openWith(tx, staff, id))
  deed('no-default', (tx, staff, id) => openWithout(tx, staff, id))

  function deed(path: string, work: (tx: Tx, staff: Staff, id: ViewId) => Promise<void>): void {
    app.post(`/staff/queue/views/:view/${path}`, async (c) => {
      const staff = requireStaff(c, deskPermissions.read)
      const id = parseId<'queue-view'>(c.req.param('view') ?? '')
      if (!id) throw new NotFound('view')
      const done = await submitOnce(c, house, { form: `procedures.queue-view.${path}:${id}` }, async (tx) => {
        await work(tx, staff, id)
        return { location: home }
      })
      if (!done.ok) throw new NotFound('view')
      return done.response
    })
  }
}

const filterIn = (query: string): QueueFilter => parseFilter(Object.fromEntries(new URLSearchParams(query)))

async function showViews(
  c: Ctx,
  house: House,
  filter: QueueFilter,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const ids = staff.permissions.has(queuePermissions.arrange) ? ownOffices(staff) : []
  const { found, offices } = await house.db.read(async (tx) => ({
    found: await seenViews(tx, staff),
    offices: await officesByIds(tx, ids),
  }))
  return staffPage(
    c,
    house,
    { title: t.title, crumbs: [{ href: '/staff', label: queue.title }], errors },
    <ViewsPage views={found} filter={filter} offices={ids.flatMap((id) => offices.get(id) ?? [])} typed={typed} />,
  )
}
