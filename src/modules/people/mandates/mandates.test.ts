import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoStaff } from '#demo/staff.ts'
import { demoStaffId, kobayashiKazuko, satoHanako, satoHina, satoKen, takasakiYoshiro } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { importRegister } from '../actions/import-register.ts'
import { staffActor } from '../fixtures.ts'
import { people } from '../index.ts'
import { fileOf } from '../register-file/testing.ts'
import { endMandateFrom } from './actions.ts'
import type { MandateId } from './domain.ts'

// 髙﨑𠮷郎 is the 成年後見人 of 小林和子; today is 2 December 2026.

let house: TestHouse
beforeEach(async () => {
  house = await testHouse({ modules: [people, withProcedures] })
  house.setNow('2026-12-02T10:00:00+09:00')
})
afterEach(() => house.close())

// The procedures stand above this module; it knows them by the house's menu.
const entry = (slug: string, ja: string) => ({
  audience: 'resident' as const,
  href: `/procedures/${slug}`,
  label: { ja, easy: ja, en: ja },
  order: 1,
})
const withProcedures = {
  name: 'menu',
  navigation: () => [entry('residence-certificate', '住民票の写し'), entry('child-allowance', '児童手当')],
}

const desk = async (name: string) => browse(testApp(house), await staffSignInAs(house, name))
type Desk = Awaited<ReturnType<typeof desk>>
const recordOf = (id: string) => `/staff/people/${id}?reason=duty`
const textOf = async (response: Response) =>
  (await response.text())
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<option[\s\S]*?<\/option>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const read = async (at: Desk, id: string) => textOf(await at.get(recordOf(id)))

const kazuko = kobayashiKazuko
const guardian = takasakiYoshiro
type Fields = Record<string, string | string[]>
const given: Fields = {
  agent: guardian.atenaNumber,
  authority: 'adult_guardian',
  scope: 'everything',
  evidence: 'registration',
  seen: '令和8年12月1日',
  since: '令和8年4月1日',
  'last-day': '',
}
async function filled(clerk: Desk, id: string, action: string, fields: Fields): Promise<() => Promise<Response>> {
  const form = formOf(await (await clerk.get(recordOf(id))).text(), action)
  for (const [name, value] of Object.entries(fields)) {
    form.delete(name)
    for (const one of [value].flat()) form.append(name, one)
  }
  return () => clerk.post(action, form)
}
const add = async (clerk: Desk, change: Fields = {}, id: string = kazuko.personId) =>
  (await filled(clerk, id, `/staff/people/${id}/mandates?reason=duty`, { ...given, ...change }))()
const ending = (clerk: Desk, mandate: string, fields: Fields) =>
  filled(clerk, kazuko.personId, `/staff/people/${kazuko.personId}/mandate-ends?reason=duty`, { mandate, ...fields })
const end = async (clerk: Desk, mandate: string, fields: Fields) => (await ending(clerk, mandate, fields))()
const revoked = { 'ended-why': 'revoked', 'ended-on': '令和8年11月15日' }

type Kept = { id: MandateId; endedOn: Temporal.PlainDate | null; endedWhy: string | null }
const kept = async () =>
  (
    await sql<Kept>`select id, ended_on as "endedOn", ended_why as "endedWhy" from people.mandates order by id`.execute(
      house.db.kysely,
    )
  ).rows
async function recorded(clerk: Desk, change: Fields = {}, id?: string): Promise<MandateId> {
  const sent = await add(clerk, change, id)
  if (sent.status !== 303) throw new Error(await textOf(sent))
  const made = (await kept()).at(-1)
  if (!made) throw new Error('no mandate')
  return made.id
}
const ends = async () => (await kept()).map(({ endedOn, endedWhy }) => endedOn && `${endedOn} ${endedWhy}`)

