import { type AuditKey, peopleSeenBy, seenByStaff, type Sighting, whoSaw } from '#platform/audit/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import { report } from './running/figure.ts'
import { openMeasuredHouse } from './running/measured-house.ts'

const entries = 1_500_000
const residents = 750_000
const staff = 4_500
const rounds = 5

const { house, close } = await openMeasuredHouse()
const person = '01900000-0000-7000-9000-000000000001' as PersonId
const colleague = '01900000-0000-7000-a000-000000000001' as StaffId
await fill()
const now = Temporal.Now.instant()
const quarter = { from: now.subtract({ hours: 24 }), to: now.add({ hours: 24 * 92 }) }

const times = { person: [] as number[], colleague: [] as number[], counted: [] as number[] }
for (let round = 0; round < rounds; round += 1) {
  times.person.push(
    await seconds(() => all((tx, before) => whoSaw(tx, [person], quarter, { before, limit: 500 }), 7000)),
  )
  times.colleague.push(
    await seconds(() => all((tx, before) => seenByStaff(tx, colleague, quarter, { before, limit: 500 }), 20_000)),
  )
  times.counted.push(await seconds(() => house.db.read((tx) => peopleSeenBy(tx, colleague, quarter))))
}
await close()

const of = (spread: readonly number[]) => ({ value: Math.max(...spread), unit: 's', limit: { max: 60 }, spread })
report(
  'who-saw',
  `Seconds until every entry is there about one person (7,000 entries in three months), one member of staff (the newest 20,000 of 60,000), and how many people that colleague saw, in an audit of ${entries.toLocaleString('en')} entries of ${residents.toLocaleString('en')} residents and ${staff.toLocaleString('en')} staff in its monthly partitions. The slowest of ${rounds} rounds.`,
  [
    { what: 'who saw one person', ...of(times.person) },
    { what: 'what one member of staff saw, 20,000 entries', ...of(times.colleague) },
    { what: 'how many people they saw', ...of(times.counted) },
  ],
)

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** Page by page, as the page and the file ask; a figure over fewer entries would be about something else. */
async function all(ask: (tx: Tx, before: AuditKey | undefined) => Promise<Sighting[]>, expected: number) {
  let found = 0
  let last: AuditKey | undefined
  while (found < expected) {
    const page = await house.db.read((tx) => ask(tx, last))
    if (page.length === 0) break
    found += page.length
    last = page.at(-1)
  }
  if (found < expected) throw new Error(`${found} entries instead of ${expected}`)
}

/** Entries over the partitions that stand: this month and those ahead. */
async function fill(): Promise<void> {
  const insert = (tx: Tx, from: number, count: number, who: ReturnType<typeof sql>, by: ReturnType<typeof sql>) =>
    sql`
      insert into platform.audit (at, actor_kind, staff_id, action, subject_kind, subject_id, person_id, reason)
      select clock_timestamp() + random() * interval '90 days', 'staff', ${by}, 'people.record.read', 'person', 'x', ${who}, 'duty'
      from generate_series(${from}::int, ${from + count - 1}::int) n`.execute(tx)
  const anybody = sql`('01900000-0000-7000-9000-' || lpad(((n::bigint * 7919) % ${residents} + 2)::text, 12, '0'))::uuid`
  const anyone = sql`('01900000-0000-7000-a000-' || lpad(((n::bigint * 104729) % ${staff} + 2)::text, 12, '0'))::uuid`
  for (let from = 1; from <= entries; from += 250_000)
    await house.db.transact(async (tx) => {
      await sql`set local statement_timeout = '10min'`.execute(tx)
      await insert(tx, from, 250_000, anybody, anyone)
    })
  await house.db.transact(async (tx) => {
    await sql`set local statement_timeout = '10min'`.execute(tx)
    await insert(tx, 1, 7000, sql`${person}::uuid`, anyone)
    await insert(tx, 1, 60_000, anybody, sql`${colleague}::uuid`)
  })
}
