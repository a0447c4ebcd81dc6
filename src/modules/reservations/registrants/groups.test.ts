import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  itoTadashi,
  kobayashiKazuko,
  nguyenThiLan,
  satoHanako,
  satoKen,
  takasakiYoshiro,
  watanabeKumi,
  yamamotoRen,
} from '#demo/people.ts'
import { aokiSayaka } from '#demo/sheltered.ts'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { askForRegistration } from './actions/ask.ts'
import { foundGroup } from './actions/found-group.ts'
import { factsOf, registrantsOf, statesOn } from './index.ts'
import type { RegistrantId } from './domain/registrant.ts'
import { gatheredGroup, join, nameSomebody, registrantsAlone, residentActor } from './testing.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, registrantsAlone] })
  app = testApp(house)
})
afterAll(() => house.close())

const ids = (...persons: readonly { personId: PersonId }[]) => persons.map(({ personId }) => personId)
const five = ids(satoHanako, satoKen, takasakiYoshiro, itoTadashi, kobayashiKazuko)
const today = () => house.clock.today()
const visit = async (name: string) => browse(app, await signInAs(house, name))
const desk = async (name = '大久保勉') => browse(app, await staffSignInAs(house, name))
const ask = (id: RegistrantId, by: PersonId) =>
  house.db.transact((tx) => askForRegistration(tx, house, residentActor(by), id))
const facts = (id: RegistrantId) => house.db.read((tx) => factsOf(tx, house, id, today()))
const stateOf = async (id: RegistrantId, on = today()) => (await house.db.read((tx) => statesOn(tx, [id], on))).get(id)
const approve = async (id: RegistrantId) => {
  const page = `/staff/registrants/${id}`
  return (await desk()).submit(page, {}, `${page}/approval`)
}
/** Ends what a test has made, so that the next one finds the people free. */
const end = (...made: readonly RegistrantId[]) =>
  sql`update reservations.registrants set state = 'ended' where id = any(${[...made]}::uuid[])`.execute(house.db.kysely)
const noticesOf = async (kind: string, personId: PersonId) =>
  (
    await sql`select 1 from platform.notices where kind = ${`reservations.registration-${kind}`} and person_id = ${personId}`.execute(
      house.db.kysely,
    )
  ).rows.length

describe('団体の登録', () => {
  test('構成員が足りなければ申し込めず、そろって申し込むと、担当の課の承認で高齢者団体になる', async () => {
    const id = await gatheredGroup(house, 'みほん歌の会', five.slice(0, 4))
    expect(await ask(id, satoHanako.personId)).toEqual({ ok: false, reason: 'conditions', missing: ['members'] })
    await house.db.transact((tx) =>
      join(tx, house, { id, representative: satoHanako.personId, personId: kobayashiKazuko.personId }),
    )
    expect(await ask(id, satoHanako.personId)).toEqual({ ok: true })
    expect(await stateOf(id)).toBe('asked')
    expect((await approve(id)).status).toBe(303)
    expect(await stateOf(id)).toBe('active')
    expect(await facts(id)).toMatchObject({
      class: 'group-senior',
      inWard: true,
      members: 5,
      membersInWard: 5,
      share: { over75: 2, over65: 3, disabled: 0 },
    })
    expect(await noticesOf('approved', satoHanako.personId)).toBe(1)
    const [held] = await house.db.read((tx) => registrantsOf(tx, itoTadashi.personId, today()))
    expect([...(held?.rights ?? [])]).toEqual(['book', 'read'])
    await end(id)
  })

  test('名前だけを届けた構成員は、窓口で書類を確かめるまで数えない', async () => {
    const id = await gatheredGroup(house, 'みほん将棋会', five.slice(0, 4))
    expect(await nameSomebody(house, id, satoHanako.personId, { name: '見本太郎', birth: '1940-01-01' })).toEqual({
      ok: true,
    })
    expect(await nameSomebody(house, id, satoHanako.personId, { name: '見本　太郎', birth: '1940-01-01' })).toEqual({
      ok: false,
      reason: 'in_already',
    })
    expect(await ask(id, satoHanako.personId)).toEqual({ ok: true })
    const refused = await approve(id)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('要件に足りません：人数')
    const page = `/staff/registrants/${id}`
    const clerk = await desk('白井千夏')
    const html = await (await clerk.get(page)).text()
    const fact = /<option value="([0-9a-f-]{36})"[^>]*>見本太郎　本人/.exec(html)?.[1] ?? ''
    expect((await clerk.submit(page, { fact, paper: 'licence' }, `${page}/verifications`)).status).toBe(303)
    expect((await facts(id)).members).toBe(5)
    expect((await approve(id)).status).toBe(303)
    await end(id)
  })

  test('一人が入れる団体には限りがあり、代表者は18歳以上である', async () => {
    const made: RegistrantId[] = []
    for (const name of ['一', '二', '三', '四', '五'])
      made.push(await gatheredGroup(house, `みほん会${name}`, [yamamotoRen.personId]))
    const begin = (personId: PersonId) =>
      house.db.transact((tx) =>
        foundGroup(tx, house, residentActor(personId), { name: '六', nameKana: 'ろく', organisationId: null }),
      )
    expect(await begin(yamamotoRen.personId)).toEqual({ ok: false, reason: 'too_many_groups' })
    house.setNow('2006-12-02T10:00:00+09:00')
    expect(await begin(nguyenThiLan.personId)).toEqual({ ok: false, reason: 'too_young' })
    house.setNow('2026-12-02T10:00:00+09:00')
    await end(...made)
  })
})

