import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Module } from '#platform/module/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { createSharedClock, type SharedClock } from '#platform/time/index.ts'

const deadline = Temporal.Now.instant().add({ hours: 200 })
const counter: Module = { name: 'counter', nextDue: async () => ({ at: deadline, label: '補正の期限' }) }

let house: TestHouse
let clock: SharedClock
beforeEach(async () => {
  house = await testHouse({ modules: [counter] })
  clock = await createSharedClock(house.db)
})
afterEach(async () => {
  await clock.close()
  await house.close()
})

const post = (shift: string, secret = house.config.demoSecret) =>
  testApp({ ...house, clock }).request('/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-demo-secret': secret },
    body: JSON.stringify({ shift }),
  })

describe('デモの時計', () => {
  test('次の期限まで進めると、期限を過ぎた時刻になる', async () => {
    expect(await (await testApp({ ...house, clock }).request('/demo/clock')).json()).toMatchObject({
      next_due: { label: '補正の期限' },
    })
    expect((await post('next-due')).status).toBe(200)
    expect(Temporal.Instant.compare(clock.now(), deadline)).toBe(1)
  })

  test('翌日の朝にすると、次の日の8時半になる', async () => {
    const today = clock.today()
    await post('next-morning')
    const now = clock.now().toZonedDateTimeISO('Asia/Tokyo')
    expect(now.toPlainDate().toString()).toBe(today.add({ days: 1 }).toString())
    expect([now.hour, now.minute]).toEqual([8, 30])
  })

  test.each([
    ['PT1H', 'wrong', 404],
    ['yesterday', undefined, 422],
    ['-PT1H', undefined, 422],
  ])('「%s」（合言葉 %s）では動かない', async (shift, secret, status) => {
    const before = clock.now()
    expect((await post(shift, secret)).status).toBe(status)
    await clock.refresh()
    expect(before.until(clock.now()).total('minutes')).toBeLessThan(5)
  })
})
