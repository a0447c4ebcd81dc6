import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasegawaToru, hiranoYui, koyamaOsamu, moriDaichi, takahashiMakoto, tanakaMisaki } from '#demo/staff.ts'
import type { DemoStaff } from '#demo/person.ts'
import { type Employment, openStaffAccount, type Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { Module } from '#platform/module/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { staffClaimsOf } from '#demo/claims.ts'
import { parseWareki } from '#platform/time/index.ts'
import { decisionAuthority, findOffice, officeById, people, rankOf } from '../index.ts'
import { enterAbsence } from './actions/absences.ts'
import { cancelTransfer } from './actions/cancel-transfer.ts'
import { enterTransfers } from './actions/enter-transfers.ts'
import { endOffice, foundOffice, nameSuccessor, takeBackEnd } from './actions/reorganise.ts'
import { readTransferList } from './domain/transfer-list.ts'
import { transfersAfter } from './store/entered-transfers.ts'
import { roleWords } from './text/staff.ts'

const cases: Module = {
  name: 'cases',
  permissions: {
    'cases.read': { label: '見る', roles: ['clerk', 'checker', 'manager', 'contractor'] },
    'cases.confirm': { label: '決定する', roles: ['checker', 'manager'], decides: true },
  },
}
const day = (text: string) => Temporal.PlainDate.from(text)

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, cases] })
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

const act = <T>(work: (tx: Tx) => Promise<T>) => house.db.transact(work)
const staff = async (person: DemoStaff): Promise<Staff | undefined> =>
  act(async (tx) => {
    const account = await openStaffAccount(tx, house, staffClaimsOf(person, house.config.staffIdentity.issuer))
    return account && people.signIn?.staffActor?.(tx, account, house)
  })
const present = async (person: DemoStaff): Promise<Staff> => {
  const actor = await staff(person)
  if (!actor) throw new Error(`${person.name} has no post`)
  return actor
}
const administrator = async () => present((await import('#demo/staff.ts')).suzukiHajime)
const office = async (key: string, on = house.clock.today(), procedure?: string) => {
  const found = await house.db.read((tx) => findOffice(tx, key, on, procedure))
  if (!found) throw new Error(`no office ${key}`)
  return found
}
const authority = async (key: string, rank: 'chief' | 'section-head' | 'director') => {
  const { id } = await office(key)
  const found = await house.db.read((tx) =>
    decisionAuthority(tx, { officeId: id, rank, on: house.clock.today(), at: house.clock.now() }),
  )
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)
  return { holders: names(found.holders), present: names(found.present), deputies: names(found.deputies) }
}
const linesOf = (list: string) =>
  readTransferList(
    list,
    { ranks: house.profile.rankTitles, roles: roleWords, main: '主務', concurrent: '兼務', heading: '職員番号' },
    parseWareki,
  ).lines
const enter = async (list: string) => {
  const actor = await administrator()
  return act((tx) => enterTransfers(tx, house, actor, linesOf(list)))
}
const postsOf = async (number: string) => {
  const { rows } = await sql`
    select p.* from people.posts p join people.staff s on s.id = p.staff_id where s.staff_number = ${number}
    order by p.id`.execute(house.db.kysely)
  return rows
}
const sweepPosts = async (...numbers: string[]) => {
  const whose = sql`staff_id in (select id from people.staff where staff_number = any(${numbers}::text[]))`
  await sql`delete from people.posts where valid_from > '2026-12-02' and ${whose}`.execute(house.db.kysely)
  await sql`update people.entered_transfers set cancelled_at = now(), cancelled_by = entered_by
    where cancelled_at is null and ${whose}`.execute(house.db.kysely)
}

