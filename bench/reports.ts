import { randomFillSync } from 'node:crypto'
import sharp from 'sharp'
import { blankDraft } from '#modules/reports/filing/domain/draft.ts'
import { findSimilar } from '#modules/reports/filing/actions/find-similar.ts'
import { requireCatalogue } from '#modules/reports/record/index.ts'
import { sql } from '#platform/db/index.ts'
import { formOf, staffSignInAs } from '#platform/testing/index.ts'
import { type Figure, report } from './running/figure.ts'
import { type Sent, startLoader } from './running/load.ts'
import { manyReports, openManyReports } from './running/many-reports.ts'
import { median, percentile } from './running/statistics.ts'
import { alertTimes, subscribers } from './running/subscribers.ts'

const rounds = 3
const clients = 20
const views = 200
const pauseMilliseconds = 1000
const photos = 24

const { house, origin, close } = await openManyReports()
const { kysely } = house.db
const towns = await column(`select town from reports.reports group by town order by town limit 40`)
const numbers = await column(`select number from reports.shown order by "filedAt" desc limit 4000`)
const clerk = await staffSignInAs(house, '永井駿')
const loader = startLoader(origin)

const lists = [
  '/reports',
  '/reports?kind=road',
  '/reports?kind=road.street-lamp',
  '/reports?state=received',
  '/reports?state=done',
  '/reports?word=ベンチ',
  ...towns.slice(0, 10).map((town) => `/reports?town=${encodeURIComponent(town)}`),
]
const near = (zoom: number) =>
  Array.from(
    { length: 10 },
    (_, at) => `/reports/map?lat=${35.72 + at * 0.005}&lon=${139.58 + at * 0.009}&zoom=${zoom}`,
  )
const maps = ['/reports/map', '/reports/map?kind=road', ...near(13), ...near(15), ...near(17)]
const desk = [
  '/staff/reports',
  '/staff/reports?states=received',
  '/staff/reports?due=overdue',
  '/staff/reports?kind=street-lamp',
  '/staff/reports?kind=group:facility',
  '/staff/reports?states=all&kind=river',
  `/staff/reports?find=${encodeURIComponent('ベンチ')}`,
  '/staff/reports?view=mine',
  `/staff/reports?town=${encodeURIComponent(towns[3] ?? '')}`,
]
const asked = {
  list: lists,
  map: maps,
  page: numbers.slice(0, 400).map((number) => `/reports/${number}`),
  desk,
}

const spread = new Map<string, number[]>()
const put = (name: string, value: number) => spread.set(name, [...(spread.get(name) ?? []), value])
for (let round = -1; round < rounds; round += 1) {
  for (const [kind, paths] of Object.entries(asked)) {
    const p95 = await viewing(paths, kind === 'desk' ? clerk : undefined)
    if (round >= 0) put(kind, p95)
  }
  const nearby = await similarTimes()
  if (round >= 0) put('similar', percentile(nearby, 95))
  const [alone, beside] = await besideACrawler()
  if (round >= 0) put('crawler', beside / alone)
}
const posted = await postPhotos()
const alerts = await alertTimes(house)
const page = await fetch(`${origin}/reports/${numbers[0]}`, { headers: { 'accept-encoding': 'br' } })
const weight = Number(page.headers.get('content-length') ?? (await page.arrayBuffer()).byteLength) / 1000
loader.stop()
await close()

const of = (what: string, name: string, unit: string, max: number): Figure => ({
  what,
  value: median(spread.get(name) ?? []),
  unit,
  limit: { max },
  spread: spread.get(name) ?? [],
})
report(
  'reports',
  `Over ${manyReports.toLocaleString('en')} reports of two years: milliseconds until a page has come whole for 95 of 100 of ${clients} people who read for a second, the sender on the same two cores; ${rounds} interleaved rounds of ${views}, the median of the rounds. Lists by kind, state, town and word; the map from the whole ward to one street; the board of 道路公園課 with its filters. Similar reports: what the form looks for around ${views} places, one after the other, without HTTP. A photo: \`POST /reports/new\` with a JPEG of 5 MB, two at once, until it is made anew in three sizes and kept. Alerts: ${subscribers.toLocaleString('en')} people have asked for reports of a place by its town, a circle around it or a kind, and then follow one; from the end of the deed until the last of them has a notice waiting to be delivered. The crawler asks for list after list without a pause from one network while others read reports.`,
  [
    of('a list, p95', 'list', 'ms', 150),
    of('the map, p95', 'map', 'ms', 150),
    of('similar reports nearby, p95', 'similar', 'ms', 150),
    of('the board of an office, p95', 'desk', 'ms', 200),
    { what: 'a photo of 5 MB is posted, p95', value: percentile(posted, 95), unit: 'ms', limit: { max: 800 } },
    { what: 'page of a report, HTML', value: weight, unit: 'KB', limit: { max: 30 } },
    of('page of a report, p95', 'page', 'ms', 150),
    of('p95 of others beside a crawler, times', 'crawler', '×', 1.5),
    { what: 'a new report, to the last notice', value: alerts.newReport / 1000, unit: 's', limit: { max: 60 } },
    { what: 'a step, to the last notice', value: alerts.step / 1000, unit: 's', limit: { max: 60 } },
  ],
)

