import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
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
import { deskTexts, idIn } from '../../desk/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { acceptOrder, cancelOrder, type Decided, returnOrder } from '../actions/decide.ts'
import { planOrder } from '../actions/plan-order.ts'
import type { OrderId } from '../domain/order.ts'
import { orderPath, ordersPath } from '../pages/paths.ts'
import { orderTexts } from '../text/index.ts'
import { orderView } from '../view.ts'
import { seenFields, showOrder } from './one.tsx'
import { dayOfPlan, planFields } from './plan-fields.ts'

const t = orderTexts.one

const acceptForm = z.object({
  ...seenFields,
  reportVersion: z.coerce.number().int().catch(0),
  deed: z.string().default('accept'),
  answer: z.enum(['fixed', 'later']).optional().catch(undefined),
  template: z.string().default(''),
  said: field.optionalText(4000),
  picture: z
    .string()
    .default('')
    .transform((id) => parseId<'photo'>(id)),
  withoutPicture: field.optionalText(200),
  acceptNote: field.optionalText(2000),
})

const returnForm = z.object({ ...seenFields, better: field.text(2000) })
const cancelForm = z.object({ ...seenFields, cancelNote: field.text(2000) })
const planForm = z.object({ ...seenFields, ...planFields, planNote: field.optionalText(2000) })

/** What the office does with an order. */
export function deedRoutes(app: Hono<HttpEnv>, house: House): void {
  const at = `${ordersPath}/:id`

  app.post(`${at}/acceptance`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'order'>(c, 'id')
    const form = await readForm(c, acceptForm)
    const { raw } = form
    if (!form.ok) return showOrder(c, house, { errors: form.errors, typed: raw, form: 'acceptance' })
    const { value } = form
    if (value.deed === 'fill') {
      const { templates } = await house.db.read((tx) => orderView(tx, house, staff, id))
      const chosen = templates.find(({ code }) => code === value.template)
      // What was typed stays: the template comes behind it.
      const said = [value.said, chosen?.text].filter(Boolean).join('\n')
      return showOrder(c, house, { typed: { ...raw, said }, form: 'acceptance' })
    }
    const answer =
      value.answer === 'fixed'
        ? {
            seen: value.reportVersion,
            said: value.said,
            photoId: value.picture,
            withoutPicture: value.withoutPicture,
          }
        : undefined
    return decide(
      c,
      house,
      { id, form: 'acceptance', step: value.step, raw, done: answer ? 'answered' : 'accepted' },
      (tx) => acceptOrder(tx, house, staff, { id, seen: value.version, note: value.acceptNote, answer }),
    )
  })

  app.post(`${at}/return`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'order'>(c, 'id')
    const form = await readForm(c, returnForm)
    const { raw } = form
    if (!form.ok) return showOrder(c, house, { errors: form.errors, typed: raw, form: 'return' })
    const { version: seen, step, better: note } = form.value
    return decide(c, house, { id, form: 'return', step, raw, done: 'returned' }, (tx) =>
      returnOrder(tx, house, staff, { id, seen, note }),
    )
  })

  app.post(`${at}/cancellation`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'order'>(c, 'id')
    const form = await readForm(c, cancelForm)
    const { raw } = form
    if (!form.ok) return showOrder(c, house, { errors: form.errors, typed: raw, form: 'cancellation' })
    const { version: seen, step, cancelNote: note } = form.value
    return decide(c, house, { id, form: 'cancellation', step, raw, done: 'cancelled' }, (tx) =>
      cancelOrder(tx, house, staff, { id, seen, note }),
    )
  })

  app.post(`${at}/plan`, (c) => plan(c, house, requireStaff(c, may.handle), idIn<'order'>(c, 'id')))
}

async function plan(c: Ctx, house: House, staff: Staff, id: OrderId): Promise<Response> {
  const form = await readForm(c, planForm)
  const { raw } = form
  if (!form.ok) return showOrder(c, house, { errors: form.errors, typed: raw, form: 'plan' })
  const { version: seen, step, who: doer, planNote: note } = form.value
  const on = dayOfPlan(form.value)
  if (!on) return showOrder(c, house, { errors: [{ field: 'day', message: t.problems.day }], typed: raw, form: 'plan' })
  let isChanged = false
  const done = await submitOnce(c, house, { form: `reports.order-plan:${id}` }, async (tx) => {
    const planned = await planOrder(tx, house, staff, { id, seen, plan: { on, doer }, note })
    if (planned.ok) return { location: `${orderPath(id)}?done=planned` }
    isChanged = planned.reason === 'changed'
    if (planned.reason === 'changed') return { errors: [{ field: '', message: t.changedMeanwhile }] }
    const at = planned.reason === 'doer' ? 'who' : planned.reason === 'past' ? 'day' : ''
    return { errors: [{ field: at, message: t.problems[planned.reason] }] }
  })
  if (done.ok) return done.response
  return showOrder(c, house, { errors: done.errors, typed: raw, form: 'plan', seenStep: isChanged ? step : undefined })
}

type Deed = {
  id: OrderId
  form: string
  step: number
  raw: Parameters<typeof showOrder>[2] extends { typed?: infer Typed } | undefined ? NonNullable<Typed> : never
  done: keyof typeof t.done
}

async function decide(
  c: Ctx,
  house: House,
  { id, form, step, raw, done: news }: Deed,
  deed: (tx: Tx) => Promise<Decided>,
): Promise<Response> {
  let isChanged = false
  const done = await submitOnce(c, house, { form: `reports.order-${form}:${id}` }, async (tx) => {
    const decided = await deed(tx)
    if (decided.ok) return { location: `${orderPath(id)}?done=${news}` }
    isChanged = decided.reason === 'changed'
    return { errors: errorsOf(decided) }
  })
  if (done.ok) return done.response
  return showOrder(c, house, { errors: done.errors, typed: raw, form, seenStep: isChanged ? step : undefined })
}

function errorsOf(decided: Exclude<Decided, { ok: true }>): FieldError[] {
  switch (decided.reason) {
    case 'changed':
      return [{ field: '', message: t.changedMeanwhile }]
    case 'answer':
      return decided.problems.map(({ field: at, why }) => ({
        field: { photo: 'withoutPicture', to: 'answer' }[at] ?? at,
        message: deskTexts.report.problems[why],
      }))
    default:
      return [{ field: '', message: t.problems[decided.reason] }]
  }
}
