import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { settle, startWorker } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { notifyAll } from '#platform/notices/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../../index.ts'
import { approvedCampaign, asOwner, lineIdOf, linkedCrowd, pausesAreOver } from './fixtures/campaigns.ts'
import { type FakeMulticast, startFakeMulticast } from './fixtures/fake-multicast.ts'
import { brakeCampaign, releaseCampaign } from './index.ts'

const personal: Module = {
  name: 'personal',
  noticeKinds: {
    'personal.ready': {
      statutory: true,
      purpose: () => 'test',
      urgency: 'urgent',
      texts: (_lang, { number }) => ({ subject: 's', body: 'b', line: 'できました', link: `/applications/${number}` }),
    },
  },
}

let line: FakeMulticast
let house: TestHouse
let settings: Record<string, string>
let child: ChildProcess | undefined
beforeEach(async () => {
  line = await startFakeMulticast()
  settings = { LINE_BASE_URL: line.url }
  house = await testHouse({ modules: [people, messaging, personal], settings, seed: false })
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await house.close()
  await line.close()
})

const everyoneOnce = (count: number) => {
  expect(line.received.size).toBe(count)
  expect([...line.received.values()].filter((times) => times !== 1)).toEqual([])
}
const states = async () =>
  (
    await sql<{ state: string; count: number }>`
      select state, count(*)::int as count from messaging.chunks group by state order by state`.execute(house.db.kysely)
  ).rows

test('LINEが受け取り、書き留める前に裏方が倒れても、全員にちょうど一度届く', async () => {
  await linkedCrowd(house, 1200)
  line.next('hang', 'hang', 'hang')
  const first = await startProcess()
  // Its clock is the real one.
  house.setNow('2026-11-01T12:00:00+09:00')
  await approvedCampaign(house, { urgency: 'emergency', expiresAfter: 1_000_000 })
  await vi.waitFor(() => expect(line.requests).toHaveLength(3), { timeout: 20_000 })
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(await states()).toEqual([{ state: 'sending', count: 3 }])
  const second = await startWorker(house, { deadAfterSeconds: 2 })
  try {
    await vi.waitFor(async () => expect(await states()).toEqual([{ state: 'sent', count: 3 }]), { timeout: 20_000 })
  } finally {
    await second.stop()
  }
  everyoneOnce(1200)
  expect(new Set(line.requests.map(({ retryKey, body }) => `${retryKey} ${body}`)).size).toBe(3)
}, 60_000)

describe('長い障害', () => {
  const outage = async (answer: Parameters<FakeMulticast['next']>[0]) => {
    await linkedCrowd(house, 20)
    line.next(answer)
    await approvedCampaign(house)
    await settle(house)
    await asOwner(
      house,
      'alter table messaging.chunks disable trigger chunks_stay_sealed',
      `update messaging.chunks set first_attempt_at = first_attempt_at - interval '25 hours'`,
      'alter table messaging.chunks enable trigger chunks_stay_sealed',
    )
    await pausesAreOver(house)
    await settle(house)
    return (await states())[0]?.state
  }

  test('届いたかもしれない束は、25時間たったら「不明」になり、二度と送られない', async () => {
    expect(await outage({ status: 500, text: 'Internal server error' })).toBe('unknown')
    expect(line.requests).toHaveLength(1)
  })

  test('届いていないと分かっている束は、届かなかったことになり、二度と送られない', async () => {
    expect(await outage({ status: 429, text: 'The API rate limit has been exceeded. Try again later.' })).toBe(
      'permanent-failure',
    )
    expect(line.requests).toHaveLength(1)
  })
})

const trouble = fc.constantFrom<Parameters<FakeMulticast['next']>[0]>(
  'well',
  'cut',
  { status: 500, text: 'Internal server error' },
  { status: 429, text: 'The API rate limit has been exceeded. Try again later.' },
  { status: 429, text: 'You have exceeded the maximum number of concurrent requests.' },
)

