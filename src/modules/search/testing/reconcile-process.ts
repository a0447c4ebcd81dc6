// A process that compares a paper of many pages with what is kept, until it is done or killed.
import { createDatabase } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { systemClock } from '#platform/time/index.ts'
import { reconcileSources } from '../documents/reconcile.ts'
import { manyPages } from './many-pages.ts'

const [url = '', count = '0'] = process.argv.slice(2)
const db = createDatabase(url, silentLog)
// Parse edge: what comparing asks of a house.
const house = { db, clock: systemClock(), log: silentLog, modules: [manyPages(Number(count))] } as unknown as House
await reconcileSources(house)
await db.close()
