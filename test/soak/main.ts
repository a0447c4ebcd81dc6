// Long runs: 10,000 certificates drawn by two worker processes, and many people who press the button many times.
// `faults`: processes killed at random instead.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '#platform/config/index.ts'
import { createLogger } from '#platform/telemetry/index.ts'
import { openHouse, seed } from '#src/main.ts'
import { soakFaults } from './faults.ts'
import { soakRenderings } from './renderings.ts'
import { soakSubmits } from './submits.ts'
import { startWorkerProcess } from './worker-process.ts'

if (process.argv[2] === 'faults') process.exit((await soakFaults(process.argv.slice(3).map(Number))) > 0 ? 1 : 0)

const [count = 10_000, people = 200] = process.argv.slice(2).map(Number)
const mostMegabytes = 400

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-soak-'))
if (process.getuid?.() === 0) chmodSync(folder, 0o711)
const settings = { DATA_DIR: folder, MADOGUCHI_ENV: 'demo', PORT: '3148' }
const { house, close } = await openHouse(loadConfig(settings, process.cwd()), createLogger({ env: 'test' }))
await seed(house)

const submits = await soakSubmits(house, { people, presses: 50 })
console.log(`${submits.presses} presses by ${submits.people} people: ${submits.flaws.length} flaws`)

const workers = await Promise.all([startWorkerProcess(settings), startWorkerProcess(settings)])
const began = performance.now()
let peak = 0
const drawings = await soakRenderings(house, {
  count,
  onProgress({ drawn, people: printed, flaws }) {
    const megabytes = workers.map((worker) => Math.round(worker.megabytes()))
    peak = Math.max(peak, ...megabytes)
    const seconds = (performance.now() - began) / 1000
    console.log(
      `${drawn} / ${count} papers with ${printed} people read, ${flaws.length} crossed; ${(drawn / seconds).toFixed(0)} a second, workers ${megabytes.join(' and ')} MB`,
    )
  },
})
await Promise.all(workers.map((worker) => worker.stop()))
await close()
rmSync(folder, { recursive: true, force: true })

const flaws = [...submits.flaws, ...drawings.flaws]
if (peak > mostMegabytes) flaws.push(`a worker held ${peak} MB, more than ${mostMegabytes}`)
for (const flaw of flaws.slice(0, 20)) console.error(flaw)
console.log(`${drawings.drawn} papers, ${flaws.length} flaws`)
process.exitCode = flaws.length > 0 ? 1 : 0
