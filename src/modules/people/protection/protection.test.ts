import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoStaffId, kobayashiKazuko, satoHanako, satoKen, yamamotoRen } from '#demo/people.ts'
import { aokiSayaka, aokiSora, aokiTsuyoshi } from '#demo/sheltered.ts'
import { sql } from '#platform/db/index.ts'
import { fixedClock } from '#platform/time/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { staffActor } from '../fixtures.ts'
import { mailingAddress, mandatesOfPerson, mayLearnAbout, needsCheck, paperAddress, people } from '../index.ts'
import { searchRegister } from '../actions/search-register.ts'
import { insertMandate, mandatesAbout } from '../mandates/store.ts'
import { knownMandate } from '../mandates/known.ts'
import { mandateOn } from '../mandates/domain.ts'
import { followProtections } from './actions.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people] })
})
afterAll(() => house.close())

const desk = async (name: string) => browse(testApp(house), await staffSignInAs(house, name))
const wall = (asker: string | undefined, about: readonly string[]) =>
  house.db.read(async (tx) => [...(await mayLearnAbout(tx, { asker, about } as Parameters<typeof mayLearnAbout>[1]))])

const given = {
  number: kobayashiKazuko.atenaNumber,
  origin: 'here',
  opinion: 'police',
  from: '令和8年12月2日',
  aggressorName: '小林某',
}

describe('支援措置の壁', () => {
  test('本人と併せて支援を求める人は互いを知ってよく、ほかのだれも、加害者も、何も知れない', async () => {
    const both = [aokiSayaka.personId, aokiSora.personId]
    expect(await wall(aokiSayaka.personId, both)).toEqual(both)
    expect(await wall(aokiSora.personId, both)).toEqual(both)
    expect(await wall(aokiTsuyoshi.personId, both)).toEqual([])
    expect(await wall(yamamotoRen.personId, both)).toEqual([])
    expect(await wall(undefined, [aokiSora.personId, yamamotoRen.personId])).toEqual([yamamotoRen.personId])
    expect(await wall(satoHanako.personId, [satoKen.personId])).toEqual([satoKen.personId])
  })

  test('加害者の親権は、一覧に出ず、番号で尋ねても、範囲にない委任と同じ答えになる', async () => {
    await house.db.transact(async (tx) => {
      const seenOn = house.clock.today().subtract({ months: 6 })
      await insertMandate(tx, {
        ...{ kind: 'parental', principalId: aokiSora.personId, agentId: aokiTsuyoshi.personId, scope: null },
        ...{ evidence: 'family_register', seenOn, validFrom: seenOn, validTo: null },
        ...{ recordedBy: demoStaffId(22), recordedAt: house.clock.now() },
      })
      expect((await mandatesOfPerson(tx, aokiTsuyoshi.personId)).actsFor).toEqual([])
      expect((await mandatesOfPerson(tx, aokiSora.personId)).actedFor).toEqual([])
      const [parental] = await mandatesAbout(tx, [aokiTsuyoshi.personId])
      if (!parental) throw new Error('the demo has no such mandate')
      const known = await knownMandate(tx, parental.id)
      if (!known) throw new Error('not known')
      const day = house.clock.today()
      expect(mandateOn(known, { day, principalBirth: known.principalBirth })).toEqual({ state: 'out_of_scope' })
    })
  })

  test('手紙は取り決めた所だけへ行き、住民票の住所へは行かない', async () => {
    await house.db.transact(async (tx) => {
      const today = house.clock.today()
      expect((await mailingAddress(tx, aokiSayaka.personId, today))?.address).toContain('郵便局留')
      expect((await paperAddress(tx, aokiSora.personId))?.address).toContain('郵便局留')
      expect((await mailingAddress(tx, aokiTsuyoshi.personId, today))?.address).toContain('大泉学園町')
    })
  })

  test('住民を探しても住所は出ず「要確認」だけが出る。住所で探すと見つからない', async () => {
    const clerk = await staffActor(house, '高橋真')
    const found = (query: { name?: string; address?: string }) =>
      house.db.transact((tx) => searchRegister(tx, house, clerk, { query }))
    const byName = await found({ name: '青木沙也加' })
    expect(byName).toMatchObject({ ok: true, hits: [{ needsCheck: true, town: null, address: null }] })
    const byAddress = await found({ address: '春日町5-31-2' })
    expect(byAddress.ok && byAddress.hits.map(({ name }) => name)).not.toContain('青木沙也加')
  })

  test('人の記録を開いても、係の外の職員には住所も履歴もない。係は見られる', async () => {
    const path = `/staff/people/${aokiSayaka.personId}?reason=duty`
    const outside = await (await (await desk('高橋真')).get(path)).text()
    expect(outside).toContain('要確認')
    expect(outside).not.toMatch(/春日町|179-0074|郵便局留|大泉学園町|支援/)
    expect(await (await (await desk('西村翔')).get(path)).text()).toContain('春日町')
  })
})

