import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AuditedHouse } from './running/audited-house.ts'
import { report } from './running/figure.ts'
import { startLoader } from './running/load.ts'
import { median } from './running/statistics.ts'

const rounds = 9
const requests = 400
const concurrency = 8

const loud = await openHouse('.build/bench-house-with-audit.js', 3140)
const silent = await openHouse('.build/bench-house-without-audit.js', 3150)
const rates = { loud: [] as number[], silent: [] as number[] }
const costs: number[] = []
for (let round = -1; round < rounds; round += 1) {
  const [withAudit, without] = [await loud.rate(), await silent.rate()]
  if (round < 0) continue
  rates.loud.push(withAudit)
  rates.silent.push(without)
  costs.push(100 * (1 - withAudit / without))
}
const [written, none] = [await loud.count(), await silent.count()]
if (written < requests * (rounds + 1) || none > 0) throw new Error(`${written} and ${none} rows of the audit`)
await Promise.all([loud.close(), silent.close()])

report(
  'audit-cost',
  `Pages a second of \`/account\`, whose every view is a row of the audit in the transaction that reads the record, by two builds of the same program: as it is, and one for this bench only whose \`recordAudit\` does nothing. ${rounds} interleaved rounds of ${requests} requests, ${concurrency} at once, after one to warm up; the median of the rounds. Afterwards the first has written a row for each page and the second none.`,
  [
    { what: 'throughput that the audit costs', value: median(costs), unit: '%', limit: { max: 15 }, spread: costs },
    { what: 'pages a second with the audit', value: median(rates.loud), unit: '/s', spread: rates.loud },
    { what: 'pages a second without', value: median(rates.silent), unit: '/s', spread: rates.silent },
  ],
)

async function openHouse(program: string, port: number) {
  const child = fork(program, [String(port)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [{ origin, cookie }] = (await once(child, 'message')) as [AuditedHouse] // our own process wrote it
  const loader = startLoader(origin)
  const asked = { path: '/account', headers: { cookie, 'accept-encoding': 'gzip' } }
  return {
    async rate(): Promise<number> {
      const load = { requests: [asked], total: requests, concurrency }
      const { seconds } = await loader.run(load, { status: 200, minBytes: 2000 })
      return requests / seconds
    },
    async count(): Promise<number> {
      child.send('count')
      const [count] = (await once(child, 'message')) as [number]
      return count
    },
    async close(): Promise<void> {
      loader.stop()
      const ended = once(child, 'exit')
      child.send('close')
      await ended
    },
  }
}
