import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, field, type HttpEnv, readForm, requireStaff } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { askToCancel, confirmCancel } from '../../actions/counter/cancel-receipt.ts'
import {
  confirmDrawer,
  countAgain,
  countDrawer,
  type DayDone,
  type DrawerPlace,
  openDrawer,
  payIn,
} from '../../actions/counter/drawer-day.ts'
import { type CashCount, denominations } from '../../domain/counter/drawer-day.ts'
import type { DrawerId } from '../../domain/payment.ts'
import { DrawerPage, type DrawerView } from '../../pages/counter/drawer-page.tsx'
import { may } from '../../permissions.ts'
import { cashOfDay, findDay, isPaidIn, unfinishedDays } from '../../store/counter/drawer-days.ts'
import { type Drawer, drawersOf } from '../../store/counter/drawers.ts'
import { receiptsOfDay } from '../../store/counter/receipts.ts'
import { counterText } from '../../text/counter.ts'
import { actOnce, reasonFor } from '../act.ts'

const t = counterText.drawer
const current = '/staff/payments/drawer'
type Done = keyof typeof t.done

const piece = z
  .string()
  .optional()
  .transform((text) => (text?.trim() ? text : '0'))
  .pipe(field.wholeNumber(0, 9_999))
const day = z.iso.date().transform((text) => Temporal.PlainDate.from(text))
const countForm = z.object({
  ...Object.fromEntries(denominations.map((value) => [`d${value}`, piece])),
  explanation: field.optionalText(300),
  day: day.optional(),
})
const dayForm = z.object({ day })

export function drawerRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/payments/drawer', (c) => show(c, house))

  app.post('/staff/payments/drawer/:id/opening', (c) =>
    withCount(c, house, 'opened', (tx, staff, place, count) => openDrawer(tx, house, staff, place.drawerId, count)),
  )
  app.post('/staff/payments/drawer/:id/count', (c) =>
    withCount(c, house, 'counted', (tx, staff, place, count, explanation) =>
      countDrawer(tx, house, staff, place, { count, ...(explanation && { explanation }) }),
    ),
  )
  app.post('/staff/payments/drawer/:id/recount', (c) =>
    ofDay(c, house, 'again', (tx, staff, place) => countAgain(tx, house, staff, place)),
  )
  app.post('/staff/payments/drawer/:id/closing', (c) =>
    ofDay(c, house, 'closed', (tx, staff, place) => confirmDrawer(tx, house, staff, place)),
  )
  app.post('/staff/payments/drawer/:id/pay-in', (c) =>
    ofDay(c, house, 'paid', (tx, staff, place) => payIn(tx, house, staff, place)),
  )

  app.post('/staff/payments/counter/receipts/:id/cancel-wish', async (c) => {
    requireStaff(c, may.counter)
    const form = await readForm(c, reasonFor(receiptId(c)))
    if (!form.ok) return show(c, house, form.errors, form.raw)
    return act(c, house, 'asked', (tx, staff) => askToCancel(tx, house, staff, receiptId(c), form.value))
  })
  app.post('/staff/payments/counter/receipts/:id/cancellation', (c) =>
    act(c, house, 'cancelled', (tx, staff) => confirmCancel(tx, house, staff, receiptId(c))),
  )
}

type Raw = Readonly<Record<string, string | string[]>>
type Outcome = { ok: true } | { ok: false; reason: keyof typeof t.reasons }

const act = (
  c: Ctx,
  house: House,
  done: Done,
  work: (tx: Tx, staff: Staff) => Promise<Outcome>,
  raw: Raw = {},
): Promise<Response> =>
  actOnce(c, house, {
    permission: may.counter,
    show: (errors) => show(c, house, errors, raw),
    work: async (tx, staff) => {
      const outcome = await work(tx, staff)
      const drawer = typeof raw['drawer'] === 'string' ? `&drawer=${raw['drawer']}` : ''
      if (outcome.ok) return { location: `${current}?done=${done}${drawer}` }
      return {
        field: outcome.reason === 'explanation_missing' ? 'explanation' : '',
        message: t.reasons[outcome.reason],
      }
    },
  })

async function withCount(
  c: Ctx,
  house: House,
  done: Done,
  work: (tx: Tx, staff: Staff, place: DrawerPlace, count: CashCount, explanation?: string) => Promise<DayDone>,
): Promise<Response> {
  requireStaff(c, may.counter)
  const form = await readForm(c, countForm)
  if (!form.ok) return show(c, house, form.errors, form.raw)
  const pieces: Record<string, unknown> = form.value
  const count = Object.fromEntries(denominations.map((value) => [value, Number(pieces[`d${value}`] ?? 0)]))
  const place = { drawerId: drawerIdOf(c), day: form.value.day ?? house.clock.today() }
  return act(c, house, done, (tx, staff) => work(tx, staff, place, count, form.value.explanation), form.raw)
}

async function ofDay(
  c: Ctx,
  house: House,
  done: Done,
  work: (tx: Tx, staff: Staff, place: DrawerPlace) => Promise<DayDone>,
): Promise<Response> {
  requireStaff(c, may.counter)
  const form = await readForm(c, dayForm)
  if (!form.ok) throw new NotFound()
  const place = { drawerId: drawerIdOf(c), day: form.value.day }
  return act(c, house, done, (tx, staff) => work(tx, staff, place), { drawer: place.drawerId })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, may.counter)
  const today = house.clock.today()
  const typed = Object.fromEntries(
    Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const wanted = c.req.query('drawer') ?? typed['drawer']
  const facts = await house.db.read(async (tx) => {
    const drawers = await drawersOf(tx, staff.staffId, today)
    const drawer = drawers.find(({ id }) => id === wanted) ?? drawers[0]
    const view = drawer && (await viewOf(tx, drawer, today))
    const ids = [view?.day?.countedBy, ...(view?.receipts ?? []).map(({ takenBy }) => takenBy)]
    return { drawers, view, names: await staffNames(tx, [...new Set(ids.filter((id) => id !== undefined))]) }
  })
  const done = Object.keys(t.done).find((one): one is Done => one === c.req.query('done'))
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/payments/counter', errors, styles: ['counter.css'] },
    <DrawerPage staff={staff} today={today} done={done} typed={typed} {...facts} />,
  )
}

/** A day that waits for its close comes before today. */
async function viewOf(tx: Tx, drawer: Drawer, today: Temporal.PlainDate): Promise<DrawerView> {
  const [late] = await unfinishedDays(tx, [drawer.id])
  const found = late ?? (await findDay(tx, drawer.id, today))
  if (!found) return { drawer, receipts: [], paidIn: false }
  return {
    drawer,
    day: found,
    cash: await cashOfDay(tx, drawer.id, found.day),
    receipts: await receiptsOfDay(tx, drawer.id, found.day, 300),
    paidIn: await isPaidIn(tx, drawer.id, found.day),
  }
}

function drawerIdOf(c: Context<HttpEnv>): DrawerId {
  const id = parseId<'drawer'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}

function receiptId(c: Context<HttpEnv>) {
  const id = parseId<'counter-receipt'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
