import { afterAll, beforeAll, expect, test } from 'vitest'
import { satoHanako, satoKen } from '#demo/people.ts'
import { aokiSayaka } from '#demo/sheltered.ts'
import { sql } from '#platform/db/index.ts'
import { fixedClock } from '#platform/time/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { people } from '../index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people] })
})
afterAll(() => house.close())

const desk = async (name: string) => browse(testApp(house), await staffSignInAs(house, name))
const purpose = '自宅で倒れていると通報があり、家族の氏名を知る必要がある'
const page = '/staff/emergency-access'

test('緊急閲覧は、一人の記録を60分だけ開き、一覧に出て、別の管理職だけが確かめられ、本人の履歴にも残る', async () => {
  const [hajime, toru] = [await desk('鈴木一'), await desk('長谷川徹')]
  const record = `${page}/${satoHanako.personId}`
  expect((await hajime.get(record)).status).toBe(404)
  const opened = await hajime.submit(page, { number: satoHanako.atenaNumber, cause: 'life', purpose })
  expect(opened.headers.get('location')).toBe(record)
  const seen = await hajime.get(record)
  expect(seen.status).toBe(200)
  const text = await seen.text()
  expect(text).toContain('光が丘')
  expect(text).not.toContain('筆頭者')
  // The glass over the next person is whole.
  expect((await hajime.get(`${page}/${satoKen.personId}`)).status).toBe(404)
  expect((await (await desk('高橋真')).get(record)).status).toBe(404)

  const { rows } = await sql<{ id: string }>`select id from people.emergency_openings`.execute(house.db.kysely)
  const acknowledgement = `${page}/openings/${rows[0]?.id}/acknowledgement`
  expect(await (await toru.get(page)).text()).toContain(purpose)
  expect(await (await hajime.get(page)).text()).not.toContain(purpose)
  expect((await toru.submit(page, {}, acknowledgement)).status).toBe(303)
  expect(await (await toru.get(page)).text()).not.toContain(acknowledgement)

  const { rows: noted } = await sql<{ action: string; ids: object }>`
    select action, ids from platform.audit where person_id = ${satoHanako.personId} and reason = 'break-glass'
    order by id`.execute(house.db.kysely)
  expect(noted.map(({ action }) => action)).toEqual(['people.emergency.open', 'people.record.read'])
  expect(JSON.stringify(noted)).not.toContain('通報')
})

test('60分たつと閉じている', async () => {
  const hajime = browse(
    testApp({ ...house, clock: fixedClock(house.clock.now().add({ minutes: 61 }).toString()) }),
    await staffSignInAs(house, '鈴木一'),
  )
  expect((await hajime.get(`${page}/${satoHanako.personId}`)).status).toBe(404)
})

test('要確認の人は、緊急閲覧でも住所がない。受託者と教育委員会は緊急閲覧もできない', async () => {
  const makoto = await desk('加藤誠')
  await makoto.submit(page, { number: aokiSayaka.atenaNumber, cause: 'life', purpose })
  const text = await (await makoto.get(`${page}/${aokiSayaka.personId}`)).text()
  expect(text).toContain('要確認')
  expect(text).not.toMatch(/春日町|郵便局留|大泉学園町|支援/)
  for (const name of ['平野ゆい', '村上彩']) expect((await (await desk(name)).get(page)).status, name).toBe(403)
})

test('契約の期間が過ぎると、受託者はもう何も開けない', async () => {
  const yui = await desk('平野ゆい')
  expect((await yui.get('/staff/offices')).status).toBe(200)
  house.profile.contracts?.splice(0)
  expect((await yui.get('/staff/offices')).status).not.toBe(200)
})