describe('代理権を登録する', () => {
  test('本人の記録にも代理人の記録にも、有効なものとして出る。見せた相手も記録に残る', async () => {
    const clerk = await desk('高橋真')
    await recorded(clerk)
    expect(await read(clerk, kazuko.personId)).toMatch(
      /この人を代理する人 .*髙﨑𠮷郎 種類 成年後見人 できる手続 すべての手続 期間 令和8年4月1日から 期限なし 見た書類 後見の登記事項証明書（令和8年12月1日に確認） 状態 有効/u,
    )
    expect(await read(clerk, guardian.personId)).toMatch(/この人が代理する人[\s\S]*小林和子 種類 成年後見人[\s\S]*有効/)
    const { rows } = await sql<{ personId: string; action: string }>`
      select person_id as "personId", action from platform.audit
      where action like 'people.mandates.%' or (action = 'people.record.read' and person_id = ${guardian.personId})
      order by id`.execute(house.db.kysely)
    expect(rows.slice(0, 2).map(({ personId }) => personId)).toEqual([kazuko.personId, guardian.personId])
    expect(rows.filter(({ action }) => action === 'people.record.read').length).toBeGreaterThanOrEqual(2)
  })

  test.each<[string, Fields, string]>([
    ['保佐人のすべての手続', { authority: 'curator' }, '「すべての手続」にできません'],
    ['手続を選ばない委任状', { authority: 'attorney', scope: 'listed', evidence: 'letter' }, '1つ以上選んで'],
    ['ない手続', { scope: 'listed', procedures: ['no-such'] }, '手続'],
    [
      '期限のない委任状',
      { authority: 'attorney', scope: 'listed', procedures: ['child-allowance'], evidence: 'letter' },
      'いつまでかを入れて',
    ],
    ['委任状で示す成年後見', { evidence: 'letter' }, 'この種類を示す書類ではありません'],
    ['大人の親権', { authority: 'parental', evidence: 'family_register' }, 'もう18歳'],
    ['始まりより前の終わり', { 'last-day': '令和8年3月31日' }, '始まりの日より前'],
    ['明日見た書類', { seen: '令和8年12月3日' }, '今日より後'],
    ['本人自身', { agent: kobayashiKazuko.atenaNumber }, '本人と同じ人'],
    ['いない人', { agent: '9999999999' }, 'この宛名番号の人はいません'],
  ])('%sは、何を直すかを言って断り、打ったものを残す', async (_what, change, words) => {
    const clerk = await desk('高橋真')
    const answer = await add(clerk, change)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(words)
    expect(html).toContain('value="令和8年4月1日"')
    expect(await kept()).toEqual([])
  })

  test('書面にある手続だけの代理は、その手続の名前で出る。ほかの課には、何に限られるかまでは出ない', async () => {
    const clerk = await desk('高橋真')
    const change = { authority: 'curator', scope: 'listed', procedures: ['child-allowance', 'residence-certificate'] }
    await recorded(clerk, change)
    expect(await read(clerk, kazuko.personId)).toContain('種類 保佐人 できる手続 児童手当、住民票の写し')
    expect(await read(await desk('加藤誠'), kazuko.personId)).toContain('種類 保佐人 できる手続 限られた手続（2件）')
  })

  test('同じ人の同じ代理は重ならず、委任状はいくつでも並ぶ', async () => {
    const clerk = await desk('高橋真')
    await recorded(clerk)
    expect(await textOf(await add(clerk))).toContain('もう登録されています')
    const letter = { authority: 'attorney', scope: 'listed', evidence: 'letter', 'last-day': '令和9年3月31日' }
    await recorded(clerk, { ...letter, procedures: ['child-allowance'] })
    await recorded(clerk, { ...letter, procedures: ['residence-certificate'] })
    expect(await kept()).toHaveLength(3)
  })

  test('親権は、登録に期限がなくても18歳の誕生日に終わったものとして出る', async () => {
    const clerk = await desk('高橋真')
    const parent = { agent: satoHanako.atenaNumber, authority: 'parental', evidence: 'family_register' }
    await recorded(clerk, { ...parent, since: '令和4年1月1日' }, satoHina.personId)
    expect(await read(clerk, satoHina.personId)).toMatch(/佐藤花子 種類 親権者 .*期限なし .*状態 有効/)
    const adult = Temporal.PlainDate.from(satoHina.birthDate).add({ years: 18 })
    house.setNow(`${adult}T10:00:00+09:00`)
    expect(await read(await desk('高橋真'), satoHina.personId)).toContain('本人が18歳')
  })

  test('ほかの執行機関と受託者は登録も終了もできず、自分の世帯のことは、だれも触れない', async () => {
    const clerk = await desk('高橋真')
    const mandate = await recorded(clerk)
    for (const name of ['村上彩', '平野ゆい', '鈴木一']) {
      const at = await desk(name)
      const csrf = /name="csrf" value="([^"]+)"/.exec(await (await at.get('/staff')).text())?.[1] ?? ''
      const sent = { csrf, idempotency_key: crypto.randomUUID(), ...given, mandate, ...revoked } as unknown as Record<
        string,
        string
      >
      for (const deed of ['mandates', 'mandate-ends'])
        expect((await at.post(`/staff/people/${kazuko.personId}/${deed}?reason=duty`, sent)).status, name).toBe(403)
    }
    const mine = demoStaff.find(({ name }) => name === '高橋真')?.staffNumber
    await sql`update people.staff set person_id = ${guardian.personId} where staff_number = ${mine}`.execute(
      house.db.kysely,
    )
    const actor = await staffActor(house, '高橋真')
    const own = house.db.transact((tx) =>
      endMandateFrom(tx, house, actor, { id: kazuko.personId, mandateId: mandate, why: 'mistake' }),
    )
    await expect(own).rejects.toMatchObject({ code: 'own_record' })
    expect(await ends()).toEqual([null])
  })
})

