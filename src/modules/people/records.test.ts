import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ogawaShota, satoHanako, satoKen, watanabeKumi } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { importRegister } from './actions/import-register.ts'
import { people } from './index.ts'
import { fileOf } from './register-file/testing.ts'

let house: TestHouse
beforeEach(async () => {
  house = await testHouse({ modules: [people] })
})
afterEach(() => house.close())

const desk = async (name: string) => browse(testApp(house), await staffSignInAs(house, name))
type Desk = Awaited<ReturnType<typeof desk>>

const recordOf = (id: string, reason = 'duty') => `/staff/people/${id}?reason=${reason}`
const textOf = async (response: Response) =>
  (await response.text())
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const read = async (at: Desk, path: string) => textOf(await at.get(path))

type Seen = { personId: PersonId; reason: string }
const seen = async () =>
  (
    await sql<Seen>`
      select person_id as "personId", reason from platform.audit where action = 'people.record.read' order by id`.execute(
      house.db.kysely,
    )
  ).rows

const outside = {
  kind: 'works_here',
  name: '磯﨑 髙',
  kana: 'イソザキ タカシ',
  birthDate: '昭和33年4月29日',
  postcode: '351-0114',
  address: '埼玉県和光市本町1番',
  note: '社員証で確かめた',
}
const registered = async (clerk: Desk, fields: Record<string, string> = {}) => {
  const sent = await clerk.submit('/staff/people/new', { ...outside, ...fields })
  const id = /people\/([0-9a-f-]{36})/.exec(sent.headers.get('location') ?? '')?.[1]
  if (!id) throw new Error(await textOf(sent))
  return id
}
const numberOf = async (id: string) =>
  (
    await sql<{ number: string }>`
      select atena_number as number from people.atena_numbers where person_id = ${id}`.execute(house.db.kysely)
  ).rows[0]?.number ?? ''

describe('人の記録を開く', () => {
  test('氏名は、窓の題にもアドレスにも出ない', async () => {
    const clerk = await desk('高橋真')
    const html = await (await clerk.get(recordOf(satoHanako.personId))).text()
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toContain('佐藤')
    expect(html).toMatch(/<h1>佐藤花子<\/h1>/)
  })

  test('見せた人の全員について、だれがなぜ見たかが残る', async () => {
    const clerk = await desk('高橋真')
    await clerk.get(`/staff/people/${satoHanako.personId}`)
    expect(await seen()).toEqual([])
    const text = await read(clerk, recordOf(satoHanako.personId, 'request-of-person'))
    expect(text).toContain('佐藤陽菜')
    const reads = await seen()
    expect(reads).toHaveLength(4)
    expect(reads[0]).toEqual({ personId: satoHanako.personId, reason: 'request-of-person' })
    expect(reads.slice(1).map(({ reason }) => reason)).toEqual(Array(3).fill('same-household'))
  })

  test('台帳の係でない課には、本籍も国籍・在留資格も履歴も見せない', async () => {
    const keeper = await read(await desk('高橋真'), recordOf(satoHanako.personId))
    expect(keeper).toMatch(/本籍・筆頭者[\s\S]*履歴/)
    const other = await read(await desk('加藤誠'), recordOf(satoHanako.personId))
    expect(other).toContain('東京都練馬区光が丘二丁目9番6号')
    expect(other).not.toMatch(/本籍・筆頭者|田柄|転入/)
    expect(other).toContain('住民基本台帳の係だけが見られます')
  })

  test('ほかの執行機関、受託者、システム管理には、断る言葉のほか何も見せない', async () => {
    for (const name of ['村上彩', '平野ゆい', '鈴木一']) {
      const at = await desk(name)
      for (const path of ['/staff/people', `/staff/people/${satoHanako.personId}`, recordOf(satoHanako.personId)]) {
        const answer = await at.get(path)
        expect(answer.status, `${name} ${path}`).toBe(403)
        expect(await answer.text()).not.toContain('佐藤')
      }
    }
    expect(await seen()).toEqual([])
  })

  test('転出した人は、閉じたときの内容と転出先が分かる', async () => {
    const text = await read(await desk('高橋真'), recordOf(ogawaShota.personId))
    expect(text).toMatch(/令和8年10月1日に閉じた記録です（転出）/)
    expect(text).toMatch(/生年月日 平成6年2月18日/)
    expect(text).toMatch(/転出先 東京都板橋区板橋二丁目66番1号/)
  })

  test('検索では、同じ氏名で同じ日に生まれた人だけ、見分ける住所が出る', async () => {
    const clerk = await desk('高橋真')
    const twins = await textOf(await clerk.submit('/staff/people', { name: '渡辺久美' }, '/staff/people/search'))
    expect(twins).toContain('氷川台二丁目16番14号 101号室')
    expect(twins).toContain('氷川台二丁目16番14号 203号室')
    const one = await textOf(await clerk.submit('/staff/people', { name: '佐藤花子' }, '/staff/people/search'))
    expect(one).toContain('光が丘二丁目')
    expect(one).not.toContain('304号室')
  })
})

