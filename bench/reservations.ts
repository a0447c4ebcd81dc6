import { createHash, randomInt, randomUUID } from 'node:crypto'
import { sql } from '#platform/db/index.ts'
import { type Caller, openManyCallers } from '#modules/reservations/testing/many-callers.ts'
import { buildSmallHall, layDownRules } from '#modules/reservations/testing/small-hall.ts'
import { bareServer } from './running/bare-server.ts'
import { runSql } from '#platform/testing/owner.ts'
import { report } from './running/figure.ts'
import { type Sent, startLoader } from './running/load.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { startPresser } from './running/press.ts'
import { inPlaceOf, recordSql, type Replaced, type Statement } from './running/recorded-sql.ts'
import { median, percentile } from './running/statistics.ts'

const rounds = 7
const perRound = 60
const concurrency = 8
// A server is warm after a minute of work; a cold one is measured by nobody's patience.
const warmUp = 16
const stampedes = 5
const crowd = 500

type Wish = Caller & { key: string; space: number; day: string }

const { house, origin, ownerUrl, close } = await openMeasuredHouse()
// The hold of a minute is counted; the month is not, so that everybody may come again.
const most = { key: 'month', per: 'registrant', period: 'month', of: 'use', counts: 'blocks', limit: 99 }
const halls: Awaited<ReturnType<typeof buildSmallHall>>[] = []
for (let number = 0; number < 40; number += 1) halls.push(await buildSmallHall(house.db, `bench-hall-${number}`))
await layDownRules(house.db, { quotas: [most] })
const today = house.clock.today()
const callers = await house.db.transact((tx) => openManyCallers(tx, crowd * (stampedes + 1), today))
// As PostgreSQL does by itself within a minute.
await runSql(ownerUrl, 'analyze')
let turn = 0

// Beyond ten times a statement has a name; before, the house would be measured while it learns.
for (const wish of wishes(20)) await fetch(`${origin}/api/v1/reservations`, { ...sentBy(wish), method: 'POST' })
const sample = wishes(1)[0] ?? never()
let sampleId = ''
const statements = await recordSql(async () => {
  const answer = await fetch(`${origin}/api/v1/reservations`, { ...sentBy(sample), method: 'POST' })
  if (answer.status !== 201) throw new Error(await answer.text())
  sampleId = JSON.parse(await answer.text()).id
})
const straight = new Map<string, Statement[]>()
const bare = await bareServer(house.db.url, (key) => straight.get(key) ?? never(), sampleId)
const loader = startLoader(origin)
const bareLoader = startLoader(bare.origin)

const shares: number[] = []
const rates = { http: [] as number[], bare: [] as number[] }
for (let round = -warmUp; round < rounds; round += 1) {
  const overHttp = wishes(perRound)
  const overBare = wishes(perRound)
  for (const wish of overBare) straight.set(wish.key, statementsOf(wish))
  const http = await loader.run(loadOf(overHttp), { status: 201 })
  const alone = await bareLoader.run(loadOf(overBare), { status: 201 })
  await requireAllHeld([...overHttp, ...overBare])
  if (round < 0) continue
  shares.push((100 * alone.seconds) / http.seconds)
  rates.http.push(perRound / http.seconds)
  rates.bare.push(perRound / alone.seconds)
}

const waited: number[] = []
const refused: number[] = []
const presser = startPresser(origin)
for (let rush = -1; rush < stampedes; rush += 1) {
  const day = today.add({ days: 70 + rush }).toString()
  const places = halls.slice(0, 40).flatMap(({ music, tatami }) => [music, tatami])
  const requests = callers
    .slice((rush + 1) * crowd, (rush + 2) * crowd)
    .map((caller, at) => requestOf({ ...caller, key: randomUUID(), space: places[at % places.length] ?? 0, day }))
  const answers = await presser.press(requests, { status: [201, 409, 503] })
  const won = answers.filter(({ status }) => status === 201).length
  const busy = answers.filter(({ status }) => status === 503).length
  if (won > places.length || (busy === 0 && won < places.length))
    throw new Error(`${won} have one of ${places.length} places`)
  if (rush < 0) continue
  refused.push(busy)
  waited.push(
    percentile(
      answers.map(({ ms }) => ms),
      95,
    ),
  )
}
presser.stop()
loader.stop()
bareLoader.stop()
await bare.close()
await close()

