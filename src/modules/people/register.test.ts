import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoOf } from '#demo/of-profile.ts'
import * as demo from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import {
  certificateFacts,
  findOffice,
  findPerson,
  householdOf,
  people,
  personNames,
  registeredAddress,
  sameHousehold,
  isNamed,
} from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people] })
})
afterAll(() => house.close())

const { satoHanako, satoKen, satoHina, satoMinato, yamamotoRen, ogawaShota, nguyenThiLan, takasakiYoshiro } = demo

describe('住民記録を読む', () => {
  test('世帯は世帯主から年の順に並ぶ', async () => {
    const members = await house.db.read((tx) => householdOf(tx, satoHanako.personId))
    expect(members.map(({ name, relation }) => `${relation} ${name}`)).toEqual([
      '世帯主 佐藤健',
      '妻 佐藤花子',
      '子 佐藤陽菜',
      '子 佐藤湊',
    ])
  })

  test('同じ世帯の人だけが、一緒に請求できる', async () => {
    await house.db.read(async (tx) => {
      expect(await sameHousehold(tx, satoHanako.personId, [satoHanako.personId, satoMinato.personId])).toBe(true)
      expect(await sameHousehold(tx, satoHanako.personId, [satoHina.personId, yamamotoRen.personId])).toBe(false)
      expect(await sameHousehold(tx, satoHanako.personId, [])).toBe(false)
      expect(await sameHousehold(tx, ogawaShota.personId, [ogawaShota.personId])).toBe(false)
    })
  })

  test('手紙は住民票の住所へ、方書を別の行にして送る', async () => {
    const address = await house.db.read((tx) => registeredAddress(tx, satoHanako.personId))
    expect(address).toEqual({
      postcode: '179-0072',
      address: '東京都練馬区光が丘二丁目9番6号 304号室',
      lines: ['東京都練馬区光が丘二丁目9番6号', '304号室'],
    })
  })

  test('髙﨑𠮷郎の名前は、一字も変わらない', async () => {
    const names = await house.db.read((tx) => personNames(tx, [takasakiYoshiro.personId]))
    expect(names.get(takasakiYoshiro.personId)).toBe('髙﨑𠮷郎')
  })

  test('転出した人は、登録されていない', async () => {
    await house.db.read(async (tx) => {
      expect(await findPerson(tx, ogawaShota.personId)).toBeUndefined()
      expect(await registeredAddress(tx, ogawaShota.personId)).toBeUndefined()
    })
  })

  test('転出した人の名前は、前に受け付けた手続きのために残る', async () => {
    const names = await house.db.read((tx) => personNames(tx, [ogawaShota.personId]))
    expect(names.get(ogawaShota.personId)).toBe('小川翔太')
  })

  test.each([
    ['高崎', ['髙﨑𠮷郎']],
    ['髙﨑 𠮷郎', ['髙﨑𠮷郎']],
    ['たかさき', ['髙﨑𠮷郎']],
    ['ﾀｶｻｷ', ['髙﨑𠮷郎']],
    ['ｎｇｕｙｅｎ', ['NGUYEN THI LAN']],
    ['小川', []],
    ['%', []],
    ['_', []],
    ['', []],
  ])('「%s」で探すと、字体や幅が違っても見つかる', async (words, expected) => {
    await house.db.read(async (tx) => {
      const { rows } = await sql<{ id: PersonId }>`
        select id from people.persons p where ${isNamed(words, 'p.id')} limit 10`.execute(tx)
      const names = await personNames(
        tx,
        rows.map(({ id }) => id),
      )
      expect([...names.values()]).toEqual(expected)
    })
  })

  test('係は鍵の言葉で見つかる', async () => {
    const office = await house.db.read((tx) => findOffice(tx, 'certificates', house.clock.today()))
    expect(office).toMatchObject({ name: '証明係', parentName: '区民部 戸籍住民課' })
  })
})

