import type { Hono } from 'hono'
import { recordAudit } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { downloadFile, showPicture } from '#platform/files/index.ts'
import { type Ctx, type FieldError, type HttpEnv, ownerMark, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatTime } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { idIn } from '../../desk/routes/ids.ts'
import { boundsAround, DrawnMap, groundOf, type Place } from '../../ground/index.ts'
import { openOrder } from '../../orders/index.ts'
import { showPhoto } from '../../pictures/index.ts'
import { reportPermissions } from '../../record/index.ts'
import type { DeedKind } from '../domain/deed.ts'
import { drawingsFor } from '../drawings.ts'
import type { DeedTyped } from '../pages/deed-forms.tsx'
import { workPath } from '../pages/paths.ts'
import { isNews, SitePage, SiteSummary } from '../pages/site-page.tsx'
import { photosFor } from '../store/photos.ts'
import { crewTexts } from '../text/index.ts'
import { orderView } from '../view.ts'

const at = `${workPath}/:id`

/** One order at its place, with its pictures and drawings. */
export function siteRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(at, (c) => showSite(c, house))

  app.get(`${at}/photos/:photo/:size`, async (c) => {
    const staff = requireStaff(c, reportPermissions.work)
    const photo = await house.db.read(async (tx) => {
      const order = await openOrder(tx, staff, idIn<'order'>(c, 'id'))
      const photos = await photosFor(tx, order, { isCompany: staff.contract !== undefined })
      return photos.find(({ id }) => id === idIn<'photo'>(c, 'photo'))
    })
    if (!photo) throw new NotFound('photo')
    return showPhoto(c, house, photo.fileId, c.req.param('size'))
  })

  app.get(`${at}/drawings/:drawing`, async (c) => {
    const staff = requireStaff(c, reportPermissions.work)
    const drawing = await house.db.read(async (tx) => {
      const order = await openOrder(tx, staff, idIn<'order'>(c, 'id'))
      const near = await drawingsFor(tx, staff, order)
      return near.find(({ id }) => id === idIn<'drawing'>(c, 'drawing'))
    })
    if (!drawing) throw new NotFound('drawing')
    if (drawing.mediaType.startsWith('image/')) return showPicture(house, drawing.fileId, c.req.header('if-none-match'))
    return downloadFile(house, drawing.fileId, () => true)
  })
}

type Shown = { errors?: readonly FieldError[]; typed?: DeedTyped; sent?: DeedKind | undefined; isChanged?: boolean }

/** The page of an order, with what was typed and what was wrong about it. */
export async function showSite(
  c: Ctx,
  house: House,
  { errors = [], typed = {}, sent, isChanged }: Shown = {},
): Promise<Response> {
  const staff = requireStaff(c, reportPermissions.work)
  const id = idIn<'order'>(c, 'id')
  const view = await house.db.transact(async (tx) => {
    const seen = await orderView(tx, house, staff, id)
    await recordAudit(tx, { actor: staff, action: 'reports.order.read', subject: { kind: 'reports.order', id } })
    return seen
  })
  const news = c.req.query('done')
  const keptAt = c.req.query('kept') === undefined ? undefined : formatTime(house.clock.now(), 'ja')
  return staffPage(
    c,
    house,
    {
      title: view.order.number,
      heading: view.order.title,
      current: workPath,
      crumbs: [{ href: workPath, label: crewTexts.day.title }],
      errors,
      summary: <SiteSummary view={view} />,
      styles: ['report-desk.css', 'work.css', 'map.css'],
      islands: ['work-outbox'],
      ...(isChanged && { status: 409 as const }),
    },
    <SitePage
      view={view}
      news={errors.length === 0 && isNews(news) ? news : undefined}
      sent={sent}
      typed={typed}
      owner={ownerMark(house.config, staff.accountId)}
      keptAt={keptAt}
      map={mapOf(house, view.place, view.order.title, view.order.town)}
    />,
  )
}

export function mapOf(house: House, place: Place, title: string, town: string) {
  const ground = groundOf(house)
  return ground ? (
    <DrawnMap
      ground={ground}
      bounds={boundsAround(place, 250)}
      title={crewTexts.order.mapOf(town)}
      pins={[{ place, number: 1, state: 'received', label: `${title}、${town}` }]}
    />
  ) : null
}
