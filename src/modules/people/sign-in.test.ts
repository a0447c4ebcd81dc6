import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as demo from '#demo/people.ts'
import type { DemoPerson } from '#demo/person.ts'
import { loadResident, openResidentAccount, openStaffAccount, type Resident } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { Module } from '#platform/module/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { people } from './index.ts'

const work: Module = {
  name: 'procedures',
  permissions: {
    'procedures.work': { label: '担当する', roles: ['clerk', 'checker', 'manager'] },
    'procedures.confirm': { label: '確認する', roles: ['checker', 'manager'] },
  },
}
let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, work] })
})
afterAll(() => house.close())

const signIn = (person: DemoPerson, changes = {}): Promise<Resident | undefined> =>
  house.db.transact(async (tx) => {
    const claims = {
      issuer: 'https://auth.example',
      subject: person.card?.subject ?? '',
      acr: 'aal3 crl',
      name: person.name,
      address: person.card?.address ?? '',
      birthDate: Temporal.PlainDate.from(person.birthDate),
      gender: person.sex === 'male' ? '1' : '2',
      ...changes,
    }
    const account = await openResidentAccount(tx, house, claims)
    return account && loadResident(tx, house, account)
  })

const staffSignIn = (staffNumber: string) =>
  house.db.transact(async (tx) => {
    const claims = { issuer: 'https://staff.example', subject: staffNumber, name: '職員', email: 'a@example.jp' }
    const account = await openStaffAccount(tx, house, claims)
    return account && people.signIn?.staffActor?.(tx, account, house)
  })

describe('住民のサインイン', () => {
  test.each([
    demo.satoHanako,
    demo.satoKen,
    demo.takasakiYoshiro,
    demo.nguyenThiLan,
    demo.yamamotoRen,
    demo.itoTadashi,
    demo.kobayashiKazuko,
  ])('$nameのカードは、本人の記録と結ばれる', async (person) => {
    expect(await signIn(person)).toMatchObject({
      level: 'verified',
      personId: person.personId,
      displayName: person.name,
    })
  })

  test('渡辺久美は同姓同名の人がいるので、結ばれない', async () => {
    expect(await signIn(demo.watanabeKumi)).toMatchObject({ level: 'signed-in' })
  })

  test('転出した小川翔太は、サインインできるが結ばれない', async () => {
    const ogawa = await signIn(demo.ogawaShota)
    expect(ogawa?.level).toBe('signed-in')
    expect(ogawa?.personId).toBeUndefined()
  })

  test('一度結ばれた人は、結婚して氏が変わっても結ばれたままである', async () => {
    await signIn(demo.yamamotoRen)
    expect(await signIn(demo.yamamotoRen, { name: '石井蓮' })).toMatchObject({ personId: demo.yamamotoRen.personId })
  })

  test.each([
    ['転出する', 'moved_out', demo.kobayashiKazuko],
    ['亡くなる', 'died', demo.itoTadashi],
  ] as const)('%sと、サインインしたままでも、もう一度サインインしても、本人として扱わない', async (_, why, person) => {
    const before = await signIn(person)
    await house.db.transact((tx) =>
      sql`update people.register_records set valid_to = '2026-12-02', ended_by = ${why}
          where person_id = ${person.personId}`.execute(tx),
    )
    expect(before?.level).toBe('verified')
    const after = await house.db.read(async (tx) => before && loadResident(tx, house, before.accountId))
    expect(after?.level).toBe('signed-in')
    expect(after?.personId).toBeUndefined()
    expect((await signIn(person))?.level).toBe('signed-in')
    const { rows } = await house.db.read((tx) =>
      sql<{
        action: string
      }>`select action from platform.audit where person_id = ${person.personId} order by id`.execute(tx),
    )
    expect(rows.map(({ action }) => action)).toEqual(['people.link.made', 'people.link.ended'])
  })
})

describe('職員のサインイン', () => {
  test('証明係の高橋真は、係の仕事の権限だけを持つ', async () => {
    const takahashi = await staffSignIn('100241')
    expect(takahashi).toMatchObject({ displayName: '高橋真', officeName: '区民部 戸籍住民課 証明係' })
    expect(takahashi?.permissions.has('procedures.work')).toBe(true)
    expect(takahashi?.permissions.has('procedures.confirm')).toBe(false)
  })

  test('係長の田中美咲は、確認もできる', async () => {
    expect((await staffSignIn('100118'))?.permissions).toContain('procedures.confirm')
  })

  test('異動で席のなくなった林浩二は、サインインできない', async () => {
    expect(await staffSignIn('100075')).toBeUndefined()
  })

  test('知らない職員番号では、サインインできない', async () => {
    expect(await staffSignIn('999999')).toBeUndefined()
  })

  test('席が明日から始まる人は、今日はまだ働けない', async () => {
    house.setNow('2026-03-31T23:59:59+09:00')
    expect(await staffSignIn('100356')).toBeUndefined()
    house.setNow('2026-04-01T00:00:00+09:00')
    expect(await staffSignIn('100356')).toMatchObject({ displayName: '森大地' })
    house.setNow('2026-12-02T10:00:00+09:00')
  })
})