describe('重なる団体', () => {
  test('同じ3人がいる団体は申し込めず、だれがどの団体にいるかは言わない。担当の課には見える', async () => {
    const first = await gatheredGroup(house, 'みほん囲碁会', five)
    const second = await gatheredGroup(house, 'みほん俳句会', [...ids(yamamotoRen, watanabeKumi), ...five.slice(0, 3)])
    expect(await ask(first, satoHanako.personId)).toEqual({ ok: true })
    const ren = await visit('山本蓮')
    const page = `/registrations/${second}`
    const refused = await (await ren.submit(page, {}, `${page}/submission`)).text()
    expect(refused.replaceAll(/<rt>[^<]*<\/rt>|<[^>]+>/g, '')).toContain('別の登録団体と重なりすぎる')
    expect(refused).not.toContain('囲碁')
    const seen = await (await (await desk()).get(`/staff/registrants/${second}`)).text()
    expect(seen).toContain('みほん囲碁会')
    expect(seen).toContain('3人')
    await end(first, second)
  })

  test('他人の名前を書いただけでは重なりにならず、探ることも妨げることもできない', async () => {
    const first = await gatheredGroup(house, 'みほん書道会', five)
    expect(await ask(first, satoHanako.personId)).toEqual({ ok: true })
    const second = await gatheredGroup(house, 'みほん絵画会', ids(yamamotoRen, watanabeKumi))
    for (const { name, birthDate } of [satoKen, takasakiYoshiro, itoTadashi])
      await nameSomebody(house, second, yamamotoRen.personId, { name, birth: birthDate })
    expect(await ask(second, yamamotoRen.personId)).toEqual({ ok: true })
    await end(first, second)
  })

  test('同じ5人の二つの団体が同時に申し込むと、片方だけが受け付けられる', async () => {
    for (let round = 0; round < 4; round += 1) {
      const one = await gatheredGroup(house, `みほん甲${round}`, five)
      const other = await gatheredGroup(house, `みほん乙${round}`, [...five].reverse())
      const answers = await Promise.all([ask(one, five[0] ?? never()), ask(other, five[4] ?? never())])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      await end(one, other)
    }
  })

  test('登録した団体に入ると別の団体と重なりすぎる人は入れず、理由だけを知る', async () => {
    const first = await gatheredGroup(house, 'みほん体操会', five)
    expect(await ask(first, satoHanako.personId)).toEqual({ ok: true })
    const second = await gatheredGroup(house, 'みほん卓球会', [
      ...ids(yamamotoRen, watanabeKumi, nguyenThiLan),
      ...five.slice(0, 2),
    ])
    expect(await ask(second, yamamotoRen.personId)).toEqual({ ok: true })
    expect((await approve(second)).status).toBe(303)
    const third = { id: second, representative: yamamotoRen.personId, personId: takasakiYoshiro.personId }
    const joined = house.db.transact(async (tx) => {
      const done = await join(tx, house, third)
      if (!done.ok) throw new Error(done.reason)
    })
    await expect(joined).rejects.toThrow('duplicate')
    expect((await facts(second)).members).toBe(5)
    await end(first, second)
  })
})

