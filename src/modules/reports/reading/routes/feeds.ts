import type { Hono } from 'hono'
import { answerOnce, type Ctx, type HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable } from '#platform/sheets/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { askedFor, type AskedFor } from '../actions/ask.ts'
import { type FeedKind, feedKinds, writeFeed } from '../actions/feed.ts'
import { addressOf } from '../domain/filter.ts'
import { reportColumns } from '../domain/open-data.ts'
import { type Catalogue, reportStates } from '../../record/index.ts'
import { type Say, sayIn } from '../pages/say.ts'
import { type Shown, shownReports } from '../store/shown.ts'
import { readingTexts } from '../text/index.ts'
import { limitReads } from './list.tsx'

const mostInFeed = 50
const mostInTable = 5000

const mediaTypes: Record<FeedKind, string> = { atom: 'application/atom+xml', rss: 'application/rss+xml' }

/** What programs read of reports: feeds of all, of a town, of a group of kinds; and the open data. */
export function feedRoutes(app: Hono<HttpEnv>, house: House): void {
  for (const kind of feedKinds) app.get(`/reports/feed.${kind}`, (c) => feed(c, house, kind))
  app.get('/reports.csv', (c) => table(c, house))
}

async function feed(c: Ctx, house: House, kind: FeedKind): Promise<Response> {
  await limitReads(c, house)
  const found = askedFor(house, c.req.url)
  const { town, kind: group } = found.filter
  const { towns, categories } = found.asked
  const reports =
    towns?.length === 0 ? [] : await house.db.look((tx) => shownReports(tx, { towns, categories, limit: mostInFeed }))
  const say = sayIn(house, c.get('lang'))
  const asked = { ...(town && { town }), ...(group && { kind: group }) }
  const address = (one: FeedKind) => addressOf(`/reports/feed.${one}`, asked)
  return answerOnce(
    c,
    writeFeed(house, say, { addressOf: address, title: titleOf(say, found), reports }, kind),
    mediaTypes[kind],
  )
}

function titleOf(say: Say, { filter: { town, kind }, catalogue: { groups, categories } }: AskedFor): string {
  const t = readingTexts(say.lang).feed
  const [group, code] = kind?.split('.') ?? []
  const name = (code && categories.get(code)?.name) || groups.find((one) => one.code === group)?.name
  const words = [town, name && say.words(name)].filter((one) => one !== undefined)
  return say.plain(words.length > 0 ? t.of(words.join(' ')) : t.title)
}

/** The newest of what is public. */
async function table(c: Ctx, house: House): Promise<Response> {
  await limitReads(c, house)
  const { asked, catalogue } = askedFor(house, c.req.url)
  const reports =
    asked.towns?.length === 0 ? [] : await house.db.look((tx) => shownReports(tx, { ...asked, limit: mostInTable }))
  const { bytes, headers } = await smallTable({ name: 'reports', title: 'reports', format: 'csv' }, [
    reportColumns,
    ...reports.map(rowsIn(sayIn(house, 'ja'), catalogue)),
  ])
  c.header('Content-Disposition', headers['content-disposition'])
  return answerOnce(c, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), 'text/csv')
}

/** Kinds and states are put into words once, not for each of thousands of rows. */
function rowsIn(say: Say, { categories }: Catalogue) {
  const { states } = readingTexts('ja')
  const stateNames = new Map(reportStates.map((state) => [state, say.plain(states[state])]))
  const kinds = new Map(
    [...categories.values()].map(({ code, group }) => [code, { group, name: say.plain(say.kind(code)) }]),
  )
  return (report: Shown): (string | number)[] => [
    report.number,
    kinds.get(report.category)?.group ?? '',
    report.category,
    kinds.get(report.category)?.name ?? '',
    report.title,
    report.town,
    report.lat,
    report.lon,
    report.isCoarse ? 1 : 0,
    report.state,
    stateNames.get(report.state) ?? '',
    momentOf(report.filedAt),
    report.closedAt ? momentOf(report.closedAt) : '',
    report.text,
    report.answer ?? '',
  ]
}

const momentOf = (at: Temporal.Instant): string => at.toString({ timeZone: wardTimeZone, smallestUnit: 'second' })
