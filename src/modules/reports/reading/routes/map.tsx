import type { Hono } from 'hono'
import { assetHref } from '#platform/assets/index.ts'
import { allowMap, type Ctx, type HttpEnv, seeOther } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { groundOf } from '../../ground/index.ts'
import { askedFor } from '../actions/ask.ts'
import { mapIn } from '../actions/map-in.ts'
import { paceReads } from '../actions/pace-reads.ts'
import { addressOf, isFiltered } from '../domain/filter.ts'
import { boundsOfView, readView, viewAround } from '../domain/view.ts'
import { MapPage } from '../pages/map-page.tsx'
import { sayIn } from '../pages/say.ts'
import { readingTexts } from '../text/index.ts'
import { listStyles } from './list.tsx'

/** Where the reports are, with a place and a width in the address. */
export function mapRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/map', (c) => map(c, house))
}

async function map(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house)
  const { catalogue, filter, asked, bounds: ofTown } = askedFor(house, c.req.url)
  const ground = groundOf(house)
  // What the squares do not count is asked of the list.
  if (!ground || filter.word || asked.towns?.length === 0) return seeOther(c, addressOf('/reports', filter))
  const asks = readView(new URL(c.req.url).searchParams)
  const view = asks.kind === 'whole' && ofTown ? viewAround(ofTown) : asks
  const bounds = boundsOfView(view, ground.bounds)
  const { categories, shape } = asked
  const onMap = await house.db.read((tx) => mapIn(tx, view, bounds, { categories, shape }))
  const lang = c.get('lang')
  const say = sayIn(house, lang)
  const t = readingTexts(lang)
  const { mapTiles, root } = house.config
  if (mapTiles) allowMap(c, house.config)
  return residentPage(
    c,
    house,
    {
      title: say.plain(`${say.name} ${t.map.title}`),
      here: t.map.title,
      crumbs: [{ href: '/reports', label: t.here }],
      wide: true,
      styles: listStyles,
      ...(mapTiles && { islands: ['report-map'] }),
      ...(isFiltered(filter) || view.kind === 'near' ? { robots: 'noindex, nofollow' } : {}),
    },
    <MapPage
      say={say}
      catalogue={catalogue}
      filter={filter}
      ground={ground}
      view={view}
      bounds={bounds}
      onMap={onMap}
      tiles={
        mapTiles && {
          style: mapTiles.styleUrl,
          script: assetHref(root, 'islands/map-tiles.js'),
          worker: assetHref(root, 'map-worker.js'),
        }
      }
    />,
  )
}
