import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as demo from '#demo/people.ts'
import { generateWard } from '#demo/population/ward.ts'
import { isResident, type Resident } from '#demo/population/resident.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { formOf, staffSignInAs, testApp } from '#platform/testing/index.ts'
import type { PersonQuery } from '../domain/search/query.ts'
import { people } from '../index.ts'
import { searchPersons } from '../search-persons.ts'
import { seedResidents } from '../seed-residents.ts'
import { registerOutside } from './register-outside.ts'
import { searchRegister } from './search-register.ts'

const ward = { residents: 3000 }
const everybody = [...generateWard(ward)].flat()
const residents = everybody.filter(isResident)

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people] })
  await seedResidents(house, ward)
})
afterAll(() => house.close())

const find = (query: PersonQuery, limit = 500) =>
  house.db.read((tx) => searchPersons(tx, house, query, { limit })).then((hits) => hits.map(({ name }) => name))
const idsOf = (query: PersonQuery, limit = 500) =>
  house.db.read((tx) => searchPersons(tx, house, query, { limit })).then((hits) => hits.map(({ personId }) => personId))

describe('見本の区を台帳に載せる', () => {
  test('もう一度載せても何も増えず、人数を増やすと差だけが増える', async () => {
    expect(await seedResidents(house, ward)).toBe(0)
    const count = () =>
      sql<{ count: number }>`select count(*) as count from people.register_records where valid_to is null`
        .execute(house.db.kysely)
        .then(({ rows }) => rows[0]?.count ?? 0)
    const before = await count()
    await seedResidents(house, { residents: 3100 })
    expect((await count()) - before).toBe(100)
  })
})

describe('名前で探す', () => {
  test.each([['髙﨑𠮷郎'], ['高崎吉郎'], ['高崎'], ['たかさき よしろう'], ['タカサキ'], ['ﾀｶｻｷ ﾖｼﾛｳ'], ['髙﨑　𠮷']])(
    '「%s」で髙﨑𠮷郎が見つかる',
    async (name) => {
      expect(await find({ name })).toContain('髙﨑𠮷郎')
    },
  )

  test('名だけでも、姓と名のどちらから書いても、旧氏と名でも見つかる', async () => {
    expect(await idsOf({ name: '花子' })).toContain(demo.satoHanako.personId)
    expect(await idsOf({ name: 'はなこ' })).toContain(demo.satoHanako.personId)
    expect(await find({ name: 'LAN' })).toContain('NGUYEN THI LAN')
    expect(await find({ name: 'lan nguyen' })).toContain('NGUYEN THI LAN')
    expect(await find({ name: '大橋' })).toContain('小林和子')
    expect(await find({ name: '大橋和子' })).toContain('小林和子')
  })

  test('ちょうどの人、名前がそう始まる人、中にある人の順に並ぶ', async () => {
    const names = await find({ name: '林' })
    const rank = (name: string) => (name.startsWith('林') ? 0 : 1)
    expect(names.map(rank)).toEqual(names.map(rank).toSorted((a, b) => a - b))
    expect(names.some((name) => name.startsWith('林'))).toBe(true)
    expect(names.some((name) => name.startsWith('小林'))).toBe(true)
  })

  test('どの鍵も、同じ人のよりよい鍵と同じ始まりの文字数を覚えている', async () => {
    const { rows } = await sql<{ wrong: number; alike: number }>`
      select count(*) filter (where k.shared <> coalesce(longest, 0)) as wrong, count(*) filter (where k.shared > 0) as alike
      from people.search_keys k cross join lateral (
        select max(length) as longest from people.search_keys better, generate_series(1, length(k.key)) as length
        where better.person_id = k.person_id and (better.place, better.key) < (k.place, k.key)
          and left(better.key, length) = left(k.key, length)) found`.execute(house.db.kysely)
    expect(rows[0]?.wrong).toBe(0)
    expect(rows[0]?.alike).toBeGreaterThan(100)
  })

  test('生まれた人はだれでも、氏名でもかなでも、ちょうど一度ずつ見つかる', async () => {
    for (const person of residents.filter((_, index) => index % 151 === 0)) {
      for (const name of [person.name, person.kana]) {
        const ids = await idsOf({ name, birth: person.birthText ? '' : person.birthDate })
        expect(ids.filter((id) => id === person.personId)).toHaveLength(1)
        expect(new Set(ids).size).toBe(ids.length)
      }
    }
  })

  test('転出した人と亡くなった人は、頼まれたときだけ、そうと分かるように出る', async () => {
    expect(await find({ name: '小川翔太' })).not.toContain('小川翔太')
    const [hit] = await house.db.read((tx) =>
      searchPersons(tx, house, { name: '小川翔太', birth: 'H6.2.18', includesGone: true }, { limit: 5 }),
    )
    expect(hit).toMatchObject({ name: '小川翔太', standing: 'moved_out' })
  })
})

