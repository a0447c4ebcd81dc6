import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadConfig } from '#platform/config/index.ts'
import { createLogger } from '#platform/telemetry/index.ts'
import { openHouse } from '#src/main.ts'
import { soakRenderings } from '../test/soak/renderings.ts'
import { report } from './running/figure.ts'
import { startHouse } from './running/house-process.ts'
import { startLoader } from './running/load.ts'
import { temporaryFolder } from './running/measured-house.ts'
import { ownMegabytes, type Process, processes, watchPeak } from './running/resident-memory.ts'
import { openVisitors } from './running/visitors.ts'

const settings = { PORT: '3147', DATA_DIR: temporaryFolder(), MADOGUCHI_ENV: 'demo' }
const idleSeconds = 20
const papers = 300
const rounds = 8
const clients = 24

const app = await startHouse(settings)
const loader = startLoader(`http://localhost:${settings.PORT}`)
const headers = { 'accept-encoding': 'gzip, deflate, br' }
await loader.run({ requests: [{ path: '/', headers }], total: 20, concurrency: 2 }, { status: 200, minBytes: 2000 })
await sleep(idleSeconds * 1000)
const idle = { app: megabytesOf(app.pid), simulators: simulators()?.megabytes ?? 0, postgres: postgresMegabytes() }

// A second look at the same database; the house above goes on serving it.
const config = loadConfig(settings, process.cwd())
const { house, close } = await openHouse(config, createLogger({ env: 'test' }))
const visitors = await openVisitors(house)
const signedIn = { ...headers, cookie: visitors.resident }
const requests = [
  { path: '/', headers },
  { path: '/procedures/residence-certificate', headers },
  { path: visitors.question, headers: signedIn },
  { path: visitors.check, headers: signedIn },
  { path: visitors.timeline, headers: signedIn },
  { path: '/staff', headers: { ...headers, cookie: visitors.staff } },
]
const stopWatching = watchPeak(() => megabytesOf(app.pid))
const [drawn] = await Promise.all([soakRenderings(house, { count: papers, batch: 100 }), browse()])
const peak = stopWatching()
if (drawn.flaws.length > 0) throw new Error(drawn.flaws.join('\n'))
const busy = { simulators: simulators()?.megabytes ?? 0, postgres: postgresMegabytes() }
await sleep(idleSeconds * 1000)
const after = megabytesOf(app.pid)

loader.stop()
await close()
await app.stop()
rmSync(settings.DATA_DIR, { recursive: true, force: true })

report(
  'memory',
  `Resident memory (RSS, 1 MB = 1,048,576 bytes) of the one Node process of \`npm start\`, worker included, in the demo ward. Idle: ${idleSeconds} s after 20 visits. Under bench: the highest of four samples a second while ${clients} clients at once ask for ${rounds * 1200} pages (home, procedure, question, check, course, staff queue) and the worker draws ${papers} certificates, each read afterwards. PostgreSQL is the sum of its processes, each without the shared buffers of the others where the system tells them apart.`,
  [
    { what: 'Node, idle', value: idle.app, unit: 'MB', limit: { max: 250 } },
    { what: 'Node, under bench', value: peak, unit: 'MB', limit: { max: 400 } },
    { what: `Node, ${idleSeconds} s after the bench`, value: after, unit: 'MB' },
    { what: 'simulators, idle', value: idle.simulators, unit: 'MB' },
    { what: 'PostgreSQL, idle', value: idle.postgres, unit: 'MB' },
    { what: 'PostgreSQL, under bench', value: busy.postgres, unit: 'MB' },
  ],
)

async function browse(): Promise<void> {
  for (let round = 0; round < rounds; round += 1)
    await loader.run({ requests, total: 1200, concurrency: clients }, { status: 200, minBytes: 2000 })
}

function megabytesOf(pid: number): number {
  const found = processes().find((one) => one.pid === pid)
  if (!found) throw new Error(`no process ${pid}`)
  return found.megabytes
}

function simulators(): Process | undefined {
  return processes().find((one) => one.parent === app.pid && one.command.includes('simulators.js'))
}

function postgresMegabytes(): number {
  const all = processes()
  const server = all.find(({ command }) => command.includes('bin/postgres') && command.includes(settings.DATA_DIR))
  return all
    .filter(({ pid, parent }) => server && (pid === server.pid || parent === server.pid))
    .reduce((sum, one) => sum + ownMegabytes(one), 0)
}