describe('任用', () => {
  test('受託者は見ることができるが、決定する権限は持たない', async () => {
    const hirano = await present(hiranoYui)
    expect(hirano.employment).toBe<Employment>('contracted')
    expect([hirano.permissions.has('cases.read'), hirano.permissions.has('cases.confirm')]).toEqual([true, false])
  })

  test('受託者を職員の職に就けることも、職員を受託者の職に就けることも、データベースが断る', async () => {
    const { id } = await office('certificates')
    const post = (staffId: StaffId, role: string) =>
      act((tx) =>
        sql`insert into people.posts (staff_id, office_id, role, valid_from) values (${staffId}, ${id}, ${role}, '2027-01-01')`.execute(
          tx,
        ),
      )
    await expect(post(hiranoYui.staffId, 'checker')).rejects.toMatchObject({ code: '23503' })
    await expect(post(moriDaichi.staffId, 'contractor')).rejects.toMatchObject({ code: '23503' })
  })

  test('主務は一日に一つだけ、兼務はいくつでも', async () => {
    const { id } = await office('residents')
    const post = (isMain: boolean) =>
      act((tx) =>
        sql`insert into people.posts (staff_id, office_id, role, is_main, valid_from, valid_to)
          values (${moriDaichi.staffId}, ${id}, 'clerk', ${isMain}, '2026-12-02', '2026-12-20')`.execute(tx),
      )
    await expect(post(true)).rejects.toMatchObject({ code: '23P01' })
    await post(false)
    const mori = await present(moriDaichi)
    expect(mori.posts.map(({ officeId }) => officeId)).toEqual([(await office('certificates')).id, id])
    await sql`delete from people.posts where staff_id = ${moriDaichi.staffId} and office_id = ${id}`.execute(
      house.db.kysely,
    )
  })
})

describe('決定する人', () => {
  test('証明係の事案を課長が決めるときは戸籍住民課長、部長なら区民部長', async () => {
    expect(await authority('certificates', 'section-head')).toMatchObject({ holders: ['長谷川徹'], deputies: [] })
    expect(await authority('certificates', 'director')).toMatchObject({ holders: ['大塚正樹'] })
    expect(await authority('child-allowance', 'section-head')).toMatchObject({ holders: ['石井恵子'] })
  })

  test('課長が不在の間だけ、係長が代決する', async () => {
    const hasegawa = await present(hasegawaToru)
    const span = { from: day('2026-12-03'), until: day('2026-12-03') }
    const entered = await act((tx) => enterAbsence(tx, house, hasegawa, hasegawa.staffId, span))
    expect(entered.ok).toBe(true)
    expect(await authority('certificates', 'section-head')).toMatchObject({ present: ['長谷川徹'], deputies: [] })
    house.setNow('2026-12-03T00:00:00+09:00')
    expect(await authority('certificates', 'section-head')).toEqual({
      holders: ['長谷川徹'],
      present: [],
      deputies: ['田中美咲'],
    })
    house.setNow('2026-12-04T00:00:00+09:00')
    expect(await authority('certificates', 'section-head')).toMatchObject({ present: ['長谷川徹'] })
  })

  test('不在は、本人か上の責任者だけが入れ、重ねては入れられない', async () => {
    const [mori, tanaka, koyama] = [await present(moriDaichi), await present(tanakaMisaki), await present(koyamaOsamu)]
    const span = { from: day('2026-12-07'), fromTime: '13:00', until: day('2026-12-07') }
    const takahashiId = takahashiMakoto.staffId
    await expect(act((tx) => enterAbsence(tx, house, mori, takahashiId, span))).rejects.toMatchObject({ status: 403 })
    await expect(act((tx) => enterAbsence(tx, house, koyama, takahashiId, span))).rejects.toMatchObject({ status: 403 })
    expect(await act((tx) => enterAbsence(tx, house, tanaka, takahashiId, span))).toMatchObject({ ok: true })
    const again = await act((tx) => enterAbsence(tx, house, tanaka, takahashiId, { ...span, fromTime: undefined }))
    expect(again).toEqual({ ok: false, reason: 'overlaps' })
    const backwards = { from: day('2026-12-09'), until: day('2026-12-08') }
    expect(await act((tx) => enterAbsence(tx, house, mori, mori.staffId, backwards))).toEqual({
      ok: false,
      reason: 'order',
    })
  })

  test('課長は課の下の係を見渡せ、係長とよその執行機関の部は見渡せない', async () => {
    const certificates = (await office('certificates')).id
    expect((await present(hasegawaToru)).oversees).toEqual([certificates])
    expect((await present(tanakaMisaki)).oversees).toEqual([])
    expect(rankOf(await present(tanakaMisaki), certificates)).toBe('chief')
  })
})

