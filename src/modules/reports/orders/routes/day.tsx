import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import { ownOffices } from '#platform/auth/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { boundsOf, DrawnMap, groundOf } from '../../ground/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { moveMany, type SeenOrder } from '../actions/move-many.ts'
import { arrangeDay, type DayOf, type DayPlan, planOfDay, setsOutFrom, type TurnWish } from '../actions/turns.ts'
import { openDays } from '../domain/days.ts'
import { own, parseDoer } from '../domain/doer.ts'
import { parseDay } from '../domain/list-filter.ts'
import { doersOf } from '../doers.ts'
import { dayHref, DayPage, dayTitle } from '../pages/day-page.tsx'
import { dayPath, orderPath, ordersPath } from '../pages/paths.ts'
import { pinStateOf } from '../pages/pin.ts'
import type { Typed } from '../pages/say.ts'
import { orderTexts } from '../text/index.ts'
import { dayOfPlan, planFields } from './plan-fields.ts'

const t = orderTexts.day

const dayForm = z.object({
  on: z.string().default(''),
  for: z.string().default(''),
  deed: z.string().default(''),
  order: z.array(z.string()).default([]),
})

/** A day of a crew: its way, its turns, and what goes to another day. */
export function dayRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(dayPath, (c) => {
    const { on, who } = c.req.query()
    return showDay(c, house, { on: parseDay(on) ?? house.clock.today(), doer: parseDoer(who) ?? own })
  })

  app.post(dayPath, async (c) => {
    const staff = requireStaff(c, may.handle)
    const form = await readForm(c, dayForm, { lists: ['order'] })
    const value = form.ok ? form.value : dayForm.parse({})
    const day = { on: parseDay(value.on) ?? house.clock.today(), doer: parseDoer(value.for) ?? own }
    if (value.deed === 'move') return move(c, house, day, value.order)
    const wish = wishOf(value.deed)
    if (!wish) return showDay(c, house, day)
    const done = await submitOnce(c, house, { form: 'reports.order-turns' }, async (tx) => {
      await arrangeDay(tx, house, staff, day, wish)
      return { location: dayHref(day, `&done=${wish.to === 'nearest' ? 'arranged' : 'turned'}`) }
    })
    return done.ok ? done.response : showDay(c, house, day, { errors: done.errors })
  })
}

async function move(c: Ctx, house: House, day: DayOf, picked: readonly string[]): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const form = await readForm(c, z.object(planFields), { lists: ['order'] })
  const { raw: typed } = form
  const refuse = (errors: readonly FieldError[]) => showDay(c, house, day, { errors, typed })
  if (!form.ok) return refuse(form.errors)
  const orders = picked.flatMap(seenIn)
  const on = dayOfPlan(form.value)
  if (orders.length === 0) return refuse([{ field: 'order', message: t.problems.pick }])
  if (!on) return refuse([{ field: 'day', message: t.problems.day }])
  const done = await submitOnce(c, house, { form: 'reports.order-move' }, async (tx) => {
    const { who: doer } = form.value
    const moved = await moveMany(tx, house, staff, orders, { on, doer })
    if (!moved.ok)
      return { errors: [{ field: moved.reason === 'doer' ? 'who' : 'day', message: t.problems[moved.reason] }] }
    return { location: dayHref(day, `&moved=${moved.moved}${moved.left > 0 ? `&left=${moved.left}` : ''}`) }
  })
  return done.ok ? done.response : refuse(done.errors)
}

function wishOf(deed: string): TurnWish | undefined {
  if (deed === 'nearest') return { to: 'nearest' }
  const [to, text = ''] = deed.split(':')
  const id = parseId<'order'>(text)
  return id && (to === 'up' || to === 'down') ? { to, id } : undefined
}

function seenIn(text: string): SeenOrder[] {
  const [id = '', seen = ''] = text.split(':')
  const found = parseId<'order'>(id)
  return found && /^\d{1,9}$/.test(seen) ? [{ id: found, seen: Number(seen) }] : []
}

async function showDay(
  c: Ctx,
  house: House,
  day: DayOf,
  { errors = [], typed = {} }: { errors?: readonly FieldError[]; typed?: Typed } = {},
): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const { plan, doers, names } = await house.db.read(async (tx) => ({
    plan: await planOfDay(tx, house, staff, day),
    doers: await doersOf(tx, house, ownOffices(staff), house.clock.today()),
    names: await staffNames(tx, day.doer.kind === 'member' ? [day.doer.staffId] : []),
  }))
  const title = dayTitle(day, names)
  return staffPage(
    c,
    house,
    {
      title: t.title,
      heading: title,
      current: ordersPath,
      crumbs: [{ href: ordersPath, label: orderTexts.list.title }],
      errors,
      styles: ['queue.css', 'report-desk.css', 'map.css'],
    },
    <DayPage
      day={day}
      plan={plan}
      doers={doers}
      names={names}
      days={openDays(house.profile, house.clock.today())}
      startsAtOffice={setsOutFrom(house) !== undefined}
      typed={typed}
      news={newsIn(c)}
      map={mapOf(house, plan, title)}
    />,
  )
}

function newsIn(c: Ctx): string[] {
  const { done, moved, left } = c.req.query()
  const count = (text: string | undefined) => (/^[1-9]\d{0,2}$/.test(text ?? '') ? Number(text) : 0)
  return [
    ...(done === 'arranged' || done === 'turned' ? [t.done[done]] : []),
    ...(count(moved) > 0 ? [t.done.moved(count(moved))] : []),
    ...(count(left) > 0 ? [t.done.left(count(left))] : []),
  ]
}

function mapOf(house: House, { toDo, others }: DayPlan, title: string) {
  const ground = groundOf(house)
  const from = setsOutFrom(house)
  if (!ground || toDo.length + others.length === 0) return undefined
  const way = from ? [from, ...toDo] : toDo
  const pins = toDo.map((order, at) => ({
    id: order.id,
    place: { lat: order.lat, lon: order.lon },
    number: at + 1,
    state: pinStateOf(order.state),
    label: t.stop(at + 1, order.title, order.town),
  }))
  return (
    <DrawnMap
      ground={ground}
      bounds={boundsOf([...way, ...others], 300)}
      title={t.mapOf(title)}
      pins={pins}
      way={way}
      here={from}
      hrefOf={(pin) => ('id' in pin ? orderPath(pin.id) : ordersPath)}
    />
  )
}
