import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import { startCampaign } from '#modules/messaging/campaigns/engine/index.ts'
import { approvedCampaign, type Wanted } from '#modules/messaging/campaigns/engine/fixtures/campaigns.ts'
import { sql } from '#platform/db/index.ts'
import { notifyAll } from '#platform/notices/index.ts'
import { systemClock, wardTimeZone } from '#platform/time/index.ts'
import { workerFlags } from '../scripts/worker-flags.mjs'
import { openBigWard, wardSize } from './running/big-ward.ts'
import { report } from './running/figure.ts'
import type { Told } from './running/line-process.ts'

const linked = 327_000
const workers = 2
const personal = 10_000
const everybody = { all: [{ age: { from: 0, on: 'today' } }], any: [], none: [] }

const { house: opened, config, close } = await openBigWard(3162)
// Ten in the morning, whenever it is measured: at night nothing ordinary goes out.
const here = Temporal.Now.zonedDateTimeISO(wardTimeZone)
const ahead = Math.round(here.until(here.add({ days: 1 }).withPlainTime('10:00')).total('seconds'))
const house = { ...opened, clock: systemClock(() => Temporal.Duration.from({ seconds: ahead })) }
const { kysely } = house.db
const children: ChildProcess[] = []

await forgetEarlierRuns()
await link(linked)
const small = await approvedCampaign(house, { definition: everybody })
const materialised = await timed(() => start(small))
const written = await rowsOf(small)
const again = await timed(() => start(small))
const writtenAgain = (await rowsOf(small)) - written
// Of some residents nobody knows the day of birth.
if (materialised.result < linked * 0.999) throw new Error(`${materialised.result} were meant`)
await sql`delete from messaging.chunks`.execute(kysely)
await sql`delete from messaging.intents`.execute(kysely)
await sql`delete from graphile_worker._private_jobs`.execute(kysely)

await link(wardSize)
await sql`
  insert into messaging.topic_choices (person_id, topic, chosen_at)
  select person_id, 'disaster', now() from messaging.contacts where channel = 'line' order by person_id limit 20000
  on conflict do nothing`.execute(kysely)
const line = await startChild('line-process', [], {})
const port = await new Promise<string>((resolve) => {
  line.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()))
})
const lineUrl = `http://127.0.0.1:${port}`
for (let number = 0; number < workers; number += 1)
  await startChild('messaging-worker-process', [house.db.url, process.cwd(), String(ahead)], { LINE_BASE_URL: lineUrl })
await pause(4000)

const whole = await approvedCampaign(house, { definition: everybody, state: 'approved', channels: ['line'] })
const wholeStart = await timed(() => start(whole))
const began = Date.now()
await pause(2500)
const emergencyAt = Date.now()
await approvedCampaign(house, { topic: 'disaster', urgency: 'emergency', texts: saying('EMERGENCY') })
const drained = await waitUntilSettled(whole)
const after = await told()
const drainSeconds = (after.last - began) / 1000
const results = await resultsOf(whole)
await start(whole)
await pause(1500)
const afterRerun = await told()

await fetch(`${lineUrl}/forget`)
const mixed = await withPersonalMessages()
const peaks = children.slice(1).map(({ pid }) => peakMegabytes(pid ?? 0))
for (const child of children) child.disconnect()
await close()

report(
  'messaging',
  `A ward of ${wardSize.toLocaleString('en')} residents. Materialising: intents, chunks and jobs of everybody of any age by the register's contract view with LINE (${linked.toLocaleString('en')}), in one transaction. Draining: ${wardSize.toLocaleString('en')} with LINE, late checks included, by ${workers} worker processes through the official SDK against a LINE of its own process that takes 200 multicasts a second and answers 429 beyond; from the commit that starts it to the last request; an emergency to 20,000 in the midst. Everything on the same two cores. Then ${personal.toLocaleString('en')} messages to one person each together with a campaign to 100,000.`,
  [
    { what: `materialise ${linked.toLocaleString('en')}`, value: materialised.seconds, unit: 's', limit: { max: 10 } },
    { what: 'start it again', value: again.seconds, unit: 's' },
    { what: 'written by starting again', value: writtenAgain, unit: 'rows', limit: { max: 0 } },
    { what: `materialise ${wardSize.toLocaleString('en')}`, value: wholeStart.seconds, unit: 's' },
    { what: `drain ${wardSize.toLocaleString('en')}`, value: drainSeconds, unit: 's', limit: { max: 11.25 } },
    { what: 'until all is written down', value: drained, unit: 's' },
    { what: 'reached', value: after.reached, unit: 'people', limit: { min: results.meant } },
    { what: 'reached twice', value: after.twice, unit: 'people', limit: { max: 0 } },
    { what: 'answers 429', value: after.refused, unit: '', limit: { max: 0 } },
    {
      what: 'wasted requests',
      value: (100 * (after.refused + after.repeated)) / after.requests,
      unit: '%',
      limit: { max: 1 },
    },
    { what: 'emergency starts after', value: (after.emergency - emergencyAt) / 1000, unit: 's', limit: { max: 2 } },
    { what: 'requests of a second run', value: afterRerun.requests - after.requests, unit: '', limit: { max: 0 } },
    { what: 'memory of a worker, peak', value: Math.max(...peaks), unit: 'MB', limit: { max: 300 } },
    { what: 'messages to one person, crossed', value: mixed.crossed, unit: '', limit: { max: 0 } },
    { what: 'messages to one person, each sent once', value: mixed.pushes, unit: '', limit: { min: personal } },
    { what: 'until they are out', value: mixed.seconds, unit: 's' },
  ],
)