describe('執行機関の壁', () => {
  test('教育委員会の係員は、区長が持つ住民記録を探すことも開くこともできない', async () => {
    const { murakamiAya } = await import('#demo/staff.ts')
    const [murakami, takahashi] = [await present(murakamiAya), await present(takahashiMakoto)]
    const ofRegister = (actor: Staff) => [...actor.permissions].filter((name) => name.startsWith('people.records.'))
    expect(ofRegister(takahashi).length).toBeGreaterThan(0)
    expect(ofRegister(murakami)).toEqual([])
    const page = browse(testApp(house), await staffSignInAs(house, '村上彩'))
    expect((await page.get('/staff/people')).status).toBe(403)
  })
})

describe('4月1日の人事異動', () => {
  test('3月31日の夜までは前の課、4月1日の午前0時からは新しい課の職員になる', async () => {
    const entered = await enter('職員番号,課,職位\n100241,国保年金課,係長,責任者・確認,主務,令和9年4月1日,100356')
    expect(entered.ok).toBe(true)
    const [before, after] = [(await office('certificates')).id, (await office('insurance-pension')).id]
    house.setNow('2027-03-31T23:59:59+09:00')
    expect((await present(takahashiMakoto)).posts.map(({ officeId }) => officeId)).toEqual([before])
    house.setNow('2027-04-01T00:00:00+09:00')
    const takahashi = await present(takahashiMakoto)
    expect(takahashi.posts).toEqual([
      { officeId: after, role: 'manager', rank: 'chief' },
      { officeId: after, role: 'checker', rank: 'chief' },
    ])
    expect(takahashi.permissions.has('cases.confirm')).toBe(true)
    await sweepPosts('100241')
    await sql`update people.posts set valid_to = null where staff_id = ${takahashi.staffId}`.execute(house.db.kysely)
  })

  test('兼務を加えると、両方の課の職員になる', async () => {
    await enter('100356,戸籍住民課,係員,担当,兼務,2027-04-01')
    house.setNow('2027-04-01T09:00:00+09:00')
    expect((await present(moriDaichi)).officeName).toBe('区民部 戸籍住民課 証明係、区民部 戸籍住民課')
    await sweepPosts('100356')
  })

  test('一行でも間違いがあれば、何も登録しない', async () => {
    const { ok, plan } = await enter(
      [
        '100356,国保年金課,係員,担当,主務,2027-04-01',
        '999999,国保年金課,係員,担当,主務,2027-04-01',
        '100241,なくなった課,係員,担当,主務,2027-04-01',
        '100118,国保年金課,係員,担当,主務,2026-11-30',
        'C00031,国保年金課,係員,確認,主務,2027-04-01',
        '100287,戸籍住民課,係員,担当,主務,2027-04-01,100287',
      ].join('\n'),
    )
    expect(ok).toBe(false)
    expect(plan.problems.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '2 unknown_staff',
      '3 unknown_office',
      '4 past_day',
      '5 contractor_role',
      '6 own_successor',
    ])
    house.setNow('2027-04-01T09:00:00+09:00')
    expect((await present(moriDaichi)).officeName).toBe('区民部 戸籍住民課 証明係')
  })

  test('読めない行は、何行目のどこかを言う', () => {
    const words = {
      ranks: house.profile.rankTitles,
      roles: roleWords,
      main: '主務',
      concurrent: '兼務',
      heading: '職員番号',
    }
    const { lines, flawed } = readTransferList(
      '100356\t証明係\t主事\t担当\t主務\t2027-04-01\n\n100356,証明係,係員,担当・番人,主務,2027-04-01\n100356,証明係,係員,担当,主務,四月\n100356,証明係',
      words,
      parseWareki,
    )
    expect(lines).toEqual([])
    expect(flawed.map(({ line, flaw }) => `${line} ${flaw}`)).toEqual(['1 rank', '3 role', '4 day', '5 cells'])
  })

  test('同じ一覧をもう一度登録しても、同じ配置になる', async () => {
    const list = '100356,国保年金課,係員,担当,主務,2027-04-01'
    await enter(list)
    await enter(list)
    house.setNow('2027-04-01T00:00:00+09:00')
    expect((await present(moriDaichi)).officeName).toBe('区民部 国保年金課')
    await sweepPosts('100356')
    await sql`update people.posts set valid_to = null where staff_id = ${moriDaichi.staffId}`.execute(house.db.kysely)
  })

  test('登録できるのは、権限のある職員だけ', async () => {
    const tanaka = await present(tanakaMisaki)
    await expect(act((tx) => enterTransfers(tx, house, tanaka, []))).rejects.toMatchObject({ status: 403 })
  })
})