describe('代理権が終わる', () => {
  test('終わったあとも、本人の記録に、終わった日と理由とともに見える', async () => {
    const clerk = await desk('高橋真')
    await end(clerk, await recorded(clerk), revoked)
    expect(await read(clerk, kazuko.personId)).toMatch(
      /髙﨑𠮷郎 種類 成年後見人 .*状態 終了 令和8年11月15日 解任・辞任・撤回など/u,
    )
    expect(await read(clerk, guardian.personId)).toMatch(/小林和子[\s\S]*終了 令和8年11月15日/)
  })

  test('二つの画面で同時に終わらせても、終わりは一つで、あとの人にはもう終わっていると言う', async () => {
    const [one, two] = [await desk('高橋真'), await desk('森大地')]
    const mandate = await recorded(one)
    const deeds = [
      await ending(one, mandate, revoked),
      await ending(two, mandate, { ...revoked, 'ended-on': '令和8年11月1日' }),
    ]
    const answers = await Promise.all(deeds.map((deed) => deed()))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 422])
    const late = answers.find(({ status }) => status === 422)
    expect(await late?.text()).toContain('もう終わっています')
    const { rows } = await sql`select from platform.audit where action = 'people.mandates.end'`.execute(house.db.kysely)
    expect(rows).toHaveLength(2)
  })

  test('まだ来ない日や、理由のない終わりは入らない。誤りの登録は、一日も有効でなかったことになる', async () => {
    const clerk = await desk('高橋真')
    const mandate = await recorded(clerk)
    expect(await (await end(clerk, mandate, { ...revoked, 'ended-on': '令和8年12月3日' })).text()).toContain(
      '今日より後',
    )
    expect((await end(clerk, mandate, { 'ended-on': '令和8年11月3日' })).status).toBe(422)
    expect((await end(clerk, mandate, { 'ended-why': 'revoked', 'ended-on': '' })).status).toBe(422)
    expect((await end(clerk, mandate, { 'ended-why': 'mistake' })).status).toBe(303)
    expect(await ends()).toEqual(['2026-04-01 mistake'])
  })

  test('住登外の代理人の死亡は、職員が入れ、住民記録の取込みでは戻らない', async () => {
    const clerk = await desk('高橋真')
    const mandate = await recorded(clerk)
    await end(clerk, mandate, { 'ended-why': 'agent_died', 'ended-on': '令和8年11月20日' })
    await imported(satoKen.atenaNumber, '転出')
    expect(await ends()).toEqual(['2026-11-20 agent_died'])
  })

  test('ほかの人の記録からは終わらせられない', async () => {
    const clerk = await desk('高橋真')
    const mandate = await recorded(clerk)
    const actor = await staffActor(house, '高橋真')
    const other = house.db.transact((tx) =>
      endMandateFrom(tx, house, actor, { id: satoKen.personId, mandateId: mandate, why: 'mistake' }),
    )
    await expect(other).rejects.toMatchObject({ status: 404 })
  })
})

