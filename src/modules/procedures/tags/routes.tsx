import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
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
import { casePolicy } from '../desk-policies.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { tagSeries } from '../domain/rules/tag-rules.ts'
import { allotTag, endTag, handOverTag, receiveTags } from './actions.ts'
import { listOrders, stockOf, type TagOrderId } from './store.ts'
import { TagsPage } from './tags-page.tsx'
import { tagDesk as t } from './text.ts'

const href = '/staff/tags'

export function tagRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(href, (c) => tagsPage(c, house, requireStaff(c, deskPermissions.dispatch), []))

  app.post(href, async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const form = await readForm(c, boxForm)
    if (!form.ok) return tagsPage(c, house, staff, form.errors)
    const done = await submitOnce(c, house, { form: 'procedures.tags.receive' }, async (tx) => {
      const received = await receiveTags(tx, house, staff, form.value)
      return received.ok ? { location: href } : { errors: [{ field: 'from', message: t.errors[received.reason] }] }
    })
    return done.ok ? done.response : tagsPage(c, house, staff, done.errors)
  })

  const deed = (path: string, act: (tx: Tx, staff: Staff, id: TagOrderId) => Promise<FieldError[]>) =>
    app.post(`/staff/tag-orders/:id/${path}`, async (c) => {
      const staff = requireStaff(c, deskPermissions.dispatch)
      const id = parseId<'tag-order'>(c.req.param('id') ?? '')
      if (!id) throw new NotFound('tag order')
      const done = await submitOnce(c, house, { form: `procedures.tags.${path}` }, async (tx) => {
        const errors = await act(tx, staff, id)
        return errors.length === 0 ? { location: href } : { errors }
      })
      return done.ok ? done.response : tagsPage(c, house, staff, done.errors)
    })
  deed('allotment', async (tx, staff, id) => {
    const allotted = await allotTag(tx, house, staff, id)
    return allotted.ok ? [] : [{ field: '', message: t.errors[allotted.reason] }]
  })
  deed('hand-over', async (tx, staff, id) => {
    await handOverTag(tx, house, staff, id)
    return []
  })
  deed('loss', async (tx, staff, id) => {
    await endTag(tx, house, staff, id)
    return []
  })
}

const boxForm = z.object({
  series: z.enum(tagSeries, { error: t.errors.series }),
  from: field.wholeNumber(1, 9_999_999),
  to: field.wholeNumber(1, 9_999_999),
})

async function tagsPage(c: Ctx, house: House, staff: Staff, errors: readonly FieldError[]): Promise<Response> {
  const { orders, stock, names } = await house.db.read(async (tx) => {
    const orders = await listOrders(tx, casePolicy.scope(staff), 200)
    const ids = orders.map(({ applicantPersonId }) => applicantPersonId)
    return { orders, stock: await stockOf(tx), names: await personNames(tx, ids) }
  })
  return staffPage(
    c,
    house,
    { title: t.title, current: href, errors },
    <TagsPage
      orders={orders.map((order) => ({ ...order, name: names.get(order.applicantPersonId) ?? '（住民記録なし）' }))}
      stock={stock}
    />,
  )
}