describe('住民票に載せる事項', () => {
  test('日本人には本籍と筆頭者があり、世帯主の名前が付く', async () => {
    const [hina] = await house.db.read((tx) => certificateFacts(tx, [satoHina.personId]))
    expect(hina).toMatchObject({
      name: '佐藤陽菜',
      headName: '佐藤健',
      relation: '子',
      honsekiHead: '佐藤健',
      foreign: null,
    })
  })

  test('外国人住民には、本籍の代わりに国籍や在留資格がある。名前は分けない', async () => {
    const [lan] = await house.db.read((tx) => certificateFacts(tx, [nguyenThiLan.personId]))
    expect(lan).toMatchObject({
      name: 'NGUYEN THI LAN',
      honseki: null,
      foreign: { nationality: 'ベトナム', period: '3年' },
    })
  })

  test('頼んだ順に返し、登録のない人は飛ばす', async () => {
    const ids = [satoMinato.personId, ogawaShota.personId, satoKen.personId]
    const facts = await house.db.read((tx) => certificateFacts(tx, ids))
    expect(facts.map(({ name }) => name)).toEqual(['佐藤湊', '佐藤健'])
  })
})

describe('見本の区', () => {
  test('300世帯の隣人も、データベースの決まりを守る', async () => {
    const demoHouse = await testHouse({ modules: [people], settings: { MADOGUCHI_ENV: 'demo' } })
    const { rows } = await demoHouse.db.read((tx) =>
      sql<{
        households: number
      }>`select count(distinct household_id) as households from people.register_records`.execute(tx),
    )
    await demoHouse.close()
    expect(rows[0]?.households).toBe(300 + new Set(demoOf('nerima').people.map(({ household }) => household)).size)
  })
})

describe('データベースが守ること', () => {
  const copyOf = (id: string, changes: string) =>
    house.db.transact((tx) =>
      sql`insert into people.register_records
        select (jsonb_populate_record(r, ${changes}::jsonb)).* from people.register_records r
        where person_id = ${id} and valid_to is null`.execute(tx),
    )
  const newRecord = { id: '01900000-0000-7000-8004-000000999999' }

  test('一人の記録は、同じ日に二つない', async () => {
    await expect(copyOf(satoHanako.personId, JSON.stringify(newRecord))).rejects.toThrow('one_record_a_day')
  })

  test('宛名番号は、一人のものである', async () => {
    const ended = { valid_from: '2000-01-01', valid_to: '2000-02-01', ended_by: 'change' }
    const other = JSON.stringify({ ...newRecord, ...ended, person_id: yamamotoRen.personId })
    await expect(copyOf(satoHanako.personId, other)).rejects.toThrow('atena_number_is_one_person')
  })

  test('世帯主は一人である', async () => {
    const change = `update people.register_records set relation = '世帯主' where person_id = '${satoHanako.personId}'`
    await expect(house.db.transact((tx) => sql.raw(change).execute(tx))).rejects.toThrow('one_head_a_day')
  })

  test('外国人住民に本籍は書けない', async () => {
    const change = `update people.register_records set honseki = '東京都' where person_id = '${nguyenThiLan.personId}'`
    await expect(house.db.transact((tx) => sql.raw(change).execute(tx))).rejects.toThrow('register_records_check')
  })

  test('種をもう一度まいても、何も変わらない', async () => {
    const count = () =>
      house.db.read((tx) =>
        sql<{ n: number }>`
      select (select count(*) from people.register_records) + (select count(*) from people.posts)
        + (select count(*) from people.offices) as n`.execute(tx),
      )
    const before = (await count()).rows
    await house.db.transact(async (tx) => people.seed?.(tx, house))
    expect((await count()).rows).toEqual(before)
  })

  test('統合された人の番号は、残った人へ導く', async () => {
    const merged = '01900000-0000-7000-8001-000000888888'
    await house.db.transact((tx) =>
      sql`insert into people.persons (id, merged_into) values (${merged}, ${satoKen.personId})`.execute(tx),
    )
    const person = await house.db.read((tx) => findPerson(tx, merged as typeof satoKen.personId))
    expect(person?.personId).toBe(satoKen.personId)
  })
})