describe('住民記録が知らせること', () => {
  test.each([
    ['本人が亡くなる', () => kazuko.atenaNumber, '死亡', '2026-12-01 principal_died'],
    ['代理人が亡くなる', () => guardian.atenaNumber, '死亡', '2026-12-01 agent_died'],
    ['本人が転出する', () => kazuko.atenaNumber, '転出', '2026-12-01 moved_out'],
    // 民法 第111条: a guardian who moves stays one.
    ['代理人が転出する', () => guardian.atenaNumber, '転出', null],
  ])('%sと、同じ取込みで終わる（%#）', async (_what, number, state, result) => {
    await recorded(await desk('高橋真'))
    await imported(number(), state)
    expect(await ends()).toEqual([result])
  })

  test('死亡が取り消されれば、死亡が終わらせたものだけが戻る', async () => {
    const clerk = await desk('高橋真')
    const letter = { authority: 'attorney', scope: 'listed', procedures: ['child-allowance'], evidence: 'letter' }
    const other = await recorded(clerk, { ...letter, agent: satoKen.atenaNumber, 'last-day': '令和9年3月31日' })
    await end(clerk, other, revoked)
    await recorded(clerk)
    await imported(kazuko.atenaNumber, '死亡')
    expect(await ends()).toEqual(['2026-11-15 revoked', '2026-12-01 principal_died'])
    expect(await read(clerk, kazuko.personId)).toContain('本人の死亡')
    await imported(kazuko.atenaNumber, '死亡', { 枝番号: '1', 取消フラグ: '1' })
    expect(await ends()).toEqual(['2026-11-15 revoked', null])
    expect(await read(clerk, kazuko.personId)).toMatch(/髙﨑𠮷郎 種類 成年後見人 .*状態 有効 佐藤健/u)
  })

  test('死亡の日が直されれば、終わった日も直る', async () => {
    await recorded(await desk('高橋真'))
    await imported(guardian.atenaNumber, '死亡')
    await imported(guardian.atenaNumber, '死亡', { 枝番号: '1', 異動年月日: '20261202' })
    expect(await ends()).toEqual(['2026-12-02 agent_died'])
  })

  test('転出した人が戻っても、終わった代理権は戻らず、亡くなった人の代理権は登録できない', async () => {
    const clerk = await desk('高橋真')
    await recorded(clerk)
    await imported(kazuko.atenaNumber, '転出')
    await imported(kazuko.atenaNumber, '住民', { 履歴番号: '10', 異動事由: '転入', 異動年月日: '20261202' })
    expect(await ends()).toEqual(['2026-12-01 moved_out'])
    await imported(guardian.atenaNumber, '死亡')
    expect(await textOf(await add(clerk))).toContain('亡くなっています')
    await imported(kazuko.atenaNumber, '死亡', { 履歴番号: '11', 異動年月日: '20261202' })
    const kenActs = { agent: satoKen.atenaNumber }
    expect(await textOf(await add(clerk, kenActs))).toContain('住民記録から消えている人')
  })
})

const staffOne = demoStaffId(1)

