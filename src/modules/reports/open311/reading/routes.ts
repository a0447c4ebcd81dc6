import type { Hono } from 'hono'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { paceReads } from '../../reading/actions/pace-reads.ts'
import { parseReportNumber, requireCatalogue } from '../../record/index.ts'
import { answer, formats } from '../answers/answer.ts'
import { bad, notThere } from '../answers/refusal.ts'
import { langOf } from '../answers/words.ts'
import { requireOwnJurisdiction } from '../jurisdiction.ts'
import { describeEndpoint } from './discovery.ts'
import { type Asked, askedOf, newest, readCircle, readList, readPage, readSpan, readStatus } from './query.ts'
import { listServices, serviceDefinition } from './services.ts'
import { showRequests } from './show.ts'
import { listUpdates } from './updates.ts'
import { findShown, listShown, type ShownReport } from './store.ts'

export function mountReading(app: Hono<HttpEnv>, house: House): void {
  for (const format of formats) {
    app.get(`/discovery.${format}`, (c) => answer(c, 'discovery', describeEndpoint(house, langOf(c))))
    app.get(`/services.${format}`, (c) => {
      asks(c, house)
      return answer(c, 'services', listServices(house, langOf(c)))
    })
    app.get(`/requests.${format}`, (c) => answerList(c, house))
    app.get(`/servicerequestupdates.${format}`, (c) => answerUpdates(c, house))
  }
  app.get('/services/:file', (c) => {
    asks(c, house)
    const code = withoutSuffix(c.req.param('file'))
    const definition = serviceDefinition(house, code, langOf(c))
    if (!definition) throw notThere('service_unknown', code)
    return answer(c, 'service_definition', definition)
  })
  app.get('/requests/:file', async (c) => {
    await paceReads(c, house)
    const asked = asks(c, house)
    return answerReports(c, house, asked, [withoutSuffix(c.req.param('file'))])
  })
  // Whoever sends gets the number at once, so that nobody is given a token; who asks with the number is told it.
  app.get('/tokens/:file', async (c) => {
    asks(c, house)
    const token = withoutSuffix(c.req.param('file'))
    const [found] = await house.db.read((tx) => findShown(tx, numbersOf([token])))
    if (!found) throw notThere('token_unknown', token)
    return answer(c, 'service_requests', [{ service_request_id: found.number, token }])
  })
}

/** The parameters of a call to this jurisdiction. */
export function asks(c: Ctx, house: House): Asked {
  const asked = askedOf(new URL(c.req.url).searchParams)
  requireOwnJurisdiction(house, asked('jurisdiction_id'))
  return asked
}

export function withoutSuffix(file: string): string {
  const [, name] = /^(.+)\.(?:xml|json)$/.exec(file) ?? []
  if (!name) throw bad('format_missing')
  return name
}

const mostIds = 1000
// A list of a thousand costs as much as so many pages for people.
const pagesOfList = 10

async function answerList(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house, pagesOfList)
  const asked = asks(c, house)
  const ids = readList(asked('service_request_id'))
  // It overrides everything else, what would be refused included.
  if (ids && ids.length > 0) return answerReports(c, house, asked, ids)
  const codes = readList(asked('service_code'))
  const { categories } = requireCatalogue(house)
  for (const code of codes ?? []) if (!categories.has(code)) throw notThere('service_unknown', code)
  const changed = readSpan(asked, ['updated_after', 'updated_before'])
  const filed = readSpan(asked, ['start_date', 'end_date'])
  const wanted = {
    changed,
    filed: filed ?? (changed ? undefined : newest(house.clock.now())),
    categories: codes,
    status: readStatus(asked),
    circle: readCircle(asked),
    ...readPage(asked),
  }
  return answerShown(c, house, asked, (tx) => listShown(tx, wanted))
}

async function answerUpdates(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house, pagesOfList)
  const asked = asks(c, house)
  const ids = readList(asked('service_request_id'))
  const during = readSpan(asked, ['start_date', 'end_date'])
  const wanted = {
    during: during ?? (ids ? undefined : newest(house.clock.now())),
    numbers: ids && numbersOf(ids),
    ...readPage(asked),
  }
  if (ids && ids.length > mostIds) throw bad('too_many_ids')
  return answer(c, 'service_requests_updates', await house.db.read((tx) => listUpdates(tx, wanted)))
}

async function answerReports(c: Ctx, house: House, asked: Asked, ids: readonly string[]): Promise<Response> {
  if (ids.length > mostIds) throw bad('too_many_ids')
  return answerShown(c, house, asked, async (tx) => {
    const found = await findShown(tx, numbersOf(ids))
    if (found.length === 0) throw notThere('request_unknown', ids.slice(0, 5).join(','))
    return found
  })
}

async function answerShown(
  c: Ctx,
  house: House,
  asked: Asked,
  find: (tx: Parameters<typeof findShown>[0]) => Promise<ShownReport[]>,
): Promise<Response> {
  const how = { lang: langOf(c), isExtended: asked('extensions') === 'true' }
  const requests = await house.db.read(async (tx) => showRequests(tx, house, await find(tx), how))
  return answer(c, 'service_requests', requests)
}

const numbersOf = (ids: readonly string[]): string[] => ids.flatMap((id) => parseReportNumber(id) ?? [])
