import type { Hono } from 'hono'
import { type HttpEnv, ownerMark, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatCalendarDate, formatTime } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { groundOf } from '../../ground/index.ts'
import { reportPermissions } from '../../record/index.ts'
import { leftOfWardDay } from '../domain/ward-day.ts'
import { DayPage } from '../pages/day-page.tsx'
import { KeptNotice } from '../pages/kept-notice.tsx'
import { OutboxBox } from '../pages/outbox-box.tsx'
import { kitPath, sitePath, workPath } from '../pages/paths.ts'
import { crewTexts } from '../text/index.ts'
import { dayView } from '../view.ts'

/** The day of a crew, and what a phone takes along of it. */
export function dayRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(workPath, async (c) => {
    const staff = requireStaff(c, reportPermissions.work)
    const view = await house.db.read((tx) => dayView(tx, house, staff))
    const keptAt = c.req.query('kept') === undefined ? undefined : formatTime(house.clock.now(), 'ja')
    return staffPage(
      c,
      house,
      {
        title: crewTexts.day.title,
        heading: crewTexts.day.heading(formatCalendarDate(view.today, 'ja')),
        current: workPath,
        styles: ['work.css', 'map.css'],
        islands: ['work-outbox'],
      },
      <>
        <KeptNotice time={keptAt} />
        <OutboxBox owner={ownerMark(house.config, staff.accountId)} takesAlong={keptAt === undefined} />
        <DayPage view={view} ground={groundOf(house)} />
      </>,
    )
  })

  // Which addresses a phone takes along, for whom and for how long: `at` is what it answers, `from` where it fetches it.
  app.get(kitPath, async (c) => {
    const staff = requireStaff(c, reportPermissions.work)
    const { way, late, ahead, over } = await house.db.read((tx) => dayView(tx, house, staff))
    const orders = [...way.map(({ order }) => order), ...late, ...ahead, ...over].slice(0, mostTaken)
    return c.json({
      owner: ownerMark(house.config, staff.accountId),
      lasts: leftOfWardDay(house.clock.now()),
      pages: [workPath, ...orders.map(({ id }) => sitePath(id))].map((at) => ({ at, from: `${at}?kept=yes` })),
    })
  })
}

// A day's work, with its pictures, on a phone.
const mostTaken = 60