describe('住登外の人を登録する', () => {
  test('住民を探すから登録でき、番号が付いて、また見つかる', async () => {
    const clerk = await desk('高橋真')
    expect(await (await clerk.get('/staff/people')).text()).toContain('href="/staff/people/new"')
    const id = await registered(clerk)
    expect(await numberOf(id)).toMatch(/^99\d{8}$/)
    const found = await textOf(await clerk.submit('/staff/people', { name: '磯崎高' }, '/staff/people/search'))
    expect(found).toMatch(/磯﨑 髙[\s\S]*住登外/)
  })

  test('同じ氏名で生年月日の合う人がいれば、別の人だと確かめてからでないと登録しない', async () => {
    const clerk = await desk('高橋真')
    await registered(clerk)
    const again = await clerk.submit('/staff/people/new', { ...outside, name: '磯崎 高', birthDate: '' })
    expect(again.status).toBe(422)
    expect(await textOf(again)).toContain('もう登録されています')
    await registered(clerk, { another: 'yes' })
    await registered(clerk, { birthDate: '昭和34年4月29日' })
    const { rows } = await sql`select reason from platform.audit where action = 'people.records.search'`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([{ reason: 'duty' }])
  })

  test('足りないところは、どの欄かを言う', async () => {
    const clerk = await desk('高橋真')
    const text = await textOf(await clerk.submit('/staff/people/new', { ...outside, name: '', address: '' }))
    expect(text).toContain('氏名：入力してください。')
    expect(text).toContain('住所（番地まで）：入力してください。')
  })
})

describe('居所と送付先', () => {
  const address = {
    kind: 'mailing',
    postcode: '351-0114',
    address: '埼玉県和光市本町1番',
    from: '2026-12-02',
    note: '本人の申出書',
  }
  const addressesPath = (id: string) => `/staff/people/${id}/addresses?reason=duty`
  const add = (clerk: Desk, id: string, fields: Record<string, string> = {}) =>
    clerk.submit(recordOf(id), { ...address, ...fields }, addressesPath(id))

  test('「いつまで」はその日まで使い、前もって決めた日より早く終えられる', async () => {
    const clerk = await desk('高橋真')
    expect((await add(clerk, satoHanako.personId, { until: '2027-03-31' })).status).toBe(303)
    expect(await read(clerk, recordOf(satoHanako.personId))).toContain('令和9年3月31日まで')
    const page = await (await clerk.get(recordOf(satoHanako.personId))).text()
    const end = /action="(\/staff\/people\/[^"]*\/end\?reason=duty)"/.exec(page)?.[1] ?? ''
    expect((await clerk.submit(recordOf(satoHanako.personId), {}, end)).status).toBe(303)
    expect(await read(clerk, recordOf(satoHanako.personId))).toContain('使わずに終えた')
  })

  test('まだ始まっていないものも終えられ、もう一度は終えられない', async () => {
    const clerk = await desk('高橋真')
    await add(clerk, satoHanako.personId, { kind: 'residence', from: '2027-01-01', until: '2027-03-31' })
    const page = await (await clerk.get(recordOf(satoHanako.personId))).text()
    const end = /action="(\/staff\/people\/[^"]*\/end\?reason=duty)"/.exec(page)?.[1] ?? ''
    expect((await clerk.submit(recordOf(satoHanako.personId), {}, end)).status).toBe(303)
    const after = await (await clerk.get(recordOf(satoHanako.personId))).text()
    expect(after).toContain('使わずに終えた')
    expect(after).not.toContain(end)
  })

  test('重なる期間には入れず、入れたものは残る', async () => {
    const clerk = await desk('高橋真')
    await add(clerk, satoHanako.personId)
    const answer = await add(clerk, satoHanako.personId, { address: '埼玉県和光市本町2番' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="埼玉県和光市本町2番"')
  })

  test('統合した番号に付いていた送付先も、残った人の画面で終えられ、死亡で終わる', async () => {
    const [clerk, checker] = [await desk('高橋真'), await desk('田中美咲')]
    const id = await registered(clerk)
    await add(clerk, id)
    await add(clerk, id, { kind: 'residence' })
    await merged(clerk, checker, satoKen.personId, await numberOf(id))
    const page = await (await clerk.get(recordOf(satoKen.personId))).text()
    const [first] = [...page.matchAll(/action="(\/staff\/people\/[^"]*\/end\?reason=duty)"/g)].map(([, path]) => path)
    expect((await clerk.submit(recordOf(satoKen.personId), {}, first)).status).toBe(303)
    await died(satoKen.atenaNumber)
    const { rows } = await sql<{ by: string }>`
      select ended_by as by from people.other_addresses order by ended_by`.execute(house.db.kysely)
    expect(rows.map(({ by }) => by)).toEqual(['died', 'staff'])
  })
})

