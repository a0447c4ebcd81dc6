import { ownOffices } from '#platform/auth/index.ts'
import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
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
import { dropLabel, makeLabel } from '../actions/labels.ts'
import { labelColours } from '../domain/label.ts'
import { LabelsPage } from '../pages/labels-page.tsx'
import { queuePermissions } from '../permissions.ts'
import { labelsOf } from '../store/labels.ts'
import { labels as t, queue } from '../text.ts'

const labelForm = z.object({
  office: field.text(40),
  name: field.text(20),
  colour: field.choice(labelColours),
})

export function labelRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/queue/labels', (c) => showLabels(c, house))

  app.post('/staff/queue/labels', async (c) => {
    const staff = requireStaff(c, queuePermissions.arrange)
    const form = await readForm(c, labelForm)
    if (!form.ok) return showLabels(c, house, form.errors, form.raw)
    const { office, name, colour } = form.value
    const officeId = parseId<'office'>(office)
    if (!officeId) throw new NotFound('office')
    const done = await submitOnce(c, house, { form: 'procedures.label' }, async (tx) => {
      const made = await makeLabel(tx, house, staff, { officeId, name, colour })
      if (made.ok) return { location: '/staff/queue/labels' }
      return { errors: [{ field: 'name', message: t.problems[made.reason] }] }
    })
    return done.ok ? done.response : showLabels(c, house, done.errors, form.raw)
  })

  app.post('/staff/queue/labels/:label/removal', async (c) => {
    const staff = requireStaff(c, queuePermissions.arrange)
    const id = parseId<'label'>(c.req.param('label'))
    if (!id) throw new NotFound('label')
    const done = await submitOnce(c, house, { form: `procedures.label.drop:${id}` }, async (tx) => {
      await dropLabel(tx, staff, id)
      return { location: '/staff/queue/labels' }
    })
    return done.ok ? done.response : showLabels(c, house, done.errors)
  })
}

async function showLabels(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, queuePermissions.arrange)
  const ids = ownOffices(staff)
  const { found, offices } = await house.db.read(async (tx) => ({
    found: await labelsOf(tx, ids),
    offices: await officesByIds(tx, ids),
  }))
  return staffPage(
    c,
    house,
    { title: t.title, crumbs: [{ href: '/staff', label: queue.title }], errors, styles: ['queue.css'] },
    <LabelsPage labels={found} offices={ids.flatMap((id) => offices.get(id) ?? [])} typed={typed} />,
  )
}
