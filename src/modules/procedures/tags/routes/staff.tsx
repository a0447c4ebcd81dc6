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
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { tagSeries } from '../../domain/rules/tag-rules.ts'
import { allotTag, askFeeAgain, endTag, findAtCounter, handOverTag, obstacleOf, receiveTags } from '../actions.ts'
import { type NamedOrder, TagsPage } from '../pages/tags-page.tsx'
import { listOrders, stockOf, tagEndings, type TagOrder, type TagOrderId } from '../store.ts'
import { tagDesk as t } from '../text/desk.ts'

const href = '/staff/tags'

/** Boxes and orders of numbered tags. */
export function tagRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(href, (c) => tagsPage(c, house, requireStaff(c, deskPermissions.dispatch), {}))

  app.post(href, async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const form = await readForm(c, boxForm)
    if (!form.ok) return tagsPage(c, house, staff, { errors: form.errors })
    const done = await submitOnce(c, house, { form: 'procedures.tags.receive' }, async (tx) => {
      const received = await receiveTags(tx, house, staff, form.value)
      return received.ok ? { location: href } : { errors: [{ field: 'from', message: t.errors[received.reason] }] }
    })
    return done.ok ? done.response : tagsPage(c, house, staff, { errors: done.errors })
  })

  // A POST: neither code nor number stands in an address or a log.
  app.post(`${href}/search`, async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const form = await readForm(c, z.object({ number: z.string().default('') }))
    const number = form.ok ? form.value.number : ''
    const found = await house.db.read((tx) => findAtCounter(tx, house, staff, number))
    if (found.length > 0) return tagsPage(c, house, staff, { found })
    return tagsPage(c, house, staff, { errors: [{ field: 'number', message: t.notFound }], typed: { number } })
  })

  const deed = (path: string, act: (tx: Tx, staff: Staff, id: TagOrderId) => Promise<FieldError[]>) =>
    app.post(`/staff/tag-orders/:id/${path}`, async (c) => {
      const staff = requireStaff(c, deskPermissions.dispatch)
      const done = await submitOnce(c, house, { form: `procedures.tags.${path}` }, async (tx) => {
        const errors = await act(tx, staff, orderIdOf(c))
        return errors.length === 0 ? { location: href } : { errors }
      })
      return done.ok ? done.response : tagsPage(c, house, staff, { errors: done.errors })
    })
  deed('allotment', async (tx, staff, id) => {
    const allotted = await allotTag(tx, house, staff, id)
    return allotted.ok ? [] : [{ field: '', message: t.errors[allotted.reason] }]
  })
  deed('fee', async (tx, staff, id) => {
    const asked = await askFeeAgain(tx, house, staff, id)
    return asked.ok ? [] : [{ field: '', message: t.errors[asked.reason] }]
  })
  deed('hand-over', async (tx, staff, id) => {
    await handOverTag(tx, house, staff, id)
    return []
  })

  app.post('/staff/tag-orders/:id/loss', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = orderIdOf(c)
    const form = await readForm(c, endForm)
    if (!form.ok) return tagsPage(c, house, staff, { errors: form.errors })
    const done = await submitOnce(c, house, { form: 'procedures.tags.loss' }, async (tx) => {
      const ended = await endTag(tx, house, staff, id, form.value.why)
      return ended.ok ? { location: href } : { errors: [{ field: '', message: t.errors[ended.reason] }] }
    })
    return done.ok ? done.response : tagsPage(c, house, staff, { errors: done.errors })
  })
}

const boxForm = z.object({
  series: z.enum(tagSeries, { error: t.errors.series }),
  from: field.wholeNumber(1, 9_999_999),
  to: field.wholeNumber(1, 9_999_999),
})

const endForm = z.object({ why: z.enum(tagEndings, { error: t.errors.why }) })

type Shown = { errors?: readonly FieldError[]; found?: readonly TagOrder[]; typed?: { number?: string } }

async function tagsPage(c: Ctx, house: House, staff: Staff, shown: Shown): Promise<Response> {
  const { orders, found, stock } = await house.db.read(async (tx) => ({
    orders: await named(tx, await listOrders(tx, casePolicy.scope(staff), 200)),
    found: shown.found && (await named(tx, shown.found)),
    stock: await stockOf(tx),
  }))
  return staffPage(
    c,
    house,
    { title: t.title, current: href, errors: shown.errors ?? [] },
    <TagsPage orders={orders} found={found} stock={stock} typed={shown.typed ?? {}} />,
  )
}

async function named(tx: Tx, orders: readonly TagOrder[]): Promise<NamedOrder[]> {
  const names = await personNames(
    tx,
    orders.map(({ applicantPersonId }) => applicantPersonId),
  )
  const lines: NamedOrder[] = []
  for (const order of orders) {
    lines.push({
      ...order,
      name: names.get(order.applicantPersonId) ?? '（住民記録なし）',
      obstacle: order.tagId ? undefined : await obstacleOf(tx, order),
    })
  }
  return lines
}

function orderIdOf(c: Ctx): TagOrderId {
  const id = parseId<'tag-order'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('tag order')
  return id
}