describe('組み合わせて探す', () => {
  const same = (query: PersonQuery, holds: (person: Resident) => boolean) => async () => {
    const found = new Set(await idsOf(query))
    const named = [...demo.demoPeople, ...residents].filter((person) => !person.closed && !person.birthText)
    const expected = named.filter((person) => holds(person as Resident)).map(({ personId }) => personId)
    expect(expected.length).toBeGreaterThan(0)
    for (const id of expected) expect(found.has(id)).toBe(true)
    const unexpected = residents.filter(({ personId, birthText }) => found.has(personId) && !birthText)
    expect(unexpected.filter((person) => !holds(person))).toEqual([])
  }

  test(
    '昭和15年生まれ',
    same({ birth: 'S15' }, ({ birthDate }) => birthDate.startsWith('1940')),
  )
  test(
    '1978年5月生まれ',
    same({ birth: '1978-05' }, ({ birthDate }) => birthDate.startsWith('1978-05')),
  )
  test(
    '光が丘二丁目に住む',
    same({ address: '光が丘二丁目' }, ({ address }) => address.town === '光が丘' && address.chome === 2),
  )
  test(
    '大泉で始まる町に住む',
    same({ address: '大泉' }, ({ address }) => address.town.startsWith('大泉')),
  )
  test(
    '光が丘に住む佐藤さん',
    same(
      { name: '佐藤', address: '光が丘' },
      ({ name, kana, address }) => address.town === '光が丘' && (name.startsWith('佐藤') || kana.startsWith('佐藤')),
    ),
  )
  test(
    '昭和40年代に入る一年に生まれた鈴木さん',
    same(
      { name: 'スズキ', birth: '昭和45年' },
      ({ kana, birthDate }) => kana.startsWith('スズキ') && birthDate.startsWith('1970'),
    ),
  )

  test('番と号まで入れると、その家の人だけになる', async () => {
    expect((await find({ address: '光が丘2-9-6' })).toSorted()).toEqual(
      expect.arrayContaining(['佐藤健', '佐藤湊', '佐藤花子', '佐藤陽菜']),
    )
    expect(await find({ address: '光が丘2-9-6-304' })).toContain('佐藤花子')
    expect(await find({ address: '西大泉町1179番地', name: '小林' })).toContain('小林和子')
  })

  test('宛名番号は前の0を省け、ほかの項目とも合わせる', async () => {
    expect(await find({ atenaNumber: '10000101' })).toEqual(['佐藤花子'])
    expect(await find({ atenaNumber: '10000101', name: '鈴木' })).toEqual([])
  })

  test('続きのページは、抜けも重なりもなく同じ順に並ぶ', async () => {
    for (const query of [{ name: '田' }, { name: 'サ' }, { birth: 'S50' }, { address: '石神井町' }]) {
      const whole = await idsOf(query, 120)
      const pages: string[] = []
      let after: readonly (string | number)[] | undefined
      for (let page = 0; page < 60 && pages.length < whole.length; page += 1) {
        const hits = await house.db.read((tx) => searchPersons(tx, house, query, { limit: 7, after }))
        pages.push(...hits.map(({ personId }) => personId))
        after = hits.at(-1)?.position
      }
      expect(pages.slice(0, whole.length)).toEqual(whole)
    }
  })
})

