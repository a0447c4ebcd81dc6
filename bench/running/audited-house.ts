// A measured house as a process of its own, for bench/audit-cost.ts: bundled once as it is and once without the audit.
import { sql } from '#platform/db/index.ts'
import { openMeasuredHouse } from './measured-house.ts'
import { openVisitors } from './visitors.ts'

export type AuditedHouse = { origin: string; cookie: string }

const { house, origin, close } = await openMeasuredHouse(Number(process.argv[2]))
const { resident: cookie } = await openVisitors(house)
process.send?.({ origin, cookie } satisfies AuditedHouse)
process.on('message', (asked) => {
  void (asked === 'count' ? count() : close().then(() => process.exit(0)))
})

async function count(): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform.audit where action = 'people.record.read'`.execute(house.db.kysely)
  process.send?.(rows[0]?.count)
}
