import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bankAccountsOf } from '#modules/payments/index.ts'
import { sql } from '#platform/db/index.ts'
import { signInAs } from '#platform/testing/index.ts'
import { browse } from '#platform/testing/index.ts'
import { hanako, minato } from '../fixtures.ts'
import { moveTo, bySystem } from '../store/transition.ts'
import { filedClaim } from '../testing/filed-claim.ts'
import { type Office, openOffice } from '../testing/office.ts'
import { lookupsOf } from './store.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await signInAs(office.house, '佐藤花子')
})
afterAll(() => office?.close())
afterEach(() => answerWith('found'))

const answerWith = (mood: string) =>
  fetch(`${office.world.url}/linkage/mood`, {
    method: 'POST',
    body: new URLSearchParams({ mood }),
    redirect: 'manual',
  })
const child = (together: 'yes' | 'no', address?: string) => ({
  id: 'child-a',
  answers: { name: '佐藤湊', 'birth-date': '2022-05-01', together, ...(address && { address }) },
})
const claim = (answers: Record<string, unknown> = {}) =>
  filedClaim(office.house, {
    procedure: 'child-allowance',
    name: '佐藤花子',
    answers: { children: [child('yes')], account: '01900000-0000-7000-8001-000000000009', ...answers },
  })
const statesOf = async (id: Awaited<ReturnType<typeof claim>>['id']) =>
  (await office.house.db.read((tx) => lookupsOf(tx, id))).map(({ ruleKey, state }) => [ruleKey, state])
const visit = async () => browse(office.app, await signInAs(office.house, '佐藤花子'))
const pageOf = async (id: string) => (await (await visit()).get(`/applications/${id}/lookups`)).text()

describe('情報連携', () => {
  test('届け出たあとに医療保険を調べ、何をどこに確かめたかを本人に見せる', async () => {
    const { id } = await claim()
    await office.settle()
    expect(await statesOf(id)).toEqual([['insurance', 'found']])
    const page = await pageOf(id)
    expect(page).toContain('国民健康保険')
    expect(page).toContain('番号法 第19条第8号')
    expect(page).not.toContain('type="file"')
  })

  test('別に住む子は、その区市町村に確かめる', async () => {
    const { id } = await claim({ children: [child('no', '札幌市北区北八条西五丁目')] })
    await office.settle()
    const lookups = await office.house.db.read((tx) => lookupsOf(tx, id))
    expect(lookups.find(({ ruleKey }) => ruleKey === 'child-record')).toMatchObject({
      state: 'found',
      source: '札幌市',
    })
  })

  test('選んだ家族は一人ずつ確かめ、だれのことかを名前で見せる', async () => {
    const { id } = await filedClaim(office.house, {
      procedure: 'health-insurance-joining',
      name: '佐藤花子',
      answers: { event: 'left-job', 'event-date': '2026-11-30', 'other-way': 'none', members: [hanako, minato] },
    })
    await office.settle()
    const lookups = await office.house.db.read((tx) => lookupsOf(tx, id))
    expect(new Map(lookups.map(({ personId, state }) => [personId, state]))).toEqual(
      new Map([
        [hanako, 'found'],
        [minato, 'found'],
      ]),
    )
    const page = (await pageOf(id)).replaceAll(/<rt>.*?<\/rt>|<[^>]+>/g, '')
    for (const name of ['佐藤花子', '佐藤湊']) expect(page).toContain(name)
  })

  test('生まれた子を入れる届け出では、前の健康保険を確かめない', async () => {
    const { id } = await filedClaim(office.house, {
      procedure: 'health-insurance-joining',
      name: '佐藤花子',
      answers: { event: 'birth', 'event-date': '2026-11-30', 'other-way': 'none', members: [minato] },
    })
    await office.settle()
    expect(await statesOf(id)).toEqual([])
  })

  test('公金受取口座は支払いの金庫に預け、申請には番号を残さない', async () => {
    const { id, personId } = await claim({ account: 'public' })
    await office.settle()
    const lookups = await office.house.db.read((tx) => lookupsOf(tx, id))
    const accounts = await office.house.db.read((tx) => bankAccountsOf(tx, personId))
    const found = lookups.find(({ ruleKey }) => ruleKey === 'account')
    expect(accounts.map((account): string => account.id)).toContain(found?.value?.accountId)
    expect(Object.keys(found?.value ?? {})).toEqual(['accountId'])
    const { rows } = await sql<{ value: string }>`
      select value::text from procedures.lookups where application_id = ${id}`.execute(office.house.db.kysely)
    expect(rows.map(({ value }) => value.replaceAll(/"[0-9a-f-]{36}"/g, '')).join()).not.toMatch(/\d{7}/)
  })

  test('見つからない・出せないは、本人には同じに見え、書類をお願いするだけ', async () => {
    const pages = []
    for (const mood of ['not_found', 'blocked']) {
      await answerWith(mood)
      const { id } = await claim()
      await office.settle()
      expect(await statesOf(id)).toEqual([['insurance', mood]])
      pages.push((await pageOf(id)).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce-\S+|value="[^"]*"/g, ''))
    }
    expect(pages[0]).toContain('調')
    expect(pages[0]).toContain('type="file"')
    const words = pages.map((page) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '))
    expect(words[0]).toBe(words[1])
  })

  test('答えがないときも申請は進み、遅れて届いた答えは書類を不要にする', async () => {
    await answerWith('timeout')
    const { id } = await claim()
    await office.settle()
    expect(await statesOf(id)).toEqual([['insurance', 'timeout']])
    expect(await pageOf(id)).toContain('type="file"')
    // The network has made up its mind meanwhile; the same question is answered when it is asked again.
    office.house.setNow('2026-12-02T10:01:30+09:00')
    await office.settle()
    expect(await statesOf(id)).toEqual([['insurance', 'found']])
    expect(await pageOf(id)).not.toContain('type="file"')
  })

  test('終わった申請の中身は消え、調べたという記録だけが残る', async () => {
    const { id } = await claim()
    await office.settle()
    await office.house.db.transact((tx) =>
      moveTo(tx, id, ['submitted'], 'withdrawn', { at: office.house.clock.now(), by: bySystem }),
    )
    await office.settle()
    const [lookup] = await office.house.db.read((tx) => lookupsOf(tx, id))
    expect(lookup).toMatchObject({ state: 'found', value: null })
  })

  test('ほかの人の調べた記録は存在しない', async () => {
    const { id } = await claim()
    const ren = browse(office.app, await signInAs(office.house, '山本蓮'))
    expect((await ren.get(`/applications/${id}/lookups`)).status).toBe(404)
  })

  test('ネットワークへの問いにも、外の世界の記録にも、人の名も番号もない', async () => {
    await claim()
    await office.settle()
    const page = await (await fetch(`${office.world.url}/linkage`)).text()
    expect(page).toContain('医療保険')
    expect(page).not.toMatch(/佐藤|花子|\d{11,12}/)
    const { rows } = await sql<{ text: string }>`
      select coalesce(string_agg(data::text || subject_id, ' '), '') as text from platform.events`.execute(
      office.house.db.kysely,
    )
    expect(rows[0]?.text).not.toMatch(/佐藤|全国健康/)
  })
})
