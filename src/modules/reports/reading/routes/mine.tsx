import type { Hono } from 'hono'
import { type Ctx, type HttpEnv, readCursor, writeCursor } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { Notice, residentPage } from '#platform/ui/index.ts'
import { subscriptionsOf } from '../../alerts/store/subscriptions.ts'
import { alertTexts } from '../../alerts/text/index.ts'
import { requireCatalogue } from '../../record/index.ts'
import { personsOf, requireReader } from '../actions/who.ts'
import { MinePage } from '../pages/mine-page.tsx'
import { sayIn } from '../pages/say.ts'
import { followedReports } from '../store/following.ts'
import { ownReports, thanksTo } from '../store/own.ts'
import { readingTexts } from '../text/index.ts'
import { listStyles } from './list.tsx'

const pageSize = 20
const mostFollowed = 100
const cursorOf = 'reports.mine'

/** One's own page. */
export function mineRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/mine', (c) => mine(c, house))
}

async function mine(c: Ctx, house: House): Promise<Response> {
  const reader = requireReader(c)
  const lang = c.get('lang')
  const t = readingTexts(lang)
  const [at, id] = readCursor(house, cursorOf, c.req.query('after')) ?? []
  const before = at !== undefined && id !== undefined ? ([String(at), String(id)] as const) : undefined
  const { found, followed, subscriptions, thanks } = await house.db.read(async (tx) => {
    const persons = await personsOf(tx, reader)
    return {
      found: await ownReports(tx, persons, { before, limit: pageSize + 1 }),
      followed: await followedReports(tx, persons, mostFollowed),
      subscriptions: await subscriptionsOf(tx, persons),
      thanks: await thanksTo(tx, persons),
    }
  })
  const own = found.slice(0, pageSize)
  const last = found.length > pageSize ? own.at(-1) : undefined
  const nextHref = last && `/reports/mine?after=${writeCursor(house, cursorOf, [last.filedAt.toString(), last.id])}`
  const say = sayIn(house, lang)
  return residentPage(
    c,
    house,
    {
      title: say.plain(t.mine.title),
      crumbs: [{ href: '/reports', label: t.here }],
      styles: listStyles,
      robots: 'noindex',
    },
    <>
      {c.req.query('said') === 'ended' && <Notice kind="success" title={alertTexts(lang).said.ended} live />}
      <MinePage
        say={say}
        catalogue={requireCatalogue(house)}
        own={own}
        nextHref={nextHref}
        followed={followed}
        subscriptions={subscriptions}
        thanks={thanks}
      />
    </>,
  )
}
