import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as demo from '#demo/people.ts'
import { type Actor, findAccountByName, issueToken, type Resident } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import { formOf, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { people } from './index.ts'
import { recordPolicy } from './policies.ts'
import { openRecordsWithin } from './store/register.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people] })
  app = testApp(house)
})
afterAll(() => house.close())

const open = async (path: string, name: string) => {
  const response = await app.request(path, { headers: { cookie: await signInAs(house, name) } })
  return { response, html: await response.text() }
}

describe('あなたの情報', () => {
  test('佐藤花子は、自分と世帯の登録を見て、サインアウトできる', async () => {
    const { response, html } = await open('/account', '佐藤花子')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toContain('no-store')
    for (const words of [
      '佐藤花子',
      'サトウ ハナコ',
      '平成元年5月14日',
      '光が丘二丁目9番6号 304号室',
      '佐藤健（世帯主）',
      '佐藤湊（子）',
    ]) {
      expect(html).toContain(words)
    }
    expect(formOf(html, '/sign-out').get('csrf')).toBeTruthy()
  })

  test('やさしい日本語と英語でも読める', async () => {
    expect((await open('/easy/account', '佐藤花子')).html).toContain('<rt>じゅうよっか</rt>')
    const english = (await open('/en/account', 'NGUYEN THI LAN')).html
    expect(english).toContain('About you')
    expect(english).toContain('27 January 1996')
  })

  test('渡辺久美には窓口を案内し、同じ名前の人がいることは言わない', async () => {
    const { html } = await open('/account', '渡辺久美')
    expect(html).toContain('窓口での確認が必要です')
    expect(html).toContain('豊玉北6-12-1')
    expect(html).not.toMatch(/同姓同名|氷川台|101号室|203号室/)
  })

  test('サインインしていなければ、サインインへ送る', async () => {
    const response = await app.request('/account')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toContain('/sign-in')
  })

  test('職員のサインインでは、住民のページは開かない', async () => {
    const response = await app.request('/account', { headers: { cookie: await staffSignInAs(house, '高橋真') } })
    expect(response.status).toBe(303)
  })

  test('本人が見たことも、記録に残る', async () => {
    await open('/account', '伊藤正')
    const { rows } = await house.db.read((tx) =>
      sql<{ action: string; reason: string }>`select action, reason from platform.audit
        where person_id = ${demo.itoTadashi.personId} and actor_kind = 'resident'`.execute(tx),
    )
    expect(rows).toEqual([{ action: 'people.record.read', reason: 'own' }])
  })

  test('担当の職員が開いた日時と理由が、本人に見える', async () => {
    await house.db.transact((tx) =>
      sql`insert into platform.audit (actor_kind, staff_id, action, subject_kind, subject_id, person_id, reason)
        values ('staff', ${'01900000-0000-7000-8003-000000000001'}, 'procedures.case.read', 'application', 'x',
          ${demo.satoKen.personId}, 'assigned')`.execute(tx),
    )
    expect((await open('/account', '佐藤健')).html).toContain('手続きを担当したため')
  })
})

describe('APIで読む自分の情報', () => {
  const call = async (name: string, scopes: string[]) => {
    await signInAs(house, name)
    const token = await house.db.transact(async (tx) => {
      const accountId = await findAccountByName(tx, name)
      const expires = Temporal.Now.instant().add({ hours: 1 })
      return accountId && issueToken(tx, { accountId, scopes, expires })
    })
    return app.request('/api/v1/account', { headers: { authorization: `Bearer ${token}` } })
  }

  test('本人のトークンで、本人と世帯だけが返る', async () => {
    const response = await call('佐藤花子', ['account.read'])
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      person: { name: '佐藤花子', birthDate: '1989-05-14' },
      address: { postcode: '179-0072' },
      household: [{ name: '佐藤健' }, { name: '佐藤花子' }, { name: '佐藤陽菜' }, { name: '佐藤湊' }],
    })
  })

  test('範囲のないトークンや、結ばれていない人には返さない', async () => {
    expect((await call('佐藤花子', ['other.read'])).status).toBe(403)
    expect((await call('渡辺久美', ['account.read'])).status).toBe(403)
    expect((await app.request('/api/v1/account')).status).toBe(401)
  })
})

describe('住民記録を読む権利', () => {
  const resident = (personId: PersonId, level: Resident['level']): Resident => ({
    kind: 'resident',
    accountId: '01900000-0000-7000-8009-000000000001' as AccountId,
    personId,
    level,
    displayName: '',
  })
  const actors: [string, Actor][] = [
    ['本人', resident(demo.satoHanako.personId, 'verified')],
    ['結ばれていない人', resident(demo.satoHanako.personId, 'signed-in')],
    ['だれでもない人', { kind: 'anonymous' }],
    ['仕事の流れ', { kind: 'system', task: 'test' }],
  ]

  test.each(actors)('%sについて、規則とSQLの条件は同じ答えになる', async (_, actor) => {
    const inScope = await house.db.read((tx) => openRecordsWithin(tx, recordPolicy.scope(actor)))
    const allowed = demo.demoPeople.filter(({ personId }) => recordPolicy.may(actor, { personId }))
    expect(inScope.map(({ personId }) => personId)).toEqual(allowed.map(({ personId }) => personId))
  })
})

describe('個人情報ファイル簿', () => {
  test('peopleの表のすべての欄が、目的と根拠とともに載っている', async () => {
    const { rows } = await house.db.read((tx) =>
      sql<{ field: string }>`
        select table_schema || '.' || table_name || '.' || column_name as field from information_schema.columns
        where table_schema = 'people' and table_name in ('persons', 'register_records', 'staff', 'posts')
          and not (column_name in ('id', 'created_at') and table_name <> 'persons') and column_name <> 'created_at'
        order by 1`.execute(tx),
    )
    const mapped = new Set(people.dataMap?.map(({ table, column }) => `${table}.${column}`))
    expect(rows.length).toBeGreaterThan(40)
    expect(rows.map(({ field }) => field).filter((field) => !mapped.has(field))).toEqual([])
  })
})
