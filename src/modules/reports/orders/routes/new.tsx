import type { Hono } from 'hono'
import { z } from 'zod'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
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
import { Notice, staffPage } from '#platform/ui/index.ts'
import { boardPath, deskTexts, reportPath } from '../../desk/index.ts'
import { findReports, reportPermissions as may } from '../../record/index.ts'
import { canBeOrdered, mostAtOnce, type OrderedFor, orderFrom } from '../actions/order-from.ts'
import { openDays } from '../domain/days.ts'
import { orderKinds } from '../domain/order.ts'
import { doersOf } from '../doers.ts'
import { NewOrderPage } from '../pages/new-page.tsx'
import { manyOrdersPath, newOrderPath, orderPath, ordersPath } from '../pages/paths.ts'
import type { Typed } from '../pages/say.ts'
import { assetsToOrderFor } from '../store/assets.ts'
import { ordersOfReport, reportsWithOrder } from '../store/of-report.ts'
import { isOver } from '../domain/order.ts'
import { orderTexts } from '../text/index.ts'
import { dayOfPlan, planFields } from './plan-fields.ts'

const t = orderTexts.form

const things = { report: z.array(z.string()).default([]), asset: z.array(z.string()).default([]) }
const lists = ['report', 'asset']

const orderForm = z.object({
  ...things,
  kind: z.enum(orderKinds, { error: t.problems.kind }),
  title: field.optionalText(120),
  instructions: field.optionalText(2000),
  placeText: field.optionalText(200),
  urgent: field.ticked(),
  ...planFields,
})

/** Work is ordered: for one report, or for what was chosen in a list. */
export function newRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(newOrderPath, (c) =>
    showForm(c, house, thingsIn({ report: c.req.queries('report') ?? [], asset: c.req.queries('asset') ?? [] })),
  )
  app.post(newOrderPath, (c) => take(c, house))

  // A list with check boxes sends what was chosen; the form sends it back with the rest.
  app.post(manyOrdersPath, async (c) => {
    requireStaff(c, may.handle)
    const form = await readForm(c, z.object({ ...things, deed: z.string().default('') }), { lists })
    return form.ok && form.value.deed !== 'give' ? showForm(c, house, thingsIn(form.value)) : take(c, house)
  })
}

async function take(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const form = await readForm(c, orderForm, { lists })
  const { raw } = form
  const chosen = thingsIn({ report: listIn(raw, 'report'), asset: listIn(raw, 'asset') })
  if (!form.ok) return showForm(c, house, chosen, form.errors, raw)
  const { value } = form
  const on = dayOfPlan(value)
  const isOne = chosen.reports.length + chosen.assets.length === 1
  if (!on) return showForm(c, house, chosen, [{ field: 'day', message: t.problems.day }], raw)
  if (isOne && !value.title) return showForm(c, house, chosen, [{ field: 'title', message: t.problems.title }], raw)
  const { kind, title, instructions, placeText, urgent: isUrgent, who: doer } = value
  const typed = { kind, instructions, isUrgent, on, doer, ...(isOne && { title, placeText }) }
  const done = await submitOnce(c, house, { form: 'reports.order' }, async (tx) => {
    const ordered = await orderFrom(tx, house, staff, chosen, typed)
    if (ordered.ok) return { location: whereTo(ordered.given, ordered.left, isOne) }
    // Another officer was faster: the page leads to what they ordered.
    const there = isOne && ordered.reason === 'none' ? await openOrderOf(tx, staff, chosen) : undefined
    if (there) return { location: `${orderPath(there.id)}?done=there` }
    const at = { past: 'day', doer: 'who', none: '', 'too-many': '' }[ordered.reason]
    return { errors: [{ field: at, message: t.problems[ordered.reason] }] }
  })
  return done.ok ? done.response : showForm(c, house, chosen, done.errors, raw)
}

function whereTo(given: readonly Parameters<typeof orderPath>[0][], left: number, isOne: boolean): string {
  const [only] = given
  if (isOne && only) return `${orderPath(only)}?done=given`
  return `${ordersPath}?given=${given.length}${left > 0 ? `&left=${left}` : ''}`
}

async function openOrderOf(tx: Tx, staff: Staff, { reports }: OrderedFor) {
  const [only] = reports
  const [report] = only ? await findReports(tx, [only]) : []
  if (!report || !ownOffices(staff).includes(report.officeId)) return undefined
  return (await ordersOfReport(tx, report.id)).find(({ state }) => !isOver(state))
}

async function showForm(
  c: Ctx,
  house: House,
  chosen: OrderedFor,
  errors: readonly FieldError[] = [],
  typed: Typed = {},
): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const today = house.clock.today()
  const offices = ownOffices(staff)
  const asked = chosen.reports.length + chosen.assets.length
  const shown = await house.db.read(async (tx) => {
    const found = (await findReports(tx, chosen.reports)).filter(({ officeId }) => offices.includes(officeId))
    const assets = await assetsToOrderFor(tx, offices, chosen.assets)
    const ordered = await reportsWithOrder(tx, chosen.reports)
    const [only] = asked === 1 ? found : []
    const open = only && (await ordersOfReport(tx, only.id)).find(({ state }) => !isOver(state))
    const reports = only ? [only] : found.filter((one) => canBeOrdered(one) && !ordered.has(one.id))
    return {
      reports,
      assets,
      open,
      isOver: only !== undefined && !canBeOrdered(only),
      doers: await doersOf(tx, house, [...new Set([...reports, ...assets].map(({ officeId }) => officeId))], today),
    }
  })
  const count = shown.reports.length + shown.assets.length
  if (asked > 0 && count === 0 && asked === 1) throw new NotFound('report')
  const [report] = asked === 1 ? shown.reports : []
  const problem = count === 0 ? t.problems.nothing : asked > mostAtOnce ? t.problems['too-many'] : undefined
  return staffPage(
    c,
    house,
    {
      title: asked > 1 ? t.many(count) : t.title,
      current: ordersPath,
      crumbs: report
        ? [
            { href: boardPath, label: deskTexts.board.title },
            { href: reportPath(report.id), label: report.number },
          ]
        : [{ href: ordersPath, label: orderTexts.list.title }],
      errors,
      styles: ['report-desk.css'],
    },
    problem ? (
      <Notice>{problem}</Notice>
    ) : (
      <NewOrderPage {...shown} days={openDays(house.profile, today)} typed={typed} />
    ),
  )
}

const listIn = (raw: Typed, name: string): readonly string[] => {
  const value = raw[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}

const thingsIn = ({ report, asset }: { report: readonly string[]; asset: readonly string[] }): OrderedFor => ({
  reports: [...new Set(report.flatMap((id) => parseId<'report'>(id) ?? []))],
  assets: [...new Set(asset.flatMap((id) => parseId<'asset'>(id) ?? []))],
})