describe('だれに見えるか', () => {
  test('構成員には、見せてよいと答えた人と代表者だけが見え、ほかの人と、よその課には無い', async () => {
    const id = await gatheredGroup(house, 'みほん合奏会', five)
    const members = `/registrations/${id}/members`
    const hanako = await (await (await visit('佐藤花子')).get(members)).text()
    expect(hanako).toContain('伊藤正')
    const tadashi = await visit('伊藤正')
    const before = await (await tadashi.get(members)).text()
    expect(before).toContain('佐藤花子')
    expect(before).not.toContain('小林和子')
    await (await visit('小林和子')).submit(members, { show: 'yes' }, `/registrations/${id}/self`)
    expect(await (await tadashi.get(members)).text()).toContain('小林和子')
    const ren = await visit('山本蓮')
    for (const path of [`/registrations/${id}`, members, `/registrations/${id}/renewal`])
      expect((await ren.get(path)).status).toBe(404)
    expect((await (await desk('加藤誠')).get(`/staff/registrants/${id}`)).status).toBe(404)
    const read = () =>
      sql<{ person: string }>`select person_id as person from platform.audit
        where action = 'reservations.registrant.read' and subject_id = ${id}`.execute(house.db.kysely)
    await (await desk('白井千夏')).get(`/staff/registrants/${id}`)
    expect((await read()).rows.map(({ person }) => person).toSorted()).toEqual(five.toSorted())
    await end(id)
  })

  test('支援措置の人は、在住かどうかが団体の区分からも分からず、窓口で確かめたときだけ数える', async () => {
    const id = await gatheredGroup(house, 'みほん料理会', [...five.slice(0, 4), aokiSayaka.personId])
    expect(await facts(id)).toMatchObject({ members: 5, membersInWard: 4 })
    const told = async () =>
      (await sql`select 1 from platform.notices where kind like 'reservations.%'`.execute(house.db.kysely)).rows.length
    const before = await told()
    await house.db.transact((tx) =>
      emit(tx, {
        type: 'people.moved_out',
        subjectKind: 'person',
        subjectId: aokiSayaka.personId,
        data: { on: '2026-12-02' },
      }),
    )
    await settle(house)
    expect(await told()).toBe(before)
    const page = `/staff/registrants/${id}`
    const clerk = await desk('白井千夏')
    const html = await (await clerk.get(page)).text()
    expect(html).not.toContain('春日町')
    const member =
      /<option value="([0-9a-f-]{36})"[^>]*>青木沙也加/.exec(html.slice(html.indexOf('/residences')))?.[1] ?? ''
    expect(
      (await clerk.submit(page, { inhabitant: member, inhabitantPaper: 'licence' }, `${page}/residences`)).status,
    ).toBe(303)
    expect((await facts(id)).membersInWard).toBe(5)
    await end(id)
  })
})

describe('人が亡くなり、転出したとき', () => {
  test('転出した構成員は残るが在住に数えず、代表者が亡くなると副代表に知らせ、副代表が次を決められる', async () => {
    const id = await gatheredGroup(house, 'みほん園芸会', five)
    await ask(id, satoHanako.personId)
    await approve(id)
    await house.db.transact(async (tx) => {
      const { rows } = await sql<{ id: string }>`
        update reservations.memberships set role = 'deputy' where registrant_id = ${id} and person_id = ${satoKen.personId}
        returning id`.execute(tx)
      expect(rows).toHaveLength(1)
    })
    const event = async (type: string, { personId }: { personId: PersonId }) => {
      await house.db.transact((tx) =>
        emit(tx, { type, subjectKind: 'person', subjectId: personId, data: { on: '2026-12-02' } }),
      )
      await settle(house)
    }
    await event('people.moved_out', itoTadashi)
    expect(await facts(id)).toMatchObject({ members: 5, membersInWard: 4, class: 'group-senior' })
    await event('people.died', satoHanako)
    // Twice: the second time nothing is left to do.
    await event('people.died', satoHanako)
    expect((await facts(id)).members).toBe(4)
    expect(await noticesOf('no-representative', satoKen.personId)).toBe(1)
    expect(await noticesOf('conditions', satoKen.personId)).toBe(1)
    const ken = await visit('佐藤健')
    const page = `/registrations/${id}`
    const html = await (await ken.get(page)).text()
    const successor = /<option value="([0-9a-f-]{36})"[^>]*>佐藤健/.exec(html)?.[1] ?? ''
    expect((await ken.submit(page, { successor }, `${page}/hand-over`)).status).toBe(303)
    const [held] = await house.db.read((tx) => registrantsOf(tx, satoKen.personId, today()))
    expect(held?.role).toBe('representative')
    await end(id)
  })
})

test('個人の登録は転出で終わり、窓口で在勤の登録を受けられる', async () => {
  const lan = await visit('NGUYEN THI LAN')
  expect((await lan.submit('/registrations/new', {}, '/registrations')).status).toBe(303)
  const { personId } = nguyenThiLan
  await house.db.transact((tx) =>
    emit(tx, { type: 'people.moved_out', subjectKind: 'person', subjectId: personId, data: { on: '2026-12-02' } }),
  )
  await settle(house)
  expect(await house.db.read((tx) => registrantsOf(tx, personId, today()))).toEqual([])
  const clerk = await desk('白井千夏')
  const given = {
    name: 'NGUYEN THI LAN',
    kana: 'グエン ティ ラン',
    birth: '平成8年1月27日',
    town: '見本町',
    link: 'works',
    paper: 'employee-card',
  }
  const made = await clerk.submit('/staff/registrants/new', given, '/staff/registrants')
  const page = made.headers.get('location') ?? ''
  const html = await (await clerk.get(page)).text()
  expect(html).toContain('在勤（窓口・社員証・在勤証明）')
  const number = /\d{4}-\d{4}/.exec(html)?.[0] ?? ''
  const found = await (await clerk.get(`/staff/registrants?words=${number.replace('-', '')}&state=active`)).text()
  expect(found).toContain(page)
  expect(await (await clerk.get('/staff/registrants?state=refused')).text()).not.toContain(page)
  expect(
    (await clerk.submit('/staff/registrants/new', { ...given, birth: '令和2年1月1日' }, '/staff/registrants')).status,
  ).toBe(422)
})

function never(): never {
  throw new Error('nobody is there')
}