async function start(id: string): Promise<number> {
  return (await house.db.transact((tx) => startCampaign(tx, house, id))).recipients
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const from = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - from) / 1000 }
}

async function waitUntilSettled(id: string): Promise<number> {
  for (;;) {
    const { rows } = await sql`
      select from messaging.chunks where cause = ${id} and settled_at is null limit 1`.execute(kysely)
    if (rows.length === 0) return (Date.now() - began) / 1000
    if (Date.now() - began > 180_000) throw new Error('it does not end')
    await pause(200)
  }
}

async function resultsOf(id: string): Promise<{ meant: number }> {
  const { rows } = await sql<{ meant: number }>`
    select sum(cardinality(recipients))::int as meant from messaging.chunks
    where cause = ${id} and state = 'sent'`.execute(kysely)
  return { meant: rows[0]?.meant ?? 0 }
}

/** A campaign to many in several parts and messages to one person each, at the same time. */
async function withPersonalMessages(): Promise<Told & { seconds: number }> {
  const { rows } = await sql<{ personId: never; number: number }>`
    select person_id as "personId", ('x' || right(address, 8))::bit(32)::int as number
    from messaging.contacts where channel = 'line' order by address limit ${personal}`.execute(kysely)
  await sql`
    insert into messaging.topic_choices (person_id, topic, chosen_at)
    select person_id, 'waste', now() from messaging.contacts where channel = 'line' order by person_id limit 100000
    on conflict do nothing`.execute(kysely)
  const from = Date.now()
  await start(await approvedCampaign(house, { topic: 'waste', isStatutory: true }))
  for (let at = 0; at < rows.length; at += 1000)
    await house.db.transact((tx) =>
      notifyAll(
        tx,
        rows.slice(at, at + 1000).map(({ personId, number }) => ({
          kind: 'bench.ready',
          personId,
          key: `bench-${from}-${number}`,
          data: { number },
        })),
      ),
    )
  for (;;) {
    const now = await told()
    if (now.pushes >= personal || Date.now() - from > 240_000) return { ...now, seconds: (Date.now() - from) / 1000 }
    await pause(500)
  }
}

async function told(): Promise<Told> {
  return (await fetch(`${lineUrl}/told`)).json() as Promise<Told> // parse edge: our own process
}

async function rowsOf(id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from messaging.chunks where cause = ${id})
      + (select count(*) from messaging.intents where cause = ${id}))::int as count`.execute(kysely)
  return rows[0]?.count ?? 0
}

function saying(subject: string): NonNullable<Wanted['texts']> {
  return { ja: { subject, body: 'x' } }
}

async function forgetEarlierRuns(): Promise<void> {
  await sql`delete from messaging.chunks`.execute(kysely)
  await sql`delete from messaging.intents`.execute(kysely)
  await sql`update messaging.campaigns set state = 'withdrawn', finished_at = now()
    where state in ('approved', 'sending', 'braked')`.execute(kysely)
  await sql`delete from graphile_worker._private_jobs`.execute(kysely)
  await sql`delete from messaging.contacts where channel = 'line'`.execute(kysely)
  await sql`delete from messaging.topic_choices`.execute(kysely)
}

/** So many residents have LINE; its id is a number. */
async function link(count: number): Promise<void> {
  await house.db.transact(async (tx) => {
    await sql`set local statement_timeout = '10min'`.execute(tx)
    await sql`
      insert into messaging.contacts (person_id, channel, address, verified_at)
      select person_id, 'line', 'U' || lpad(to_hex(row_number() over (order by person_id)), 32, '0'), now()
      from people_api.residents order by person_id limit ${count}
      on conflict do nothing`.execute(tx)
  })
}

function peakMegabytes(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

async function startChild(name: string, args: string[], settings: Record<string, string>): Promise<ChildProcess> {
  const outfile = join('.build', `bench-${name}.mjs`)
  await build({
    entryPoints: [`bench/running/${name}.ts`],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'silent' },
  })
  const child = spawn(process.execPath, [...workerFlags, outfile, ...args], {
    env: { ...process.env, DATA_DIR: config.dataDir, MADOGUCHI_ENV: 'demo', ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await once(child, 'spawn')
  children.push(child)
  return child
}
