import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { demoPersonId } from '#demo/people.ts'
import { askForExport } from '#modules/procedures/exports/actions/ask.ts'
import { makeExport } from '#modules/procedures/exports/actions/make.ts'
import { type ExportFormat, exportFormats } from '#modules/procedures/exports/formats.ts'
import { findExport } from '#modules/procedures/exports/store/exports.ts'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { staffSignInAs } from '#platform/testing/sign-in.ts'
import { report } from './running/figure.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { watchPeak } from './running/resident-memory.ts'

const cases = 24_000
const { house, close } = await openMeasuredHouse()
await staffSignInAs(house, '田中美咲')
const tanaka = await staffActor(house, '田中美咲')
const applicants = Array.from({ length: 10 }, (_, n) => demoPersonId(n + 1))
// In parts: a statement of all would run into the limit of a request's.
const part = 2000
for (let from = 0; from < cases; from += part) {
  const many = { count: part, firstSerial: 50_000_000 + from, applicants, at: house.clock.now() }
  await house.db.transact((tx) => writeManyCases(tx, { ...many, state: 'submitted' }))
}
const before = process.memoryUsage().rss / 1_048_576
const results = []
for (const format of exportFormats) results.push(await made(format))
await close()

report(
  'export',
  `One process with the whole demo ward makes a file of ${cases.toLocaleString('en')} applications of 住民票の写し (five answers and nine facts each) out of its own database, 100 cases a transaction, every person of every transaction in the audit. RSS is that of the Node process, the highest of four samples a second; 1 MB = 1,048,576 bytes. Garbage is collected before each format, so that none pays for the one before.`,
  [
    { what: 'RSS before', value: before, unit: 'MB' },
    ...results.flatMap(({ format, seconds, peak, left, size }) => [
      { what: `${format}: time`, value: seconds, unit: 's' },
      { what: `${format}: peak RSS`, value: peak, unit: 'MB', limit: { max: 300 } },
      { what: `${format}: heap in use afterwards`, value: left, unit: 'MB' },
      { what: `${format}: size of the file`, value: size / 1_000_000, unit: 'MB' },
    ]),
  ],
)

// Each format begins with what is really in use, whatever the one before left behind.
function collect(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

async function made(format: ExportFormat) {
  collect()
  const filter = { view: 'all', states: 'all', order: 'arrival', procedure: 'residence-certificate' } as const
  const asked = await house.db.transact((tx) =>
    askForExport(tx, house, tanaka, { filter, format, withEras: true, reason: 'bench' }),
  )
  if (!asked.ok) throw new Error(asked.reason)
  const stop = watchPeak(() => process.memoryUsage().rss / 1_048_576)
  const began = performance.now()
  await makeExport(house, asked.id)
  const seconds = (performance.now() - began) / 1000
  const peak = stop()
  collect()
  const left = process.memoryUsage().heapUsed / 1_048_576
  const found = await house.db.read((tx) => findExport(tx, asked.id))
  if (found?.state !== 'ready' || (found.cases ?? 0) < cases) throw new Error(`${format}: ${found?.cases} cases`)
  return { format, seconds, peak, left, size: found.fileSize ?? 0 }
}
