import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../../index.ts'
import { approvedCampaign, lineIdOf, linkedCrowd, pausesAreOver } from './fixtures/campaigns.ts'
import { type FakeMulticast, startFakeMulticast } from './fixtures/fake-multicast.ts'
import { brakeCampaign, campaignProgress, releaseCampaign, startCampaign } from './index.ts'

let line: FakeMulticast
let house: TestHouse
beforeEach(async () => {
  line = await startFakeMulticast()
  house = await testHouse({ modules: [people, messaging], settings: { LINE_BASE_URL: line.url }, seed: false })
})
afterEach(async () => {
  await house.close()
  await line.close()
})

const chunks = async (cause: string) =>
  (
    await sql<{ state: string; reason: string | null; people: number; leftOut: Record<string, string> | null }>`
      select state, reason, cardinality(recipients) as people, left_out as "leftOut" from messaging.chunks
      where cause = ${cause} order by batch, split_from nulls first, id`.execute(house.db.kysely)
  ).rows

const stateOf = async (id: string) =>
  (await sql<{ state: string }>`select state from messaging.campaigns where id = ${id}`.execute(house.db.kysely))
    .rows[0]?.state

describe('一斉配信を始める', () => {
  test('選んだ人それぞれに一度だけ、500人までの束で届き、すべて届けば終わる', async () => {
    await linkedCrowd(house, 1100)
    const id = await approvedCampaign(house)
    await settle(house)
    expect(line.requests.map(({ to }) => to.length).sort((a, b) => a - b)).toEqual([100, 500, 500])
    expect(line.received.size).toBe(1100)
    expect([...line.received.values()].every((times) => times === 1)).toBe(true)
    expect(await stateOf(id)).toBe('done')
    expect(await house.db.read((tx) => campaignProgress(tx, id))).toEqual([
      { channel: 'line', state: 'sent', chunks: 3, recipients: 1100, served: 1100, leftOut: 0 },
    ])
  })

  test('もう一度始めても、だれも増えず、何も送られない', async () => {
    await linkedCrowd(house, 20)
    const id = await approvedCampaign(house)
    const first = await house.db.transact((tx) => startCampaign(tx, house, id))
    await settle(house)
    await linkedCrowd(house, 20, 'sport')
    expect(await house.db.transact((tx) => startCampaign(tx, house, id))).toEqual(first)
    await settle(house)
    expect(first).toEqual({ recipients: 20 })
    expect(line.requests).toHaveLength(1)
  })

  test('承認されていないものは始まらない', async () => {
    const id = await approvedCampaign(house, { state: 'submitted' })
    await expect(house.db.transact((tx) => startCampaign(tx, house, id))).rejects.toThrow(/not_approved/)
  })
})

describe('ブレーキ', () => {
  test('止めてからは一つの束も出ず、離せば残りが一度だけ出る', async () => {
    await linkedCrowd(house, 600)
    const id = await approvedCampaign(house)
    const officer = { staffId: newId<'staff'>() }
    await house.db.transact(async (tx) => {
      await startCampaign(tx, house, id)
      await brakeCampaign(tx, house, id, officer)
    })
    await settle(house)
    expect(line.requests).toHaveLength(0)
    await house.db.transact((tx) => releaseCampaign(tx, house, id, officer))
    await settle(house)
    expect(line.received.size).toBe(600)
    expect(await stateOf(id)).toBe('done')
  })
})

describe('LINEの答え', () => {
  test('知らない宛先があれば半分に分けていき、その人のほかには一度ずつ届く', async () => {
    await linkedCrowd(house, 40)
    line.unknownIds.add(lineIdOf(17))
    const id = await approvedCampaign(house)
    await settle(house)
    expect(line.received.size).toBe(39)
    expect([...line.received.values()].every((times) => times === 1)).toBe(true)
    const all = await chunks(id)
    expect(all.filter(({ state }) => state === 'permanent-failure')).toMatchObject([
      { people: 1, reason: 'not-accepted' },
    ])
    expect(line.requests.length).toBeLessThanOrEqual(13)
    expect(await stateOf(id)).toBe('done')
  })

  test('月の上限なら、この配信のLINEだけをやめ、ほかの束は出さない', async () => {
    await linkedCrowd(house, 1100)
    line.next({ status: 429, text: 'You have reached your monthly limit.' })
    const id = await approvedCampaign(house)
    await settle(house)
    expect(line.requests).toHaveLength(1)
    expect((await chunks(id)).map(({ state }) => state).sort()).toEqual(['cancelled', 'cancelled', 'permanent-failure'])
  })

  test('鍵が通らなければ、配信を止めて当番に知らせ、直れば残りなく届く', async () => {
    await linkedCrowd(house, 20)
    line.next({ status: 401, text: 'Authentication failed' })
    const id = await approvedCampaign(house)
    await settle(house)
    expect(await stateOf(id)).toBe('braked')
    await house.db.transact((tx) => releaseCampaign(tx, house, id, { staffId: newId<'staff'>() }))
    await settle(house)
    expect(line.received.size).toBe(20)
  })

  test.each([
    [{ status: 500, text: 'Internal server error' }],
    [{ status: 429, text: 'The API rate limit has been exceeded. Try again later.' }],
    ['cut' as const],
  ])('%j のあとは、同じ中身と同じ鍵でもう一度送り、届くのは一度だけ', async (answer) => {
    await linkedCrowd(house, 20)
    line.next(answer)
    const id = await approvedCampaign(house)
    await settle(house)
    await pausesAreOver(house)
    await settle(house)
    expect(line.requests).toHaveLength(2)
    expect(new Set(line.requests.map(({ retryKey, body }) => `${retryKey} ${body}`)).size).toBe(1)
    expect([...line.received.values()]).toEqual(Array.from({ length: 20 }, () => 1))
    expect(await stateOf(id)).toBe('done')
  })
})