describe('組織改正', () => {
  test('課の鍵は、廃止の日から引き継いだ課を指し、手続きごとに分かれる。廃止された課の名前は残る', async () => {
    const actor = await administrator()
    const residents = (await office('residents')).id
    const old = await office('public-relations')
    const base = {
      kind: 'section',
      organ: 'head',
      parentId: residents,
      phone: '03-0000-0000',
      from: day('2027-04-01'),
    } as const
    for (const [key, name] of [
      ['pr-one', '広報課'],
      ['pr-two', '相談課'],
    ] as const) {
      const made = await act((tx) =>
        foundOffice(tx, house, actor, { ...base, key, name, nameKana: 'か', nameEnglish: 'Section' }),
      )
      expect(made).toEqual({ ok: true })
    }
    const [one, two] = [(await office('pr-one', day('2027-04-01'))).id, (await office('pr-two', day('2027-04-01'))).id]
    const ended = { officeId: old.id, on: day('2027-04-01'), successorId: one }
    expect(await act((tx) => endOffice(tx, house, actor, ended))).toEqual({ ok: true })
    expect(await act((tx) => endOffice(tx, house, actor, ended))).toEqual({ ok: false, reason: 'ended' })
    const split = { officeId: old.id, successorId: two, procedure: 'consultation' }
    expect(await act((tx) => nameSuccessor(tx, actor, split))).toEqual({ ok: true })
    expect((await office('public-relations', day('2027-03-31'))).id).toBe(old.id)
    expect((await office('public-relations', day('2027-04-01'))).id).toBe(one)
    expect((await office('public-relations', day('2027-04-01'), 'consultation')).id).toBe(two)
    expect((await house.db.read((tx) => officeById(tx, old.id)))?.name).toBe('広聴広報課')
  })

  test('廃止される課にいる職員は、引き継ぐ課へ同じ職で移る', async () => {
    const actor = await administrator()
    const [old, to] = [(await office('school-affairs')).id, (await office('education-department')).id]
    const { murakamiAya } = await import('#demo/staff.ts')
    await act((tx) => endOffice(tx, house, actor, { officeId: old, on: day('2027-01-01'), successorId: to }))
    house.setNow('2026-12-31T23:59:59+09:00')
    expect((await present(murakamiAya)).posts.map(({ officeId }) => officeId)).toEqual<OfficeId[]>([old])
    house.setNow('2027-01-01T00:00:00+09:00')
    expect((await present(murakamiAya)).posts.map(({ officeId }) => officeId)).toEqual([to])
  })
})

