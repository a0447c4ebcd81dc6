import type { Hono } from 'hono'
import { z } from 'zod'
import { recordAudit } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { idIn } from '../../desk/index.ts'
import { boundsAround, DrawnMap, groundOf } from '../../ground/index.ts'
import { showPhoto } from '../../pictures/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { openOrder } from '../own.ts'
import { isOrderNews, OrderHeadline, OrderPage } from '../pages/order-page.tsx'
import { ordersPath } from '../pages/paths.ts'
import type { Typed } from '../pages/say.ts'
import { pinStateOf } from '../pages/pin.ts'
import { picturesOfOrder } from '../store/pictures.ts'
import { orderTexts } from '../text/index.ts'
import { type OrderView, orderView } from '../view.ts'

const t = orderTexts.one

/** An order with its pictures. */
export function oneRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${ordersPath}/:id`, (c) => showOrder(c, house))

  app.get(`${ordersPath}/:id/photos/:photo/:size`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const photo = await house.db.read(async (tx) => {
      const order = await openOrder(tx, staff, idIn<'order'>(c, 'id'))
      const id = idIn<'photo'>(c, 'photo')
      return (await picturesOfOrder(tx, order)).find((one) => one.id === id)
    })
    if (!photo) throw new NotFound('photo')
    return showPhoto(c, house, photo.fileId, c.req.param('size'))
  })
}

export type Shown = {
  errors?: readonly FieldError[]
  typed?: Typed
  /** Into which form it was typed. */
  form?: string
  /** Somebody else changed the order: what came after this step is shown. */
  seenStep?: number | undefined
}

/** The page of an order, with what was typed and what was wrong about it. */
export async function showOrder(
  c: Ctx,
  house: House,
  { errors = [], typed = {}, form, seenStep }: Shown = {},
): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const id = idIn<'order'>(c, 'id')
  const done = c.req.query('done')
  const view = await house.db.transact(async (tx) => {
    const seen = await orderView(tx, house, staff, id)
    await recordAudit(tx, { actor: staff, action: 'reports.order.read', subject: { kind: 'reports.order', id } })
    return seen
  })
  return staffPage(
    c,
    house,
    {
      title: view.order.number,
      heading: view.order.title,
      current: ordersPath,
      crumbs: [{ href: ordersPath, label: orderTexts.list.title }],
      errors,
      summary: <OrderHeadline view={view} />,
      styles: ['report-desk.css', 'map.css'],
      ...(seenStep !== undefined && { status: 409 as const }),
    },
    <OrderPage
      view={view}
      done={errors.length === 0 && isOrderNews(done) ? done : undefined}
      typed={typed}
      form={form}
      seenStep={seenStep}
      map={placeOf(house, view)}
    />,
  )
}

function placeOf(house: House, { order }: OrderView) {
  const ground = groundOf(house)
  if (!ground) return undefined
  const place = { lat: order.lat, lon: order.lon }
  return (
    <DrawnMap
      ground={ground}
      bounds={boundsAround(place, 350)}
      title={t.mapOf(order.town)}
      pins={[{ place, number: 1, state: pinStateOf(order.state), label: `${order.title}、${order.town}` }]}
    />
  )
}

/** What the page of an order sends with each of its forms. */
export const seenFields = {
  version: z.coerce.number().int().catch(0),
  step: z.coerce.number().int().catch(0),
}
