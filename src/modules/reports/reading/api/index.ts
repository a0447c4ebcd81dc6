import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, readCursor, writeCursor } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseReportNumber } from '../../record/index.ts'
import { askedFor } from '../actions/ask.ts'
import { paceReads } from '../actions/pace-reads.ts'
import { addressOf } from '../domain/filter.ts'
import { findShown, shownOf, shownPhotos, shownSteps } from '../store/one.ts'
import { shownReports } from '../store/shown.ts'
import { reportBody, wholeReportBody } from './bodies.ts'

export { openApi } from './open-api.ts'

const pageSize = 50

/** Public reports for everybody's programs, by the same filters as the page. */
export function api(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports', (c) => list(c, house))
  app.get('/reports/:number', (c) => one(c, house))
}

async function list(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house)
  const { filter, asked } = askedFor(house, c.req.url)
  const key = `reports.api${addressOf('', filter)}`
  const [filedAt, id] = readCursor(house, key, c.req.query('after')) ?? []
  const before = filedAt !== undefined && id !== undefined ? ([String(filedAt), String(id)] as const) : undefined
  const found =
    asked.towns?.length === 0
      ? []
      : await house.db.look((tx) => shownReports(tx, { ...asked, before, limit: pageSize + 1 }))
  const reports = found.slice(0, pageSize)
  const last = found.length > pageSize ? reports.at(-1) : undefined
  return c.json({
    reports: reports.map((report) => reportBody(house, report)),
    next: last ? writeCursor(house, key, [last.filedAt.toString(), last.id]) : null,
  })
}

async function one(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house)
  const number = parseReportNumber(c.req.param('number') ?? '')
  const body =
    number &&
    (await house.db.read(async (tx) => {
      const report = await findShown(tx, number)
      if (!report) return undefined
      const [root] = report.mergedInto ? await shownOf(tx, [report.mergedInto]) : []
      return wholeReportBody(house, report, {
        steps: await shownSteps(tx, report.id),
        photos: await shownPhotos(tx, [report.id]),
        root: root?.number ?? null,
      })
    }))
  if (!body) throw new NotFound('report')
  return c.json(body)
}