test('どんな不調が混ざっても、どの束も同じ鍵と同じ中身のままで、だれにも一度より多くは届かない', async () => {
  await linkedCrowd(house, 60)
  await sql`update messaging.contacts set lang = (array['ja', 'easy', 'en'])[1 + ('x' || right(address, 2))::bit(8)::int % 3]`.execute(
    house.db.kysely,
  )
  const said = { subject: 's', body: 'b' }
  let campaigns = 0
  await fc.assert(
    fc.asyncProperty(fc.array(trouble, { maxLength: 8 }), async (troubles) => {
      line.requests.length = 0
      line.next(...troubles)
      campaigns += 1
      await approvedCampaign(house, { urgency: 'emergency', texts: { ja: said, easy: said, en: said } })
      for (let round = 0; round <= troubles.length; round += 1) {
        await settle(house)
        await pausesAreOver(house)
      }
      expect(new Set(line.requests.map(({ retryKey, body }) => `${retryKey} ${body}`)).size).toBe(3)
      expect([...line.received.values()]).toEqual(Array.from({ length: 60 }, () => campaigns))
    }),
    { numRuns: 6 },
  )
}, 30_000)

test('止めたときに送っている束はそのまま終わり、止めてから始まる束はない', async () => {
  await linkedCrowd(house, 3000)
  line.next('hang', 'hang')
  const worker = await startWorker(house, { concurrency: 2 })
  const officer = { staffId: newId<'staff'>() }
  try {
    const id = await approvedCampaign(house)
    await vi.waitFor(() => expect(line.requests).toHaveLength(2), { timeout: 10_000 })
    await house.db.transact((tx) => brakeCampaign(tx, house, id, officer))
    line.breakLines()
    await vi.waitFor(
      async () =>
        expect(await states()).toEqual([
          { state: 'created', count: 4 },
          { state: 'temporary-failure', count: 2 },
        ]),
      { timeout: 10_000 },
    )
    expect(line.requests).toHaveLength(2)
    await house.db.transact((tx) => releaseCampaign(tx, house, id, officer))
    await vi.waitFor(async () => expect(await states()).toEqual([{ state: 'sent', count: 6 }]), { timeout: 10_000 })
  } finally {
    await worker.stop()
  }
  everyoneOnce(3000)
}, 40_000)

test('二人の裏方が、一斉配信と一人ひとりへのお知らせを交互に送っても、だれの分もほかの人に行かない', async () => {
  const crowd = await linkedCrowd(house, 1500)
  const told = crowd.slice(0, 150)
  const workers = [await startWorker(house), await startWorker(house)]
  try {
    await approvedCampaign(house)
    await house.db.transact((tx) =>
      notifyAll(
        tx,
        told.map((personId, at) => ({
          kind: 'personal.ready',
          personId,
          key: `ready-${at}`,
          data: { number: at + 1 },
        })),
      ),
    )
    const pushes = () => line.requests.filter(({ path }) => path.endsWith('/push'))
    await vi.waitFor(
      async () => {
        expect(pushes().length).toBeGreaterThanOrEqual(150)
        expect(await states()).toEqual([{ state: 'sent', count: 3 }])
      },
      { timeout: 30_000 },
    )
    const mixed = pushes().filter(({ to, body }) => {
      const number = Number(/applications\/(\d+)/.exec(body)?.[1])
      return to[0] !== lineIdOf(number)
    })
    expect(mixed).toEqual([])
    expect(new Set(pushes().map(({ retryKey }) => retryKey)).size).toBe(150)
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
}, 60_000)

async function startProcess(): Promise<ChildProcess> {
  const { root, secret, dataDir } = house.config
  const outfile = join(root, '.build/test/worker-of-campaigns.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, '../../delivery/fixtures/worker-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
  const env = { ...process.env, ...settings, MADOGUCHI_ENV: 'test', MADOGUCHI_SECRET: secret, DATA_DIR: dataDir }
  child = spawn(process.execPath, [outfile, house.db.url, root], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  child.once('error', (error) => console.error(error))
  return child
}