async function column(statement: string): Promise<string[]> {
  const { rows } = await sql.raw<Record<string, string>>(statement).execute(kysely)
  return rows.map((row) => Object.values(row)[0] ?? '')
}

function sent(path: string, cookie: string | undefined, network: string): Sent {
  const headers = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'ja', 'x-forwarded-for': network }
  return { path, headers: cookie ? { ...headers, cookie } : headers }
}

async function viewing(paths: readonly string[], cookie?: string): Promise<number> {
  const requests = paths.flatMap((path, at) => [sent(path, cookie, `198.51.${at % 250}.7`)])
  const load = { requests, total: views, concurrency: clients, pauseMilliseconds }
  const { answers } = await loader.run(load, { status: 200, minBytes: 2000 })
  return percentile(
    answers.map(({ ms }) => ms),
    95,
  )
}

async function similarTimes(): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < views; at += 1) {
    const place = { lat: 35.725 + ((at * 37) % 50) / 1000, lon: 139.58 + ((at * 53) % 90) / 1000 }
    const draft = blankDraft({ category: 'street-lamp', place, description: '公園の北側の街路灯がつきません。' })
    const began = performance.now()
    await house.db.read((tx) => findSimilar(tx, requireCatalogue(house), draft, house.clock.now()))
    times.push(performance.now() - began)
  }
  return times
}

/** p95 of people who read reports, alone and while a crawler walks the lists. */
async function besideACrawler(): Promise<[alone: number, beside: number]> {
  const alone = await viewing(asked.page)
  let isOver = false
  const crawler = (async () => {
    for (let path: string | undefined = '/reports'; !isOver; ) {
      const answer: Response = await fetch(`${origin}${path ?? '/reports'}`, {
        headers: { 'x-forwarded-for': '203.0.113.9' },
      })
      const html: string = await answer.text()
      path = /href="(\/reports\?[^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
  })()
  const beside = await viewing(asked.page)
  isOver = true
  await crawler
  return [alone, beside]
}

async function postPhotos(): Promise<number[]> {
  const bytes = await noisyPhoto()
  const times: number[] = []
  const one = async (at: number) => {
    const network = { 'x-forwarded-for': `192.0.2.${at}` }
    const opened = await fetch(`${origin}/reports/new`, { headers: network })
    const cookie = opened.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const form = new FormData()
    for (const [name, value] of formOf(await opened.text(), '/reports/new')) form.append(name, value)
    form.set('description', '街路灯がつきません')
    form.set('town', towns[0] ?? '')
    form.append('photos', new File([Uint8Array.from(bytes)], 'lamp.jpg', { type: 'image/jpeg' }))
    const began = performance.now()
    const answer = await fetch(`${origin}/reports/new`, {
      method: 'POST',
      body: form,
      headers: { ...network, cookie, origin },
      redirect: 'manual',
    })
    if (answer.status !== 303) throw new Error(`the photo was answered with ${answer.status}`)
    times.push(performance.now() - began)
  }
  for (let at = 0; at < photos; at += 2) await Promise.all([one(at + 1), one(at + 2)])
  return times
}

/** A JPEG of twelve million pixels and about five megabytes, as a phone takes it. */
async function noisyPhoto(): Promise<Buffer> {
  const small = Buffer.alloc(1000 * 750 * 3)
  randomFillSync(small)
  const raw = { width: 1000, height: 750, channels: 3 } as const
  return sharp(small, { raw }).resize(4000, 3000, { kernel: 'cubic' }).jpeg({ quality: 87 }).toBuffer()
}
