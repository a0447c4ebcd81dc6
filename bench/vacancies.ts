import { cpuUsage } from 'node:process'
import { sql } from '#platform/db/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import { wardDate } from '#platform/time/index.ts'
import { report } from './running/figure.ts'
import { type Sent, startLoader } from './running/load.ts'
import { buildManySpaces } from './running/many-spaces.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { percentile } from './running/statistics.ts'

const days = 180
const asks = 200

const { house, origin, close, ownerUrl } = await openMeasuredHouse()
const today = wardDate(house.clock.now())
const ids = await house.db.transact(async (tx) => {
  await sql`set local statement_timeout = '15min'`.execute(tx)
  return buildManySpaces(tx, today, days)
})
await runSql(ownerUrl, 'analyze')
const occupied = await sql<{ count: number }>`select count(*)::int as count from reservations.occupancies`.execute(
  house.db.kysely,
)
const loader = startLoader(origin)
const headers = { 'accept-encoding': 'gzip, br', 'accept-language': 'ja' }

// Ten weeks of a rehearsal, a meeting, a dance: each from another day.
const weeks = Array.from({ length: 10 }, (_, week) => today.add({ days: 14 * week + 1 }))
const filtered = weeks.flatMap((from) => [
  ask(`activity=chorus&people=20&time=evening&on=saturday&from=${from}`),
  ask(`activity=meeting&people=60&area=oizumi&from=${from}`),
  ask(`activity=dance&time=afternoon&on=sunday&feature=projector&view=table&from=${from}`),
  ask(`people=30&near=oizumi-gakuen&time=morning&on=weekdays&from=${from}`),
])
const grids = Array.from({ length: 5 }, (_, month) =>
  ask(`view=month&from=${today.add({ months: month + 1 }).with({ day: 1 })}`),
)
const tables = weeks.map((from) => ask(`view=table&from=${from}`))

const search = await measure(filtered, asks)
const grid = await measure(grids, asks / 2)
const table = await measure(tables, asks / 2)
loader.stop()
await close()

report(
  'vacancies',
  `\`GET /vacancies\` through HTTP, one client after the other, from a process of its own: ${ids.length} spaces beside the demo ward’s, ${days} days, ${occupied.rows[0]?.count} occupied blocks. Filtered: by use, people, area or station, equipment, time of day and weekday, 14 days from ten different days. The grid: every facility of the ward with the free times of each day of a month. Bytes as they cross the network. CPU is the server’s alone, PostgreSQL not counted.`,
  [
    {
      what: 'filtered search, p95',
      value: percentile(search.ms, 95),
      unit: 'ms',
      limit: { max: 50 },
      spread: search.ms,
    },
    { what: 'filtered search, median', value: percentile(search.ms, 50), unit: 'ms' },
    { what: 'filtered search, CPU', value: search.cpu, unit: 'ms' },
    {
      what: 'month grid of the ward, p95',
      value: percentile(grid.ms, 95),
      unit: 'ms',
      limit: { max: 150 },
      spread: grid.ms,
    },
    { what: 'month grid of the ward, median', value: percentile(grid.ms, 50), unit: 'ms' },
    { what: 'month grid of the ward, CPU', value: grid.cpu, unit: 'ms' },
    { what: 'search page, compressed, the largest', value: search.kilobytes, unit: 'KB', limit: { max: 40 } },
    { what: 'table of 30 rooms, compressed', value: table.kilobytes, unit: 'KB', limit: { max: 40 } },
    { what: 'month grid, compressed', value: grid.kilobytes, unit: 'KB', limit: { max: 40 } },
  ],
)

function ask(query: string): Sent {
  return { path: `/vacancies?${query}`, headers }
}

/** After a round to warm up. `cpu`: milliseconds of this process an answer. */
async function measure(requests: readonly Sent[], total: number) {
  const expected = { status: 200, minBytes: 2000 }
  await loader.run({ requests, total: requests.length, concurrency: 1 }, expected)
  const before = cpuUsage()
  const { answers } = await loader.run({ requests, total, concurrency: 1 }, expected)
  const { user, system } = cpuUsage(before)
  return {
    ms: answers.map(({ ms }) => ms),
    cpu: (user + system) / 1000 / total,
    kilobytes: Math.max(...answers.map(({ bytes }) => bytes)) / 1000,
  }
}
