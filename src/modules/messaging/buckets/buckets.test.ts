import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { giveBackToken, takeToken } from './index.ts'
import { draw } from './store/draw.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ seed: false })
})
afterAll(() => house.close())

describe('送ってよい速さ', () => {
  test('八つの接続が奪い合っても、速さ×時間＋初めの分より多くは渡らない', async () => {
    const bucket = { name: 'crowded', perSecond: 500, burst: 50 }
    const began = performance.now()
    const drawn = await Promise.all(
      Array.from({ length: 8 }, async () => {
        let mine = 0
        for (let turn = 0; turn < 60; turn += 1) mine += (await house.db.transact((tx) => draw(tx, bucket, 5))).granted
        return mine
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const total = drawn.reduce((sum, one) => sum + one, 0)
    expect(total).toBeLessThanOrEqual(bucket.perSecond * seconds + bucket.burst)
    expect(total).toBeGreaterThanOrEqual(bucket.burst)
  })

  test('空になったら待つ時間が分かり、半端は次に繰り越される', async () => {
    const bucket = { name: 'slow', perSecond: 1, burst: 3 }
    const take = (wanted: number) => house.db.transact((tx) => draw(tx, bucket, wanted))
    expect((await take(10)).granted).toBe(3)
    const { granted, waitMilliseconds } = await take(1)
    expect(granted).toBe(0)
    expect(waitMilliseconds).toBeGreaterThan(0)
    expect(waitMilliseconds).toBeLessThanOrEqual(1000)
  })

  test('まとめて引いた分は、次の仕事が使い、使わなかった分は戻る', async () => {
    const draws = async () =>
      (
        await sql<{ tokens: number }>`select tokens from messaging.buckets where name = 'line.push'`.execute(
          house.db.kysely,
        )
      ).rows[0]?.tokens
    expect(await takeToken(house, 'line.push')).toBe(true)
    const afterFirst = await draws()
    for (let turn = 0; turn < 49; turn += 1) await takeToken(house, 'line.push')
    expect(await draws()).toBe(afterFirst)
    giveBackToken(house, 'line.push')
    await takeToken(house, 'line.push')
    expect(await draws()).toBe(afterFirst)
  })
})
