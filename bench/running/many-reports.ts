import { chmodSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedReports } from '#modules/reports/index.ts'
import { loadConfig } from '#platform/config/index.ts'
import { createApp, startServer } from '#platform/http/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import { openLog } from '#src/cli/log.ts'
import { openHouse, seed } from '#src/main.ts'
import type { MeasuredHouse } from './measured-house.ts'

export const manyReports = 1_000_000

/** One database with a million reports in the system's temporary folder, which stays there: the first bench waits minutes. */
const folder = join(tmpdir(), 'madoguchi-bench-reports')

/** A house in this process over a million reports, without background work. */
export async function openManyReports(port = 3180): Promise<MeasuredHouse> {
  mkdirSync(folder, { recursive: true })
  // PostgreSQL's user may enter, as with every folder of a bench.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  // Each reader comes from a network of their own; the limit of one network is not what is measured.
  const settings = { PORT: String(port), DATA_DIR: folder, MADOGUCHI_ENV: 'demo', TRUSTED_PROXIES: '127.0.0.1,::1' }
  const config = loadConfig(settings, process.cwd())
  const { house, database, close } = await openHouse(config, openLog(config))
  await seed(house)
  const added = await seedReports(house, { reports: manyReports }, (done) => {
    if (done % 100_000 === 0) process.stderr.write(`${done} reports\n`)
  })
  if (added > 0) await runSql(database.ownerUrl, 'vacuum analyze reports.reports, reports.steps, reports.map_counts')
  const server = await startServer(createApp(house), config)
  return {
    house,
    origin: `http://localhost:${server.port}`,
    ownerUrl: database.ownerUrl,
    async close() {
      await server.stop()
      await close()
    },
  }
}
