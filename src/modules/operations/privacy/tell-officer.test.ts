import { afterAll, beforeAll, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { people } from '#modules/people/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import type { Simulators } from '../../../simulators/index.ts'
import { startTestSimulators } from '../../../simulators/testing.ts'
import { operations } from '../index.ts'

const officer = 'privacy@example.jp'
const page = '/staff/emergency-access'
let simulators: Simulators & { settings: Record<string, string> }
let house: TestHouse
beforeAll(async () => {
  simulators = await startTestSimulators()
  const settings = { ...simulators.settings, PRIVACY_MAIL_TO: officer }
  house = await testHouse({ modules: [people, messaging, operations], settings })
})
afterAll(async () => {
  await house.close()
  await simulators.stop()
})

const inbox = async () => (await fetch(`${simulators.url}/mail/${officer}`)).text()
const count = (html: string, words: string) => html.split(words).length - 1
const desk = async (name: string) => browse(testApp(house), await staffSignInAs(house, name))
const sweep = async () => {
  await people.sweeps?.['people.remind-of-emergencies']?.(house)
  await settle(house)
}
const later = (hours: number) => house.setNow(house.clock.now().add({ hours }).toString())
const open = async () =>
  (await desk('鈴木一')).submit(page, {
    number: satoHanako.atenaNumber,
    cause: 'life',
    purpose: '自宅で倒れていると通報があり、家族の氏名を知る必要がある',
  })

test('緊急閲覧は個人情報の責任者に一度知らせ、24時間だれも確かめなければもう一度だけ知らせる。だれの何かは書かない', async () => {
  await open()
  await settle(house)
  await sweep()
  const told = await inbox()
  expect(count(told, '【窓口】緊急閲覧がありました')).toBe(1)
  const link = /href="([^"]*\/mail\/[^"]+)"/.exec(told)?.[1] ?? ''
  const mail = await (await fetch(new URL(link, `${simulators.url}/mail/${officer}`))).text()
  expect(mail).toContain(page)
  expect(told + mail).not.toMatch(/佐藤|花子|鈴木|通報|0010000/)

  later(23)
  await sweep()
  expect(await inbox()).not.toContain('確かめられていない')
  later(1)
  await sweep()
  await sweep()
  expect(count(await inbox(), '【窓口】確かめられていない緊急閲覧があります')).toBe(1)
})

test('確かめた緊急閲覧は、あとから知らせない', async () => {
  await open()
  const toru = await desk('長谷川徹')
  const waiting = async () => /action="([^"]+acknowledgement)"/.exec(await (await toru.get(page)).text())?.[1]
  for (let action = await waiting(); action; action = await waiting())
    expect((await toru.submit(page, {}, action)).status).toBe(303)
  const before = count(await inbox(), '【窓口】確かめられていない')
  later(25)
  await sweep()
  expect(count(await inbox(), '【窓口】確かめられていない')).toBe(before)
})

test('宛先が決まっていなければ、何も送らない', async () => {
  const before = await inbox()
  const { privacyMailTo: _nobody, ...config } = house.config
  await open()
  await settle({ ...house, config })
  expect(await inbox()).toBe(before)
})
