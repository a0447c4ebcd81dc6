import { createApp, startServer } from '#platform/http/index.ts'
import { openBigWard, wardSize } from './running/big-ward.ts'
import { report } from './running/figure.ts'
import { startLoader } from './running/load.ts'
import { median, percentile } from './running/statistics.ts'
import { openVisitors } from './running/visitors.ts'

const people = 50
const rounds = 5
const pauseMilliseconds = 2000
const visits = 10

const { house, config, close } = await openBigWard()
const server = await startServer(createApp(house), config)
const visitors = await openVisitors(house)
const loader = startLoader(`http://localhost:${server.port}`)
const headers = { 'accept-encoding': 'gzip, deflate, br', cookie: visitors.resident }
const home = { requests: [{ path: '/', headers }], concurrency: people }

const withPause: number[] = []
const closedLoop: number[] = []
const aSecond: number[] = []
for (let round = -1; round < rounds; round += 1) {
  const phones = await loader.run(
    { ...home, total: people * visits, pauseMilliseconds },
    { status: 200, minBytes: 2000 },
  )
  const loop = await loader.run({ ...home, total: 500 }, { status: 200, minBytes: 2000 })
  if (round < 0) continue
  withPause.push(
    percentile(
      phones.answers.map(({ ms }) => ms),
      95,
    ),
  )
  closedLoop.push(
    percentile(
      loop.answers.map(({ ms }) => ms),
      95,
    ),
  )
  aSecond.push(500 / loop.seconds)
}
loader.stop()
await server.stop()
await close()

report(
  'home-750k',
  `Milliseconds until a signed-in resident's home page is there, whole, for 95 of 100, with ${wardSize.toLocaleString('en')} residents loaded; a draft and a filed request are on it. 50 people at their phones: each reads ${pauseMilliseconds / 1000} s on average between two pages, ${visits} pages each. Closed loop: 50 programs that ask again the moment they have their answer, which is as fast as the machine can, so that the figure is 50 divided by the pages a second. ${rounds} rounds after one to warm up, the sender and PostgreSQL on the same two cores; the median of the rounds.`,
  [
    {
      what: '50 people at their phones, p95',
      value: median(withPause),
      unit: 'ms',
      limit: { max: 60 },
      spread: withPause,
    },
    { what: 'closed loop of 50, p95', value: median(closedLoop), unit: 'ms', spread: closedLoop },
    { what: 'closed loop, pages a second', value: median(aSecond), unit: '/s', spread: aSecond },
  ],
)
