import { createHash } from 'node:crypto'
import { generateWard } from '#demo/population/ward.ts'
import { sql } from '#platform/db/index.ts'
import { loadBigWard, wardSize } from './running/big-ward.ts'
import { report } from './running/figure.ts'
import { processes, watchPeak } from './running/resident-memory.ts'

const stopWatching = watchPeak(() => processes().find(({ pid }) => pid === process.pid)?.megabytes ?? 0)
const { ward, seconds } = await loadBigWard()
const peak = stopWatching()
const { rows } = await sql<{ residents: number; keys: number; households: number }>`
  select (select count(*) from people.register_records where valid_to is null) as residents,
    (select count(*) from people.search_keys) as keys,
    (select count(distinct household_id) from people.register_records where valid_to is null) as households`.execute(
  ward.house.db.kysely,
)
await ward.close()
const hashes = [hashOfWard(), hashOfWard()]
if (hashes[0] !== hashes[1]) throw new Error('the same seed made other people')
const [found] = rows
if (!found || found.residents < wardSize) throw new Error(`only ${found?.residents} residents`)

report(
  'register-seed',
  `A ward of ${wardSize.toLocaleString('en')} invented residents into an empty register, as \`npm run seed -- --residents ${wardSize}\` does: made, staged, derived, with households, earlier states and search keys. Made twice more from the same seed: byte for byte the same people (SHA-256 ${hashes[0]?.slice(0, 16)}…). Memory is the resident set of the one Node process, the highest of four samples a second.`,
  [
    { what: 'seconds', value: seconds, unit: 's', limit: { max: 300 } },
    { what: 'Node, highest', value: peak, unit: 'MB', limit: { max: 400 } },
    { what: 'residents on the register', value: found.residents, unit: 'people' },
    { what: 'households', value: found.households, unit: 'homes' },
    { what: 'search keys', value: found.keys, unit: 'keys' },
  ],
)

function hashOfWard(): string {
  const hash = createHash('sha256')
  for (const people of generateWard({ residents: wardSize })) hash.update(JSON.stringify(people))
  return hash.digest('hex')
}
