import type { Hono } from 'hono'
import { answerOnce, type Ctx, type HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { csvMark, csvRows } from '#platform/sheets/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { askedFor, type AskedFor } from '../actions/ask.ts'
import { type FeedKind, feedKinds, writeFeed } from '../actions/feed.ts'
import { addressOf } from '../domain/filter.ts'
import { reportColumns } from '../domain/open-data.ts'
import { type Catalogue, reportStates } from '../../record/index.ts'
import { paceReads } from '../actions/pace-reads.ts'
import { type Say, sayIn } from '../pages/say.ts'
import { type Shown, shownReports } from '../store/shown.ts'
import { readingTexts } from '../text/index.ts'

const mostInFeed = 50
const mostInTable = 5000

const mediaTypes: Record<FeedKind, string> = { atom: 'application/atom+xml', rss: 'application/rss+xml' }

/** What programs read of reports: feeds of all, of a town, of a group of kinds; and the open data. */
export function feedRoutes(app: Hono<HttpEnv>, house: House): void {
  for (const kind of feedKinds) app.get(`/reports/feed.${kind}`, (c) => feed(c, house, kind))
  app.get('/reports.csv', (c) => table(c, house))
}

async function feed(c: Ctx, house: House, kind: FeedKind): Promise<Response> {
  await paceReads(c, house)
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

/** The newest of what is public, a portion at a time: others are answered between two of them. */
async function table(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house, weightOfTable)
  const { asked, catalogue } = askedFor(house, c.req.url)
  const row = rowsIn(sayIn(house, 'ja'), catalogue)
  const parts = [csvMark, csvRows([reportColumns])]
  for await (const reports of portions(house, asked)) parts.push(csvRows(reports.map(row)))
  c.header('Content-Disposition', 'attachment; filename="reports.csv"')
  return answerOnce(c, parts.join(''), 'text/csv')
}

// As much work as so many pages.
const weightOfTable = 20
const portion = 200

async function* portions(house: House, asked: AskedFor['asked']): AsyncGenerator<readonly Shown[]> {
  if (asked.towns?.length === 0) return
  // A word is looked for in the newest few; again for each portion, that would be read again and again.
  const limit = asked.word === undefined ? portion : mostInTable
  let before: readonly [string, string] | undefined
  for (let read = 0; read < mostInTable; read += limit) {
    const reports = await house.db.look((tx) => shownReports(tx, { ...asked, before, limit }))
    yield reports
    const last = reports.at(-1)
    if (!last || reports.length < limit) return
    before = [last.filedAt.toString(), last.id]
  }
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
