import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../../index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { writeManyCases } from '../../testing/many-cases.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { parseFilter } from '../domain/filter.ts'
import type { LabelId } from '../domain/label.ts'
import { dropLabel, labelCase, makeLabel, unlabelCase } from './labels.ts'
import { queuePage } from './queue-of.ts'

let house: TestHouse
let takahashi: Staff
let tanaka: Staff
let kato: Staff
let ids: readonly ApplicationId[]
const officeId = () => takahashi.posts[0]?.officeId ?? never()
const never = (): never => {
  throw new Error('no office')
}

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures], now: '2026-12-02T10:00:00+09:00' })
  takahashi = await staffActor(house, '高橋真')
  tanaka = await staffActor(house, '田中美咲')
  kato = await staffActor(house, '加藤誠')
  ids = await house.db.transact((tx) =>
    writeManyCases(tx, { count: 3, state: 'submitted', applicants: [demoPersonId(1)], at: house.clock.now() }),
  )
})
afterAll(() => house.close())

const make = (name: string) =>
  house.db.transact((tx) => makeLabel(tx, house, tanaka, { officeId: officeId(), name, colour: 'blue' }))
const idOf = async (name: string): Promise<LabelId> => {
  const made = await make(name)
  return made.ok ? made.id : never()
}
const first = () => ids[0] ?? never()

test('付けたラベルは一覧に出て、そのラベルで絞れ、外すと消える。二度付けても一つである', async () => {
  const label = await idOf('字形の確認')
  const put = () => house.db.transact((tx) => labelCase(tx, house, takahashi, first(), label))
  expect([await put(), await put()]).toEqual([true, false])
  const labelled = () =>
    house.db.read((tx) => queuePage(tx, house, takahashi, { filter: parseFilter({ view: 'all', label }) }, undefined))
  expect((await labelled()).items.map(({ id, labels }) => [id, labels.map(({ name }) => name)])).toEqual([
    [first(), ['字形の確認']],
  ])
  expect(await house.db.transact((tx) => unlabelCase(tx, house, takahashi, first(), label))).toBe(true)
  expect((await labelled()).items).toEqual([])
})

test('よその係のラベルは付かず、よその係の職員は付けられず、決められもしない', async () => {
  const label = await idOf('係だけの目印')
  await expect(house.db.transact((tx) => labelCase(tx, house, kato, first(), label))).rejects.toMatchObject({
    status: 404,
  })
  await expect(house.db.transact((tx) => dropLabel(tx, kato, label))).rejects.toMatchObject({ status: 404 })
  await expect(
    house.db.transact((tx) => makeLabel(tx, house, kato, { officeId: officeId(), name: 'x', colour: 'red' })),
  ).rejects.toMatchObject({ status: 403 })
  await sql`
    update procedures.labels set office_id = ${kato.posts[0]?.officeId}, slot = 20 where id = ${label}`.execute(
    house.db.kysely,
  )
  await expect(house.db.transact((tx) => labelCase(tx, house, takahashi, first(), label))).rejects.toMatchObject({
    code: 'label_of_other_office',
  })
})

test('受託者は、契約にある手続の申請にだけラベルを付けられる', async () => {
  const label = await idOf('受託の目印')
  const hirano = await staffActor(house, '平野ゆい')
  expect(await house.db.transact((tx) => labelCase(tx, house, hirano, first(), label))).toBe(true)
  const elsewhere: Staff = {
    ...hirano,
    contract: { employer: '窓口サービス見本株式会社', procedures: ['dog-registration'], searchesRegister: false },
  }
  await expect(
    house.db.transact((tx) => labelCase(tx, house, elsewhere, ids[1] ?? never(), label)),
  ).rejects.toMatchObject({ status: 404 })
})

test('同じ名前は二つ作れず、21個めは作れない。なくすと付いていた申請からも外れ、また作れる', async () => {
  const label = await idOf('なくすもの')
  expect(await make('なくすもの')).toEqual({ ok: false, reason: 'taken' })
  await house.db.transact((tx) => labelCase(tx, house, takahashi, first(), label))
  for (let n = 0; n < 20; n += 1) await make(`多い${n}`)
  expect(await make('二十一個め')).toEqual({ ok: false, reason: 'full' })
  await house.db.transact((tx) => dropLabel(tx, tanaka, label))
  expect((await make('二十一個め')).ok).toBe(true)
  const { rows } = await sql`select from procedures.case_labels where label_id = ${label}`.execute(house.db.kysely)
  expect(rows).toEqual([])
})

test('ラベルは申請者のどのページにも出ず、決める人のページでは作れてなくせる', async () => {
  const app = testApp(house)
  const misaki = browse(app, await staffSignInAs(house, '田中美咲'))
  const page = '/staff/queue/labels'
  await sql`delete from procedures.labels where office_id = ${officeId()}`.execute(house.db.kysely)
  const done = await misaki.submit(page, { name: '再確認', office: officeId(), colour: 'orange' })
  expect(done.status).toBe(303)
  expect(await (await misaki.get(page)).text()).toContain('case-label orange')
  const again = await misaki.submit(page, { name: '再確認', office: officeId(), colour: 'red' })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('もうあります')
  const makoto = browse(app, await staffSignInAs(house, '高橋真'))
  expect((await makoto.get(page)).status).toBe(403)
  const own = await sql`select from procedures.case_events where kind like '%label%'`.execute(house.db.kysely)
  expect(own.rows).toEqual([])
})
