import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkpointKeyOf, sealer, sealerDatabase, verifyAudit } from '#platform/audit/sealing/index.ts'
import { sql } from '#platform/db/index.ts'
import { report } from './running/figure.ts'
import { openMeasuredHouse } from './running/measured-house.ts'

const entries = 1_000_000

const { house, close } = await openMeasuredHouse()
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bench-checkpoints-'))
for (let from = 0; from < entries; from += 250_000)
  await house.db.transact(async (tx) => {
    await sql`set local statement_timeout = '10min'`.execute(tx)
    await sql`
      insert into platform.audit (actor_kind, task, action, subject_kind, subject_id, person_id, reason)
      select 'system', 'bench', 'people.record.read', 'person', 'x', gen_random_uuid(), 'duty'
      from generate_series(1, 250000)`.execute(tx)
  })
const db = sealerDatabase(house.config, house.db.url, house.log)
const key = checkpointKeyOf(house.config)
const sealing = await timed(sealer({ db, folder, key }))
const verifying = await timed(() => verifyAudit(db, folder, key))
await db.close()
await close()
rmSync(folder, { recursive: true })
const { count, rows, size } = verifying.result
if (count > 0 || rows < entries || size !== sealing.result)
  throw new Error(`${count} findings, ${rows} rows, ${size} leaves, ${sealing.result} sealed`)

report(
  'verify-audit',
  `\`npm run verify-audit\` over ${rows.toLocaleString('en')} sealed entries, without the start of the program: every row hashed again and compared with its leaf, the tree built anew and compared with its nodes and with each of the ${verifying.result.checkpoints.toLocaleString('en')} signed checkpoints, then every row asked for its leaf. Before that the sealer gave them their leaves, 5,000 in a transaction. One round.`,
  [
    { what: 'verifying', value: verifying.seconds, unit: 's', limit: { max: 300 } },
    { what: 'entries verified a second', value: rows / verifying.seconds, unit: '/s' },
    { what: 'entries sealed a second', value: sealing.result / sealing.seconds, unit: '/s', limit: { min: 1000 } },
  ],
)

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const began = performance.now()
  return { result: await work(), seconds: (performance.now() - began) / 1000 }
}
