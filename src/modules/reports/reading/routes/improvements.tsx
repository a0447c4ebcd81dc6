import type { Hono } from 'hono'
import { paceReads } from '../actions/pace-reads.ts'
import { type Ctx, type HttpEnv, readCursor, writeCursor } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { ImprovementsPage } from '../pages/improvements-page.tsx'
import { sayIn } from '../pages/say.ts'
import { improvements } from '../store/improvements.ts'
import { shownPhotos } from '../store/one.ts'
import { readingTexts } from '../text/index.ts'
import { listStyles } from './list.tsx'

const pageSize = 10
const cursorOf = 'reports.improvements'

/** Improvements that the office has published. */
export function improvementRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/improvements', (c) => show(c, house))
}

async function show(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house)
  const lang = c.get('lang')
  const t = readingTexts(lang)
  const [at, id] = readCursor(house, cursorOf, c.req.query('after')) ?? []
  const before = at !== undefined && id !== undefined ? ([String(at), String(id)] as const) : undefined
  const { found, photos } = await house.db.read(async (tx) => {
    const listed = await improvements(tx, { before, limit: pageSize + 1 })
    return {
      found: listed,
      photos: await shownPhotos(
        tx,
        listed.map(({ reportId }) => reportId),
      ),
    }
  })
  const shown = found.slice(0, pageSize)
  const last = found.length > pageSize ? shown.at(-1) : undefined
  const nextHref =
    last && `/reports/improvements?after=${writeCursor(house, cursorOf, [last.publishedAt.toString(), last.id])}`
  const say = sayIn(house, lang)
  return residentPage(
    c,
    house,
    {
      title: say.plain(t.improvements.title),
      crumbs: [{ href: '/reports', label: t.here }],
      styles: listStyles,
      description: say.plain(t.improvements.lede),
    },
    <ImprovementsPage say={say} improvements={shown} photos={photos} nextHref={nextHref} />,
  )
}
