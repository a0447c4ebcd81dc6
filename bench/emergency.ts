import { rmSync } from 'node:fs'
import { loadConfig } from '#platform/config/index.ts'
import { emergencyPageLimit, heaviestPage, watchEmergency } from '#platform/emergency/index.ts'
import { createApp, startServer } from '#platform/http/index.ts'
import { openLog } from '#src/cli/log.ts'
import { openHouse, seed } from '#src/main.ts'
import { report } from './running/figure.ts'
import { startLoader } from './running/load.ts'
import { temporaryFolder } from './running/measured-house.ts'
import { median, percentile } from './running/statistics.ts'

const rounds = 7
const requests = 20_000
const concurrency = 50

const folder = temporaryFolder()
const config = loadConfig({ PORT: '3140', DATA_DIR: folder, MADOGUCHI_ENV: 'demo' }, process.cwd())
const { house, database, close } = await openHouse(config, openLog(config))
await seed(house)
const watching = watchEmergency(house)
const server = await startServer(createApp(house), config, house.emergency)

// A real text: the ward's own draft and a shelter for each of its schools.
const [draft] = house.profile.emergencyDrafts
if (!draft) throw new Error('the profile has no draft')
const places = Array.from({ length: 99 }, (_, n) => ({ name: `避難拠点 第${n + 1}小学校`, value: '開いています' }))
const texts = { ...draft.texts, ja: { ...draft.texts.ja, places } }
const at = Temporal.Now.instant().toString()
house.emergency.take({ text: { at, texts }, switch: { at, isOn: true } })

await database.stop()
const loader = startLoader(`http://localhost:${server.port}`)
const headers = { 'accept-encoding': 'gzip, deflate, br' }
const paths = ['/', '/emergency', '/easy', '/en'].map((path) => ({ path, headers }))
const rates: number[] = []
const slowest: number[] = []
for (let round = -1; round < rounds; round += 1) {
  const { answers, seconds } = await loader.run(
    { requests: paths, total: requests, concurrency },
    { status: 200, minBytes: 800 },
  )
  if (round < 0) continue
  rates.push(requests / seconds)
  slowest.push(
    percentile(
      answers.map(({ ms }) => ms),
      99,
    ),
  )
}
loader.stop()
await server.stop()
await watching.stop()
await close()
rmSync(folder, { recursive: true, force: true })

report(
  'emergency',
  `The office's emergency notice in front of the home page, in three languages, with PostgreSQL stopped before the first request; ${concurrency} clients that ask again as soon as they have their answer, from a program on the same two cores. ${rounds} rounds of ${requests} requests after one to warm up; the median of the rounds.`,
  [
    { what: 'emergency pages a second', value: median(rates), unit: '/s', limit: { min: 3000 }, spread: rates },
    { what: '99 of 100 are there after', value: median(slowest), unit: 'ms', limit: { max: 100 }, spread: slowest },
    {
      what: 'heaviest page, with 99 shelters, gzip',
      value: heaviestPage(house.profile, house.emergency.state) / 1024,
      unit: 'KB',
      limit: { max: emergencyPageLimit / 1024 },
    },
  ],
)