describe('職員が探す', () => {
  const audits = () =>
    sql<{ reason: string; ids: { hits: string } }>`
      select reason, ids from platform.audit where action = 'people.records.search' order by id`
      .execute(house.db.kysely)
      .then(({ rows }) => rows)

  test('だれが何のために何人を見たかだけが残り、探した言葉は残らない', async () => {
    const clerk = await actor('高橋真')
    const before = (await audits()).length
    const found = await house.db.transact((tx) => searchRegister(tx, house, clerk, { query: { name: '髙﨑𠮷郎' } }))
    expect(found).toMatchObject({ ok: true, count: found.ok ? found.hits.length : -1 })
    const [entry, ...more] = (await audits()).slice(before)
    expect(more).toEqual([])
    expect(entry).toMatchObject({ reason: 'duty', ids: { hits: String(found.ok && found.hits.length) } })
    const { rows } = await sql<{ text: string }>`
      select string_agg(a::text, '') as text from platform.audit a`.execute(house.db.kysely)
    expect(rows[0]?.text).not.toContain('髙﨑')
  })

  test('台帳の係でない課は、目的を選ばなければ探せない', async () => {
    const kato = await actor('加藤誠')
    const search = { query: { name: '佐藤' } }
    const without = await house.db.transact((tx) => searchRegister(tx, house, kato, search))
    expect(without).toEqual({ ok: false, problem: 'purpose' })
    const stated = { ...search, purpose: 'request-of-person' } as const
    expect(await house.db.transact((tx) => searchRegister(tx, house, kato, stated))).toMatchObject({ ok: true })
    expect((await audits()).at(-1)?.reason).toBe('request-of-person')
  })

  test('生年月日の分からない人は、氏名も合うときだけ、生年月日を入れても見つかる', async () => {
    const clerk = await actor('高橋真')
    const { personId } = await house.db.transact((tx) =>
      registerOutside(tx, house, clerk, {
        kind: 'honseki',
        name: '磯﨑ヨシ',
        kana: 'イソザキ ヨシ',
        birthDate: { isKnown: false, text: '昭和15年 月日不詳', assumed: null },
        sex: null,
        postcode: null,
        address: '埼玉県和光市本町1番',
        building: null,
        reason: '戸籍の附票',
      }),
    )
    for (const birth of ['S15', '昭和15年5月3日']) {
      expect(await idsOf({ name: '磯崎', birth })).toEqual([personId])
      expect(await idsOf({ birth })).not.toContain(personId)
    }
  })

  test('探す権限のない職員と、ほかの執行機関の職員は探せない', async () => {
    const suzuki = await actor('鈴木一')
    const search = { query: { name: '佐藤' } }
    await expect(house.db.transact((tx) => searchRegister(tx, house, suzuki, search))).rejects.toThrow('permission')
    const elsewhere: Staff = { ...(await actor('高橋真')), organs: ['board-of-education'] }
    await expect(house.db.transact((tx) => searchRegister(tx, house, elsewhere, search))).rejects.toThrow('organ')
  })

  test('画面は探した言葉をアドレスに入れず、続きのページも用紙で開く', async () => {
    const app = testApp(house)
    const cookie = await staffSignInAs(house, '高橋真')
    const fields = formOf(await (await app.request('/staff/people', { headers: { cookie } })).text())
    const body = new URLSearchParams([...fields, ['name', '佐']].filter(([name]) => name !== '') as [string, string][])
    const answer = await app.request('/staff/people/search', { method: 'POST', body, headers: { cookie } })
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('佐藤')
    expect(html).toContain('name="after"')
    expect(html).not.toMatch(/href="[^"]*(%E4%BD%90|佐)/)
  })

  async function actor(name: string): Promise<Staff> {
    await staffSignInAs(house, name)
    const { rows } = await sql<{ id: string }>`select id from auth.accounts where display_name = ${name}`.execute(
      house.db.kysely,
    )
    const id = rows[0]?.id as Staff['accountId'] // parse edge: our own row
    const found = await house.db.read(async (tx) => people.signIn?.staffActor?.(tx, id, house))
    if (!found) throw new Error(`${name} may not act`)
    return found
  }
})
