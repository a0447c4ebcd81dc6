import { demoPersonId } from '#demo/people.ts'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { sql } from '#platform/db/index.ts'
import { report } from './running/figure.ts'
import { startLoader } from './running/load.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { median, percentile } from './running/statistics.ts'
import { openVisitors } from './running/visitors.ts'

const cases = 100_000
const rounds = 5
const requests = 200

const { house, origin, close } = await openMeasuredHouse()
const visitors = await openVisitors(house)
const loader = startLoader(origin)
const headers = { 'accept-encoding': 'gzip, deflate, br' }
const staff = { ...headers, cookie: visitors.staff }

const pages = [
  { name: 'home, 50 clients', concurrency: 50, path: '/', headers },
  { name: 'procedure, 50 clients', concurrency: 50, path: '/procedures/residence-certificate', headers },
  { name: 'verification form, 50 clients', concurrency: 50, path: '/certificates/verification', headers },
  { name: 'a short queue, 4 clerks', concurrency: 4, path: '/staff', headers: staff },
]
const times = new Map<string, number[]>()
for (let round = -1; round < rounds; round += 1) for (const page of pages) await measure(page, round)

await fillQueue()
const full = [
  { name: '100,000 cases, 4 clerks', concurrency: 4, path: '/staff', headers: staff },
  { name: '100,000 cases, everybody’s, 4 clerks', concurrency: 4, path: '/staff?view=all', headers: staff },
]
for (let round = -1; round < rounds; round += 1) for (const page of full) await measure(page, round)
loader.stop()
await close()

report(
  'crowd',
  `Milliseconds until a page is there for 95 of 100 visitors, all clients asking again as soon as they have their answer, from a program on the same two cores. ${rounds} interleaved rounds of ${requests} requests after one to warm up; the median of the rounds. The queue is that of a clerk whose office has filed cases in every mixture.`,
  [...times].map(([name, spread]) => ({ what: `${name}, p95`, value: median(spread), unit: 'ms', spread })),
)

async function measure({ name, concurrency, ...request }: (typeof pages)[number], round: number): Promise<void> {
  const { answers } = await loader.run(
    { requests: [request], total: requests, concurrency },
    { status: 200, minBytes: 2000 },
  )
  if (round < 0) return
  const spread = times.get(name) ?? []
  times.set(name, [
    ...spread,
    percentile(
      answers.map(({ ms }) => ms),
      95,
    ),
  ])
}

async function fillQueue(): Promise<void> {
  const neighbours = Array.from({ length: 300 }, (_, n) => demoPersonId(1000 + 10 * n))
  for (let from = 0; from < cases; from += 10_000)
    await house.db.transact(async (tx) => {
      await sql`set local statement_timeout = '10min'`.execute(tx)
      await writeManyCases(tx, {
        applicants: neighbours,
        count: 10_000,
        state: 'submitted',
        firstSerial: 10_000_000 + from,
        at: house.clock.now(),
      })
    })
}
