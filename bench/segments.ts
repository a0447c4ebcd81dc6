import { randomUUID } from 'node:crypto'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId, OfficeId, StaffId } from '#platform/ids/index.ts'
import { exactSize, parseSegment, previewSegment, type Segment } from '#modules/messaging/segments/index.ts'
import { currentSnapshot, forgetSnapshot } from '#modules/messaging/segments/snapshot/current.ts'
import { bytesOf } from '#modules/messaging/segments/snapshot/snapshot.ts'
import { fixedClock } from '#platform/time/index.ts'
import { openBigWard, wardSize } from './running/big-ward.ts'
import { report } from './running/figure.ts'
import { median, percentile } from './running/statistics.ts'

const linked = 327_000
const anchors = 20
const rounds = 4

const ward = await openBigWard()
// Answers of an earlier run hold for a month.
const house = { ...ward.house, clock: fixedClock((await lastAnswer()).add({ hours: 32 * 24 }).toString()) }
await chooseTopics()
const loads: number[] = []
for (let time = 0; time < 3; time += 1) {
  forgetSnapshot(house)
  loads.push((await timed(() => currentSnapshot(house))).ms)
}
const { snapshot } = await currentSnapshot(house)
const megabytes = (bytes: number) => bytes / 2 ** 20

for (let at = 0; at < anchors; at += 1) await ask(parseSegment({ all: [{ age: { from: 30 + at, on: 'today' } }] }))
const fresh: number[] = []
const repeated: number[] = []
for (let round = 0; round < rounds; round += 1) {
  const questions = definitions(round)
  for (const question of questions) fresh.push((await timed(() => ask(question))).ms)
  for (const question of questions) repeated.push((await timed(() => ask(question))).ms)
}
const exact: number[] = []
process.stdout.write(`previews: p95 ${percentile(fresh, 95).toFixed(0)} ms, median ${median(fresh).toFixed(0)} ms\n`)
for (const question of definitions(0)) exact.push((await timed(() => countExactly(question))).ms)
await ward.close()

report(
  'segments',
  `Previews of segments over ${wardSize} residents of whom ${linked} have chosen topics and said things about themselves; ${anchors} answers of the month to compare with, and every question of the run becomes one more. Each question is one transaction of a member of staff: what is asked is evaluated on the snapshot in memory, compared with the answers near it, rounded and written down. Narrow and broad definitions, with one to six conditions. Exact sizes are counted by SQL through the contract view, for who approves a campaign.`,
  [
    {
      what: 'preview of a new question, p95',
      value: percentile(fresh, 95),
      unit: 'ms',
      limit: { max: 300 },
      spread: fresh,
    },
    { what: 'preview of a new question, median', value: median(fresh), unit: 'ms' },
    {
      what: 'preview of a question that was asked before, p95',
      value: percentile(repeated, 95),
      unit: 'ms',
      limit: { max: 300 },
    },
    {
      what: 'snapshot with 40 answers in memory',
      value: megabytes(bytesOf(snapshot) + 40 * snapshot.isResident.byteLength),
      unit: 'MB',
      limit: { max: 40 },
    },
    {
      what: 'loading the snapshot, median',
      value: median(loads) / 1000,
      unit: 's',
      spread: loads.map((ms) => ms / 1000),
    },
    { what: 'exact size by SQL, p95', value: percentile(exact, 95), unit: 'ms', spread: exact },
  ],
)

/** Everybody asks under another name: sixty questions a day are the limit of each. */
async function ask(segment: Segment): Promise<void> {
  const told = await house.db.transact((tx) => previewSegment(tx, house, somebody(), segment))
  if (!told.ok) throw new Error(told.reason)
}

function countExactly(question: Segment): Promise<number> {
  return house.db.transact(async (tx) => {
    await sql`set local statement_timeout = '3min'`.execute(tx)
    return exactSize(tx, house, question)
  })
}

function somebody(): Staff {
  const officeId = randomUUID() as OfficeId
  return {
    kind: 'staff',
    accountId: randomUUID() as AccountId,
    staffId: randomUUID() as StaffId,
    displayName: '',
    officeName: '',
    employment: 'regular',
    posts: [{ officeId, role: 'clerk', rank: 'member' }],
    oversees: [],
    organs: ['head'],
    permissions: new Set(['segments.write']),
  }
}

/** A round asks about other ages than the round before, so that its questions are new. */
function definitions(round: number): Segment[] {
  const age = (from: number, to?: number) => ({
    age: { from: from + round, ...(to && { to: to + round }), on: 'today' },
  })
  const child = (from: number, to: number) => ({ childAge: { from: from + round, to: to + round } })
  const towns = [
    { area: ['光が丘'] },
    { area: ['石神井町', '下石神井', '高野台'] },
    { area: ['東大泉', '大泉学園町', '西大泉'] },
  ]
  const topics = ['events', 'waste', 'sports', 'disaster'].map((topic) => ({ topic }))
  return [
    { all: [age(0)] },
    { all: [age(65)] },
    { all: [age(75), { headOfHousehold: true }] },
    { all: [child(0, 2)] },
    { all: [child(3, 5), { headOfHousehold: true }, ...towns.slice(0, 1)] },
    ...towns.map((town) => ({ all: [town, age(20, 39)] })),
    { any: towns, none: [age(0, 17)] },
    ...topics.map((topic) => ({ all: [topic, age(18)] })),
    { any: topics, all: [child(0, 12)] },
    { all: [{ residentSince: { from: `20${10 + round}-04-01` } }, age(18)] },
    { all: [{ any: [age(65), child(0, 5)] }, { any: towns }], none: [{ topic: 'sports' }] },
    { all: [age(90), ...towns.slice(0, 1)] },
    { all: [{ schoolYear: { from: 1 + round, to: 3 + round } }] },
    { all: [{ declaredArea: 'oizumi' }, age(18)] },
    { all: [{ declaredChildAge: { from: round, to: 3 + round } }, topics[0]] },
  ].map((definition) => parseSegment(definition))
}

async function lastAnswer(): Promise<Temporal.Instant> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select max(at) as at from messaging.previews`.execute(
    ward.house.db.kysely,
  )
  return rows[0]?.at ?? ward.house.clock.now()
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const began = performance.now()
  const result = await work()
  return { ms: performance.now() - began, result }
}

async function chooseTopics(): Promise<void> {
  await house.db.transact(async (tx) => {
    await sql`set local statement_timeout = '10min'`.execute(tx)
    await sql`delete from messaging.topic_choices`.execute(tx)
    await sql`delete from messaging.habits`.execute(tx)
    await sql`
      insert into messaging.habits (person_id, age_group, area, child_birth_years, hours_from, hours_until, changed_at)
      select person_id, case when no % 3 = 0 then 'seniors' else 'families' end,
        case no % 4 when 0 then 'oizumi' when 1 then 'seki' end,
        case when no % 5 = 0 then array[2012 + no % 14] else '{}' end, '08:00', '21:00', now()
      from (select person_id, (row_number() over (order by person_id))::int as no from people_api.residents) known
      order by person_id limit ${linked}`.execute(tx)
    await sql`
      insert into messaging.topic_choices (person_id, topic, chosen_at)
      select h.person_id, topic, now()
      from messaging.habits h, (values ('events', 2), ('waste', 3), ('sports', 7), ('disaster', 1)) topics (topic, every)
      where abs(hashtext(h.person_id::text || topic)) % every = 0`.execute(tx)
  })
}