report(
  'reservations',
  `Places held a second by \`POST /api/v1/reservations\` as a share of a bare Node http server in the same process with a pool of ten that sends exactly the same ${statements.length} statements in the same order (token, resident, limits, idempotency, registration, rules, place, audit, answer), each when the one before is answered, prepared as here, with ids of their own. ${rounds} interleaved rounds of ${perRound}, ${concurrency} at once, after ${warmUp} to warm up; afterwards each place is held once. The stampede: ${crowd} people press at once on ${halls.length * 2} places, each on a connection that was open before, as those of a proxy or of a page that is there already, one web process and the sender on the same two cores; each is told whether they have it, ${halls.length * 2} have. 95 of 100 were told within the figure; the median of ${stampedes}.`,
  [
    { what: 'held through HTTP', value: median(shares), unit: '%', limit: { min: 70 }, spread: shares },
    { what: 'held a second, HTTP', value: median(rates.http), unit: '/s', spread: rates.http },
    { what: 'held a second, bare server', value: median(rates.bare), unit: '/s', spread: rates.bare },
    { what: 'statements a hold', value: statements.length, unit: '' },
    { what: `told among ${crowd}, p95`, value: median(waited), unit: 'ms', limit: { max: 300 }, spread: waited },
    { what: `asked to come again among ${crowd}`, value: Math.max(...refused), unit: '', limit: { max: 0 } },
  ],
)

/** Each of another person, on a place and day of its own. */
function wishes(count: number): Wish[] {
  return Array.from({ length: count }, () => {
    const caller = callers[turn % callers.length] ?? never()
    const hall = halls[Math.floor(turn / 2) % halls.length] ?? never()
    const day = today.add({ days: 3 + Math.floor(turn / halls.length / 2) }).toString()
    turn += 1
    return { ...caller, key: randomUUID(), space: turn % 2 === 0 ? hall.music : hall.tatami, day }
  })
}

function bodyOf({ registration, space, day }: Wish): string {
  return JSON.stringify({ registration, space, day, blocks: [1], attendees: 5, activity: 'meeting' })
}

function sentBy(wish: Wish) {
  return {
    headers: {
      authorization: `Bearer ${wish.token}`,
      'content-type': 'application/json',
      'idempotency-key': wish.key,
    },
    body: bodyOf(wish),
  }
}

function requestOf(wish: Wish): Sent {
  return { method: 'POST', path: '/api/v1/reservations', ...sentBy(wish) }
}

function loadOf(wanted: readonly Wish[]) {
  return { requests: wanted.map(requestOf), total: wanted.length, concurrency }
}

/** The statements of the sample as they would be for another wish. */
function statementsOf(wish: Wish): Statement[] {
  const bucket = randomInt(2 ** 20)
  return inPlaceOf(statements, replacedOf(sample), replacedOf(wish)).map(({ text, values }, place) =>
    text.includes('platform.rate_limits')
      ? { text, values: [[(bucket + place) % 2 ** 20], ...values.slice(1)] }
      : { text, values },
  )
}

function replacedOf(wish: Wish): Replaced[] {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return [
    hash(wish.token),
    hash(bodyOf(wish)),
    wish.key,
    wish.personId,
    wish.accountId,
    wish.registration,
    `"space":${wish.space},`,
    `"day":"${wish.day}"`,
  ]
}

async function requireAllHeld(wanted: readonly Wish[]): Promise<void> {
  const { rows } = await sql<{ complete: number }>`
    select count(*)::int as complete from reservations.reservations r
    join unnest(${wanted.map(({ registration }) => registration)}::uuid[], ${wanted.map(({ space }) => space)}::int[],
      ${wanted.map(({ day }) => day)}::date[]) w (registrant_id, space_id, day) using (registrant_id, space_id, day)
    where r.state = 'held' and exists (select from reservations.occupancies o where o.reservation_id = r.id)
      and exists (select from reservations.reservation_events e where e.reservation_id = r.id)
      and exists (select from platform.audit a where a.subject_id = r.id::text)`.execute(house.db.kysely)
  if (rows[0]?.complete !== wanted.length) throw new Error(`${rows[0]?.complete} of ${wanted.length} places are held`)
}

function never(): never {
  throw new Error('nothing there')
}