describe('支援措置の台帳', () => {
  test('係の職員だけの画面で、ほかの課、証明係、受託、教育委員会、管理者のメニューにも出ない', async () => {
    for (const name of ['高橋真', '加藤誠', '平野ゆい', '村上彩', '鈴木一', '石井恵子']) {
      const other = await desk(name)
      expect((await other.get('/staff/protections')).status, name).toBe(403)
      expect(await (await other.get('/staff/offices')).text(), name).not.toContain('支援措置')
    }
    const own = await (await desk('西村翔')).get('/staff/protections')
    expect(own.status).toBe(200)
    expect(await own.text()).toContain('青木沙也加')
  })

  test('係と言わない問い合わせには、データベースそのものが何も見せず、何も書かせない', async () => {
    const tables = ['protections', 'protection_family', 'protection_aggressors', 'protection_events']
    for (const table of tables) {
      const rows = await house.db.transact((tx) => sql`select from ${sql.table(`people.${table}`)}`.execute(tx))
      expect(rows.rows, table).toEqual([])
    }
    const write = house.db.transact((tx) =>
      sql`insert into people.protection_family select id, ${yamamotoRen.personId} from people.persons limit 1`.execute(
        tx,
      ),
    )
    await expect(write).rejects.toMatchObject({ code: '42501' })
    const said = await house.db.transact(async (tx) => {
      await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
      return (await sql`select from people.protections`.execute(tx)).rows.length
    })
    expect(said).toBe(1)
    // The word ends with its transaction, on the same connection too.
    const after = await house.db.transact((tx) => sql`select from people.protections`.execute(tx))
    expect(after.rows).toEqual([])
  })

  test('申出は受けた時から効き、受けた人とは別の職員が決定し、1か月前に知らせ、更新がなければその日に終わる', async () => {
    const [sho, toru] = [await desk('西村翔'), await desk('長谷川徹')]
    const sent = await sho.submit('/staff/protections', given, '/staff/protections')
    const page = sent.headers.get('location')?.split('?')[0] ?? ''
    expect(page).toMatch(/^\/staff\/protections\/[0-9a-f-]{36}$/)
    expect(await house.db.read((tx) => needsCheck(tx, [kobayashiKazuko.personId]))).toEqual(
      new Set([kobayashiKazuko.personId]),
    )
    // Nothing was agreed: letters go nowhere.
    expect(
      await house.db.read((tx) => mailingAddress(tx, kobayashiKazuko.personId, house.clock.today())),
    ).toBeUndefined()
    expect(await (await sho.get(page)).text()).toContain('受けた人とは別の')
    expect((await toru.submit(page, { outcome: 'granted' }, `${page}/decision`)).status).toBe(303)
    expect(await (await toru.get(page)).text()).toContain('支援を決定した')

    const sweepOn = (day: string) => followProtections({ ...house, clock: fixedClock(`${day}T09:00:00+09:00`) })
    await sweepOn('2027-11-01')
    expect(await kinds(page)).toEqual(['applied', 'granted'])
    await sweepOn('2027-11-02')
    await sweepOn('2027-11-03')
    expect(await kinds(page)).toEqual(['applied', 'granted', 'renewal_due'])
    await sweepOn('2027-12-02')
    expect(await kinds(page)).toEqual(['applied', 'granted', 'renewal_due', 'ended'])
    expect(await house.db.read((tx) => needsCheck(tx, [kobayashiKazuko.personId]))).toEqual(new Set())
  })

  test('だれが台帳を読んだかは残るが、だれの記録の閲覧としても残らない', async () => {
    const { rows } = await sql<{ named: number; all: number }>`
      select count(person_id)::int as named, count(*)::int as all from platform.audit
      where action like 'people.protection.%'`.execute(house.db.kysely)
    expect(rows[0]?.all).toBeGreaterThan(3)
    expect(rows[0]?.named).toBe(0)
  })
})

async function kinds(page: string): Promise<string[]> {
  return house.db.transact(async (tx) => {
    await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
    const { rows } = await sql<{ kind: string }>`
      select kind from people.protection_events where protection_id = ${page.split('/').at(-1)} order by at, id`.execute(
      tx,
    )
    return rows.map(({ kind }) => kind)
  })
}