describe('組織改正の取消し', () => {
  test('廃止は、その日の前で引き継ぎ先がまだなければ取り消せ、あとは取り消せない', async () => {
    const actor = await administrator()
    const { id: officeId } = await office('information-disclosure')
    const on = day('2027-02-01')
    await act((tx) => endOffice(tx, house, actor, { officeId, on, successorId: undefined }))
    expect(await act((tx) => takeBackEnd(tx, house, actor, officeId))).toEqual({ ok: true })
    expect((await office('information-disclosure', on)).id).toBe(officeId)
    const { id: successorId } = await office('information-policy')
    await act((tx) => endOffice(tx, house, actor, { officeId, on, successorId }))
    expect(await act((tx) => takeBackEnd(tx, house, actor, officeId))).toEqual({ ok: false, reason: 'named' })
    house.setNow('2027-02-01T00:00:00+09:00')
    expect(await act((tx) => takeBackEnd(tx, house, actor, officeId))).toEqual({ ok: false, reason: 'begun' })
  })

  test('廃止の日に着任するはずだった職員は、引き継ぐ課に着任する', async () => {
    const actor = await administrator()
    const [old, to] = [(await office('health-department')).id, (await office('general-affairs')).id]
    const list = '100298,健康部,係員,担当,主務,2027-03-01'
    expect((await enter(list)).ok).toBe(true)
    await act((tx) => endOffice(tx, house, actor, { officeId: old, on: day('2027-03-01'), successorId: to }))
    house.setNow('2027-03-01T00:00:00+09:00')
    const { haradaSusumu } = await import('#demo/staff.ts')
    expect((await present(haradaSusumu)).posts.map(({ officeId }) => officeId)).toEqual([to])
  })
})

