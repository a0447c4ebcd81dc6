import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { report } from './running/figure.ts'
import { temporaryFolder } from './running/measured-house.ts'
import { npmStart } from './running/npm-start.ts'
import { median } from './running/statistics.ts'

const port = 3144
const warmStarts = 7

const folder = temporaryFolder()
const clone = join(folder, 'madoguchi')
const began = performance.now()
execFileSync('git', ['clone', '--quiet', '--no-hardlinks', process.cwd(), clone])
const cloning = (performance.now() - began) / 1000

const first = await npmStart(clone, port)
await first.stop()
const warm: number[] = []
for (let start = 0; start < warmStarts; start += 1) {
  const again = await npmStart(clone, port)
  await again.stop()
  warm.push(again.seconds)
}
rmSync(folder, { recursive: true, force: true })

report(
  'first-page',
  'Seconds from `npm start` until `GET /` answers 200. Fresh: `git clone` into an empty folder and the first start there: packages (through npm and its cache), runtime, initdb, migrations, demo ward, build. Warm: the same clone started again; the median.',
  [
    { what: 'fresh clone to first page', value: cloning + first.seconds, unit: 's', limit: { max: 120 } },
    { what: 'warm start to first page', value: median(warm), unit: 's', limit: { max: 3 }, spread: warm },
  ],
)
