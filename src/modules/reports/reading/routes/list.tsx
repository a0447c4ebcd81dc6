import type { Hono } from 'hono'
import { type Ctx, type HttpEnv, readCursor, seeOther, writeCursor } from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { groundOf } from '../../ground/index.ts'
import { parseReportNumber } from '../../record/index.ts'
import { askedFor } from '../actions/ask.ts'
import { paceReads } from '../actions/pace-reads.ts'
import { yearFigures } from '../actions/year.ts'
import { addressOf, type Filter, isFiltered } from '../domain/filter.ts'
import { ListPage, pageSize } from '../pages/list-page.tsx'
import { addressOfReport } from '../pages/rows.tsx'
import { sayIn } from '../pages/say.ts'
import { firstPhotos } from '../store/one.ts'
import { countShown, searched, type Shown, shownReports } from '../store/shown.ts'
import { readingTexts } from '../text/index.ts'

export const listStyles = ['forms.css', 'map.css', 'reports.css'] as const

/** The list of everything public, beside its map. */
export function listRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports', (c) => list(c, house))
}

async function list(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house)
  const lang = c.get('lang')
  const { catalogue, filter, asked, bounds } = askedFor(house, c.req.url)
  const number = filter.word && parseReportNumber(filter.word)
  if (number) return seeOther(c, addressOfReport(number))
  const key = `reports${addressOf('', filter)}`
  const [filedAt, id, seen = 0] = readCursor(house, key, c.req.query('after')) ?? []
  const before = filedAt !== undefined && id !== undefined ? ([String(filedAt), String(id)] as const) : undefined
  const unknownTown = asked.towns?.length === 0
  const { found, photos, count, year } = await house.db.read(async (tx) => {
    const found = unknownTown ? [] : await shownReports(tx, { ...asked, before, limit: pageSize + 1 })
    return {
      found,
      photos: await firstPhotos(
        tx,
        found.map(({ id }) => id),
      ),
      count: asked.towns || asked.word ? undefined : await countShown(tx, asked),
      year: await yearFigures(tx, house.clock.today()),
    }
  })
  const rows = found.slice(0, pageSize)
  const from = Number(seen) + 1
  const say = sayIn(house, lang)
  return residentPage(
    c,
    house,
    {
      title: say.plain(say.name),
      here: readingTexts(lang).here,
      crumbs: [],
      wide: true,
      description: say.plain(readingTexts(lang).lede),
      styles: listStyles,
      ...indexing(house, lang, filter, before !== undefined),
    },
    <ListPage
      say={say}
      catalogue={catalogue}
      filter={filter}
      rows={rows}
      photos={photos}
      from={from}
      count={count}
      searched={asked.word ? searched : undefined}
      nextHref={found.length > pageSize ? nextHref(house, key, filter, rows, from) : undefined}
      unknownTown={unknownTown}
      ground={groundOf(house)}
      bounds={bounds}
      year={year}
    />,
  )
}

function nextHref(house: House, key: string, filter: Filter, rows: readonly Shown[], from: number): string | undefined {
  const last = rows.at(-1)
  if (!last) return undefined
  const after = writeCursor(house, key, [last.filedAt.toString(), last.id, from + rows.length - 1])
  return addressOf('/reports', filter, { after })
}

/** One address for lists of results: what is filtered or further back is the same reports in another order. */
export function indexing(house: House, lang: Parameters<typeof href>[0], filter: Filter, isFurther: boolean) {
  if (isFiltered(filter) || isFurther) return { robots: 'noindex, nofollow' }
  const feeds = (['atom', 'rss'] as const).map((kind) => ({
    rel: 'alternate' as const,
    type: `application/${kind}+xml`,
    title: house.profile.name,
    href: `${house.config.publicUrl}${href(lang, `/reports/feed.${kind}`)}`,
  }))
  return { links: feeds }
}