describe('組織と職員の画面', () => {
  const visit = async (name: string) => browse(testApp(house), await staffSignInAs(house, name))

  test('だれがどこにいて、これから何が変わるかが見える', async () => {
    const html = await (await (await visit('高橋真')).get('/staff/offices')).text()
    for (const words of ['戸籍住民課', '長谷川徹', '受託事業者', '教育委員会', 'これからの変更', '広報課'])
      expect(html).toContain(words)
    expect(html).not.toContain('人事異動を入れる')
  })

  test('異動の一覧は、登録する前に何が起きるかを見せ、登録すると日付とともに残る', async () => {
    const suzuki = await visit('鈴木一')
    const list = '100356,国保年金課,係員,担当,主務,2027-04-01'
    const page = '/staff/offices/transfers'
    const preview = await suzuki.submit(page, { list }, `${page}/preview`)
    const html = await preview.text()
    for (const words of ['登録するとこうなります', '森大地', '証明係 係員（担当）', '国保年金課 係員（担当・主務）'])
      expect(html).toContain(words)
    const filled = formOf(html, `${page}/preview`)
    filled.set('list', list)
    const done = await suzuki.post(page, filled)
    expect(done.headers.get('location')).toBe(`${page}?entered=1`)
    expect(await (await suzuki.get('/staff/offices')).text()).toContain('森大地')
  })

  test('登録した異動は、発令日の前なら取り消せて、元の課の元の職に戻る', async () => {
    const suzuki = await visit('鈴木一')
    const page = '/staff/offices/transfers'
    const before = await postsOf('100241')
    await enter('100241,国保年金課,係長,責任者,主務,2027-04-01,100356\n100241,戸籍住民課,係員,担当,兼務,2027-04-01')
    await enter('100241,国保年金課,係員,担当,主務,2027-04-01,100356')
    await enter('100241,戸籍住民課,係員,担当,主務,2027-07-01')
    const cancel = async (day: string) => {
      const html = await (await suzuki.get(page)).text()
      const row = html.split('<tr').find((one) => one.includes('高橋真') && one.includes(day)) ?? ''
      const [path = ''] = /[/]staff[/]offices[/]transfers[/][0-9a-f-]+[/]cancellation/.exec(row) ?? []
      return suzuki.submit(page, {}, path)
    }
    expect(await (await cancel('4月1日')).text()).toContain('後のものから取り消してください')
    expect((await cancel('7月1日')).headers.get('location')).toBe(`${page}?cancelled=yes`)
    expect((await cancel('4月1日')).status).toBe(303)
    expect(await postsOf('100241')).toEqual(before)
    house.setNow('2027-04-01T00:00:00+09:00')
    expect((await present(takahashiMakoto)).officeName).toBe('区民部 戸籍住民課 証明係')
    const { rows } = await sql`select from people.hand_overs where from_day = '2027-04-01' and staff_id =
      ${takahashiMakoto.staffId}`.execute(house.db.kysely)
    expect(rows).toEqual([])
  })

  test('発令日になった異動は、取り消せない', async () => {
    await enter('100356,国保年金課,係員,担当,兼務,2026-12-04')
    const actor = await administrator()
    const [transfer] = await house.db.read((tx) => transfersAfter(tx, house.clock.today()))
    if (!transfer) throw new Error('nothing entered')
    house.setNow('2026-12-04T00:00:00+09:00')
    expect(await act((tx) => cancelTransfer(tx, house, actor, transfer.id))).toEqual({ ok: false, reason: 'begun' })
    house.setNow('2026-12-03T23:59:59+09:00')
    expect(await act((tx) => cancelTransfer(tx, house, actor, transfer.id))).toEqual({ ok: true })
    await expect(act((tx) => cancelTransfer(tx, house, actor, transfer.id))).rejects.toMatchObject({ status: 404 })
  })

  test('ふつうの職員には、異動と組織改正の画面がない', async () => {
    const takahashi = await visit('高橋真')
    for (const page of ['/staff/offices/transfers', '/staff/offices/reorganisation'])
      expect((await takahashi.get(page)).status).toBe(403)
  })

  test('自分の不在を入れて、取り消せる', async () => {
    const mori = await visit('森大地')
    const typed = {
      staff: moriDaichi.staffId,
      from: '2026-12-10',
      until: '2026-12-11',
      fromTime: '',
      untilTime: '12:00',
    }
    const entered = await mori.submit('/staff/offices', typed, '/staff/offices/absences')
    expect(entered.status).toBe(303)
    const html = await (await mori.get('/staff/offices')).text()
    expect(html).toContain('入力 森大地')
    const [cancel = ''] = /\/staff\/offices\/absences\/[0-9a-f-]+\/cancellation/.exec(html) ?? []
    expect((await mori.submit('/staff/offices', {}, cancel)).status).toBe(303)
    expect(await (await mori.get('/staff/offices')).text()).toContain('これからの不在はありません')
  })

  test('組織改正の画面から課を設け、廃止し、決まっていない引き継ぎ先を知る', async () => {
    const suzuki = await visit('鈴木一')
    const page = '/staff/offices/reorganisation'
    const made = await suzuki.submit(
      page,
      {
        key: 'new-treasury',
        name: '会計課',
        nameKana: 'かいけいか',
        nameEnglish: 'Accounts',
        kind: 'section',
        organ: 'head',
        phone: '03-0000-0000',
        from: '2027-04-01',
        parent: '',
      },
      '/staff/offices',
    )
    expect(made.headers.get('location')).toBe(`${page}?done=yes`)
    const { id } = await office('treasury')
    await suzuki.submit(page, { office: id, on: '2027-04-01', successor: '' }, '/staff/offices/endings')
    expect(await (await suzuki.get(page)).text()).toMatch(/引き継ぎ先が決まっていない課[\s\S]*会計管理室/)
    const heir = (await office('new-treasury', day('2027-04-01'))).id
    const named = await suzuki.submit(page, { ending: id, heir, procedure: '' }, '/staff/offices/successors')
    expect(named.status).toBe(303)
    expect((await office('treasury', day('2027-04-01'))).name).toBe('会計課')
  })
})