describe('宛名番号の統合', () => {
  test('提案した人は確かめられず、別の人が両方の記録を開いて確かめると、古い番号からも一人に行き着く', async () => {
    const [clerk, checker] = [await desk('高橋真'), await desk('田中美咲')]
    const id = await registered(clerk)
    await proposed(clerk, watanabeKumi.personId, await numberOf(id))
    expect(await read(clerk, recordOf(watanabeKumi.personId))).toContain('自分では確かめられません')

    const list = await (await checker.get('/staff/people')).text()
    expect(list).toContain('確認を待つ宛名番号の統合')
    expect(list).toContain(`href="/staff/people/${watanabeKumi.personId}"`)
    expect(list).not.toContain('渡辺久美')
    expect(await (await clerk.get('/staff/people')).text()).not.toContain('確認を待つ宛名番号の統合')
    const record = await (await checker.get(recordOf(watanabeKumi.personId))).text()
    expect(record).toContain(`href="/staff/people/${id}"`)
    expect(await read(checker, recordOf(watanabeKumi.personId))).toMatch(
      new RegExp(`統合する番号 ${await numberOf(id)} 磯﨑 髙 残る番号 ${watanabeKumi.atenaNumber} 渡辺久美`),
    )

    await confirmed(checker, watanabeKumi.personId)
    expect(await read(clerk, recordOf(id))).toContain('渡辺久美')
    const hits = await textOf(await clerk.submit('/staff/people', { name: '磯﨑' }, '/staff/people/search'))
    expect(hits).toMatch(/1人[\s\S]*渡辺久美（統合した番号から）/)
    expect(hits).not.toContain('状態 住登外')
  })

  test('台帳の係でない課の長は、統合を確かめられない', async () => {
    const [clerk, other] = [await desk('高橋真'), await desk('今井直美')]
    const id = await registered(clerk)
    await proposed(clerk, watanabeKumi.personId, await numberOf(id))
    expect(await (await other.get('/staff/people')).text()).not.toContain('確認を待つ')
    const { rows } = await sql<{ id: string }>`select id from people.merges`.execute(house.db.kysely)
    const path = `/staff/people/${watanabeKumi.personId}/merges/${rows[0]?.id}?reason=duty`
    const form = await (await other.get(recordOf(watanabeKumi.personId))).text()
    expect(form).not.toContain(path)
    const csrf = /name="csrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const sent = await other.post(path, { csrf, idempotency_key: crypto.randomUUID(), decision: 'confirmed' })
    expect(sent.status).toBe(403)
  })

  test('誤りだった統合は、また二人で解ける', async () => {
    const [clerk, checker] = [await desk('高橋真'), await desk('田中美咲')]
    const id = await registered(clerk)
    const number = await numberOf(id)
    await merged(clerk, checker, watanabeKumi.personId, number)
    const path = `/staff/people/${watanabeKumi.personId}/splits?reason=duty`
    await clerk.submit(recordOf(watanabeKumi.personId), { number, why: '戸籍で別の人と確かめた' }, path)
    await confirmed(checker, watanabeKumi.personId)
    expect(await read(clerk, recordOf(id))).toContain('磯﨑 髙')
    expect(await read(clerk, recordOf(watanabeKumi.personId))).not.toContain('統合した番号')
  })
})

const proposed = (clerk: Desk, id: string, number: string) =>
  clerk.submit(recordOf(id), { number, why: '戸籍の附票で確かめた' }, `/staff/people/${id}/merges?reason=duty`)

async function confirmed(checker: Desk, id: string): Promise<void> {
  const page = await (await checker.get(recordOf(id))).text()
  const path = /action="(\/staff\/people\/[^"]*\/merges\/[^"]*)"/.exec(page)?.[1] ?? ''
  expect((await checker.submit(recordOf(id), { decision: 'confirmed' }, path)).status).toBe(303)
}

async function merged(clerk: Desk, checker: Desk, id: string, number: string): Promise<void> {
  expect((await proposed(clerk, id, number)).status).toBe(303)
  await confirmed(checker, id)
}

async function died(atenaNumber: string): Promise<void> {
  const { rows } = await sql<{ household: string }>`
    select h.number as household from people.register_records r join people.households h on h.id = r.household_id
    where r.atena_number = ${atenaNumber} and r.valid_to is null`.execute(house.db.kysely)
  const line = {
    宛名番号: atenaNumber,
    世帯番号: rows[0]?.household ?? '',
    履歴番号: '9',
    住民状態: '死亡',
    異動事由: '死亡',
    異動年月日: '20261202',
  }
  await sql`insert into people.register_imports (kind, file_name, sha256, sequence, state, ended_at)
    values ('full', 'x', ${'0'.repeat(64)}, 1, 'applied', now())`.execute(house.db.kysely)
  expect(await importRegister(house, fileOf([line], 'differences', 2))).toMatchObject({
    result: 'applied',
    setAside: 0,
  })
}
