import type { Hono } from 'hono'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { plateFrom } from '../../filing/actions/begun-with.ts'
import { showBlank } from '../../filing/routes/form.tsx'
import { shownPictures } from '../../filing/store/similar.ts'
import { paceReads } from '../../reading/actions/pace-reads.ts'
import { assetKindsOf } from '../kinds.ts'
import { OpenPage, PlateGonePage } from '../pages/plate-page.tsx'
import { shownOpenOf, type PlateThing, thingOfPlate } from '../store/public.ts'
import { publicTexts } from '../text/index.ts'

/**
 * On the thing itself, as a code to scan: what is known of it already comes first, and the form with the thing chosen where
 * nothing is, or something else is to be told.
 */
export function publicRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/at/:plate', async (c) => {
    await paceReads(c, house)
    const written = c.req.param('plate')
    const plate = plateFrom(written)
    const found = plate ? await house.db.read((tx) => thingOfPlate(tx, plate)) : undefined
    if (!plate || !found || isGone(house, found)) return showGone(c, house, plate, found)
    if (c.req.query('other') === undefined) {
      const open = await openOf(house, found)
      if (open.length > 0) return showOpen(c, house, { plate, kind: found.kind, open })
    }
    return showBlank(c, house, { plate })
  })
}

const isGone = (house: House, { endedOn }: PlateThing): boolean =>
  endedOn !== null && Temporal.PlainDate.compare(endedOn, house.clock.today()) <= 0

const openOf = (house: House, { id }: PlateThing) =>
  house.db.read(async (tx) => {
    const reports = await shownOpenOf(tx, id)
    const pictures =
      reports.length > 0
        ? await shownPictures(
            tx,
            reports.map((report) => report.id),
          )
        : []
    return reports.map((report) => ({ report, picture: pictures.find(({ reportId }) => reportId === report.id) }))
  })

type Open = { plate: string; kind: string; open: Awaited<ReturnType<typeof openOf>> }

function showOpen(c: Ctx, house: House, { plate, kind, open }: Open): Response {
  const lang = c.get('lang')
  const name = assetKindsOf(house).get(kind)?.name[lang] ?? ''
  return residentPage(
    c,
    house,
    { title: publicTexts(lang).open.title, crumbs: [], robots: 'noindex', styles: ['filing.css'] },
    <OpenPage lang={lang} plate={plate} name={name} open={open} />,
  )
}

function showGone(c: Ctx, house: House, plate: string | undefined, found: PlateThing | undefined): Response {
  const lang = c.get('lang')
  const name = found && (assetKindsOf(house).get(found.kind)?.name[lang] ?? '')
  return residentPage(
    c,
    house,
    { title: publicTexts(lang).gone.title, crumbs: [], robots: 'noindex', status: 404 },
    <PlateGonePage lang={lang} plate={plate} name={name} />,
  )
}
