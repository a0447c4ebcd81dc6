import type { Hono } from 'hono'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { groundOf, tileBounds } from '../../ground/index.ts'
import { reportPermissions as may, reportsSeenBy, requireCatalogue } from '../../record/index.ts'
import { monthIn, monthsUpTo, spanOf } from '../domain/months.ts'
import { HeatPage, RecurringPage } from '../pages/heat-page.tsx'
import { boardPath, heatPath, recurringPath } from '../pages/paths.ts'
import { heatOf, heatZoom, recurringSpots } from '../store/heat.ts'
import { deskTexts } from '../text/index.ts'

const t = deskTexts.heat
const crumbs = [{ href: boardPath, label: deskTexts.board.title }]
const monthsShown = 12

/** Where reports come from, month by month, and where they come again and again. */
export function heatRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(heatPath, async (c) => {
    const staff = requireStaff(c, may.read)
    const catalogue = requireCatalogue(house)
    const months = monthsUpTo(house.clock.today(), monthsShown)
    const month = monthIn(c.req.query('month'), months)
    const group = catalogue.groups.find(({ code }) => code === c.req.query('group'))?.code
    const { cells, towns } = await house.db.read(async (tx) => {
      const wanted = { offices: await reportsSeenBy(tx, house, staff), group, ...spanOf(month) }
      return heatOf(tx, wanted)
    })
    return staffPage(
      c,
      house,
      { title: t.title, current: boardPath, crumbs, styles: ['report-desk.css', 'map.css'] },
      <HeatPage
        catalogue={catalogue}
        ground={groundOf(house)}
        months={months}
        month={month}
        group={group}
        clusters={cells.map(({ x, y, n }) => ({ place: middleOf(x, y), count: n, label: t.cell(n) }))}
        towns={towns}
      />,
    )
  })

  app.get(recurringPath, async (c) => {
    const staff = requireStaff(c, may.read)
    const spots = await house.db.read(async (tx) => recurringSpots(tx, await reportsSeenBy(tx, house, staff)))
    return staffPage(
      c,
      house,
      { title: t.recurring.title, current: boardPath, crumbs, styles: ['report-desk.css', 'map.css'] },
      <RecurringPage catalogue={requireCatalogue(house)} ground={groundOf(house)} spots={spots} />,
    )
  })
}

const middleOf = (x: number, y: number) => {
  const { south, west, north, east } = tileBounds({ x, y }, heatZoom)
  return { lat: (south + north) / 2, lon: (west + east) / 2 }
}