describe('データベースが守ること', () => {
  const insert = (change: Record<string, string | null>) => {
    const row = {
      kind: 'adult_guardian',
      principal_id: kazuko.personId,
      agent_id: guardian.personId,
      scope: null,
      evidence: 'registration',
      seen_on: '2026-12-01',
      valid_from: '2026-04-01',
      valid_to: null,
      ended_on: null,
      ended_why: null,
      ended_by: null,
      ...change,
    }
    return house.db.transact((tx) =>
      sql`insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, valid_to,
          ended_on, ended_why, ended_by, recorded_by, recorded_at)
        select ${row.kind}, ${row.principal_id}, ${row.agent_id}, ${row.scope}::text[], ${row.evidence}, ${row.seen_on}::date,
          ${row.valid_from}::date, ${row.valid_to}::date, ${row.ended_on}::date, ${row.ended_why}, ${row.ended_by}::uuid, id, '2026-12-02T01:00:00Z'
        from people.staff limit 1`.execute(tx),
    )
  }

  test.each<[string, Record<string, string | null>]>([
    ['本人が代理人', { agent_id: kobayashiKazuko.personId }],
    ['ない種類', { kind: 'friend' }],
    ['保佐人のすべて', { kind: 'curator' }],
    ['任意後見人のすべて', { kind: 'voluntary_guardian' }],
    ['空の手続', { scope: '{}' }],
    ['期限のない委任状', { kind: 'attorney', scope: '{a}', evidence: 'letter' }],
    ['種類に合わない書類', { evidence: 'family_register' }],
    ['後で見る書類', { seen_on: '2026-12-03' }],
    ['逆の期間', { valid_to: '2026-04-01' }],
    ['だれかが入れた転出', { ended_on: '2026-05-01', ended_why: 'moved_out', ended_by: staffOne }],
    ['理由のない終わり', { ended_on: '2026-05-01' }],
    ['始まる前の終わり', { ended_on: '2026-03-01', ended_why: 'agent_died' }],
    ['だれが終わらせたか分からない解任', { ended_on: '2026-05-01', ended_why: 'revoked' }],
  ])('%sは入らない', async (_what, change) => {
    await expect(insert(change)).rejects.toMatchObject({ code: '23514' })
  })

  test('書き直せず、消せず、職員が入れた終わりは二度と変わらない', async () => {
    await insert({})
    const change = (set: ReturnType<typeof sql>) =>
      house.db.transact((tx) => sql`update people.mandates set ${set}`.execute(tx))
    const kaput = { code: '23514' }
    await expect(change(sql`valid_from = '2020-01-01'`)).rejects.toMatchObject(kaput)
    await expect(change(sql`agent_id = ${satoKen.personId}`)).rejects.toMatchObject(kaput)
    await change(sql`ended_on = '2026-11-15', ended_why = 'revoked', ended_by = recorded_by`)
    await expect(change(sql`ended_on = '2026-11-01'`)).rejects.toMatchObject(kaput)
    await expect(change(sql`ended_on = null, ended_why = null, ended_by = null`)).rejects.toMatchObject(kaput)
    const gone = house.db.transact((tx) => sql`delete from people.mandates`.execute(tx))
    await expect(gone).rejects.toMatchObject({ code: '42501' })
  })
})

let sequence = 1
beforeEach(async () => {
  sequence = 1
  await sql`insert into people.register_imports (kind, file_name, sha256, sequence, state, ended_at)
    values ('full', 'x', ${'0'.repeat(64)}, 1, 'applied', now())`.execute(house.db.kysely)
})

/** One line about somebody arrives in a day's differences. */
async function imported(atenaNumber: string, state: string, line: Record<string, string> = {}): Promise<void> {
  const { rows } = await sql<{ household: string }>`
    select h.number as household from people.register_records r join people.households h on h.id = r.household_id
    where r.atena_number = ${atenaNumber} order by r.valid_from desc limit 1`.execute(house.db.kysely)
  const moved = {
    宛名番号: atenaNumber,
    世帯番号: rows[0]?.household ?? '',
    履歴番号: '9',
    住民状態: state,
    異動事由: state,
    異動年月日: '20261201',
    ...(state === '転出' && { 転出先住所: '埼玉県和光市本町1番' }),
    ...line,
  }
  sequence += 1
  expect(await importRegister(house, fileOf([moved], 'differences', sequence))).toMatchObject({
    result: 'applied',
    setAside: 0,
  })
}
