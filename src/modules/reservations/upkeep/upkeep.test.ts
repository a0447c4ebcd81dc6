import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { yen } from '#platform/money/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import type { ReservationId, ReservationWish } from '../booking/domain/wish.ts'
import { take } from '../booking/store/take.ts'
import { reservations } from '../index.ts'
import { knownWard } from '../known-ward.ts'
import type { RegistrantId } from '../registrants/index.ts'
import { buildSmallHall, foundGroups, layDownRules } from '../testing/small-hall.ts'
import { splitRow } from './domain/split.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let groups: RegistrantId[]
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  house.setNow('2026-12-02T10:00:00+09:00')
  app = testApp(house)
  hall = await buildSmallHall(house.db)
  await layDownRules(house.db)
  groups = await foundGroups(house.db, 3)
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

const base = '/staff/upkeep'
const ofHall = `${base}/facilities/small-hall`
const manager = async (name = '大久保勉') => browse(app, await staffSignInAs(house, name))
const blocks = { 1: ['09:00', '12:00'], 2: ['13:00', '16:00'], 4: ['18:30', '21:30'] } as const

const wish = (spaceId: number, day: string, starts: string, ends: string, more: Partial<ReservationWish> = {}) =>
  ({
    spaceId,
    day: Temporal.PlainDate.from(day),
    starts: Temporal.PlainTime.from(starts),
    ends: Temporal.PlainTime.from(ends),
    noise: 'ordinary',
    equipment: [],
    quotas: [],
    registrantId: groups[0] as RegistrantId,
    by: undefined,
    channel: 'web',
    blocks: [],
    weight: 1,
    activity: 'meeting',
    price: [],
    amount: yen(0),
    pays: 'nothing',
    at: house.clock.now(),
    ...more,
  }) satisfies ReservationWish
const taking = (wanted: ReservationWish) => house.db.transact((tx) => take(tx, wanted))
async function taken(spaceId: number, day: string, block: keyof typeof blocks): Promise<ReservationId> {
  const made = await taking(wish(spaceId, day, blocks[block][0], blocks[block][1]))
  if ('refused' in made) throw new Error(made.refused)
  return made.id
}
const blocksOn = (spaceId: number, day: string) =>
  house.db.read(async (tx) =>
    (await knownWard(tx, house))
      .patternOn(spaceId, Temporal.PlainDate.from(day))
      ?.blocks.map(({ starts, ends }) => `${starts.toString().slice(0, 5)}-${ends.toString().slice(0, 5)}`),
  )
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** Drafts by the form and returns the address of the preview. */
async function drafted(form: Record<string, string | string[]>, path: string): Promise<string> {
  const answer = await (await manager()).submit(path, form)
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}
const put = async (change: string) => {
  const staff = await manager()
  return staff.submit(change, {}, `${change}/effect`)
}
const newPattern = (more: Record<string, string | string[]> = {}) => ({
  spaces: [String(hall.music)],
  from: '2027-02-01',
  until: '',
  days: ['1', '2', '3', '4', '5', '6', '7', '8'],
  blocks: '9:00-11:00 午前\n11:00-13:00\n13:00-17:00 午後 2コマ\n17:00-17:30 つなぎ\n17:30-21:30 夜間',
  reason: '条例施行規則の改正',
  ...more,
})

describe('時間割', () => {
  test('下書きは予約への影響を見せ、反映すると、その日から全部のプロセスで新しい区分になる', async () => {
    await taken(hall.music, '2027-02-10', 1)
    await taken(hall.music, '2027-01-20', 1)
    const change = await drafted(newPattern(), `${ofHall}/patterns`)
    expect(await blocksOn(hall.music, '2027-02-10')).toContain('09:00-12:00')
    const preview = plain(await (await (await manager()).get(change)).text())
    expect(preview).toContain('新しい時間割に合わなくなる予約 1件')
    expect((await put(change)).status).toBe(303)
    expect(await blocksOn(hall.music, '2027-01-31')).toContain('09:00-12:00')
    expect(await blocksOn(hall.music, '2027-02-01')).toEqual([
      '09:00-11:00',
      '11:00-13:00',
      '13:00-17:00',
      '17:00-17:30',
      '17:30-21:30',
    ])
    const after = plain(await (await (await manager()).get(change)).text())
    expect(after).toContain('反映したときに合わなくなった、いまも残る予約')
    expect(after).toContain('令和9年2月10日')
  })

  test('確認のあとで予約が入ると反映は断られ、数え直した影響が出る。もう一度なら反映できる', async () => {
    const change = await drafted(
      newPattern({ spaces: [String(hall.halfA)], from: '2027-04-01', until: '2027-04-30', blocks: '' }),
      `${ofHall}/patterns`,
    )
    const staff = await manager()
    const page = await staff.get(change)
    const seal = /name="seal" value="([^"]*)"/.exec(await page.text())?.[1] ?? ''
    await taken(hall.halfA, '2027-04-10', 1)
    const refused = await staff.submit(change, { seal }, `${change}/effect`)
    expect(refused.status).toBe(422)
    const told = plain(await refused.text())
    expect(told).toContain('影響を数え直しました')
    expect(told).toContain('新しい時間割に合わなくなる予約 1件')
    expect(await blocksOn(hall.halfA, '2027-04-10')).toBeDefined()
    expect((await put(change)).status).toBe(303)
    expect(await blocksOn(hall.halfA, '2027-04-10')).toBeUndefined()
  })

  test('古い区分の予約が立つまま変えても、場所は空かず、新しい区分で重ねても取れない', async () => {
    const standing = await taken(hall.tatami, '2027-05-12', 1)
    const before = await occupied(hall.tatami, '2027-05-12')
    const change = await drafted(
      newPattern({ spaces: [String(hall.tatami)], from: '2027-05-01', blocks: '9:00-10:00\n10:00-13:00\n13:00-17:00' }),
      `${ofHall}/patterns`,
    )
    // While others book by the old and the new blocks at once.
    const [answer, ...others] = await Promise.all([
      put(change),
      ...[
        ['09:00', '10:00'],
        ['10:00', '13:00'],
        ['13:00', '16:00'],
        ['13:00', '17:00'],
      ].map(([starts = '', ends = '']) => taking(wish(hall.tatami, '2027-05-12', starts, ends))),
    ])
    // A booking that came in between makes the preview old.
    if (answer.status !== 303) expect((await put(change)).status).toBe(303)
    expect(others.slice(0, 2)).toEqual([{ refused: 'taken' }, { refused: 'taken' }])
    expect(others.slice(2).filter((one) => 'id' in one)).toHaveLength(1)
    const after = await occupied(hall.tatami, '2027-05-12')
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after.filter(({ id }) => id === standing)).toHaveLength(1)
  })

  test('下書きは誰かが二度反映しても一度で、終わったものは変わらない', async () => {
    const change = await drafted(
      newPattern({ spaces: [String(hall.halfA)], from: '2027-08-01', until: '2027-08-31', days: ['6', '7'] }),
      `${ofHall}/patterns`,
    )
    const staff = await manager()
    const form = formOf(await (await staff.get(change)).text(), `${change}/effect`)
    expect((await staff.post(`${change}/effect`, form)).status).toBe(303)
    form.set('idempotency_key', 'another-press')
    const again = await staff.post(`${change}/effect`, form)
    expect(again.status).toBe(422)
    expect(plain(await again.text())).toContain('この下書きはもう終わっています')
    expect(await blocksOn(hall.halfA, '2027-08-07')).toContain('09:00-11:00')
    expect(await blocksOn(hall.halfA, '2027-08-09')).toContain('09:00-12:00')
    expect(await blocksOn(hall.halfA, '2027-09-04')).toContain('09:00-12:00')
    const id = change.split('/').at(-1) ?? ''
    const rewritten = sql`update reservations.place_changes set reason = '別の理由' where id = ${id}`
    await expect(rewritten.execute(house.db.kysely)).rejects.toMatchObject({ code: '23514' })
  })

  test('まちがった区分・日・曜日は、行の番号と直し方を添えて返し、入力は残る', async () => {
    const staff = await manager()
    const typed = newPattern({ from: '2026-12-02', blocks: '9:00-12:00 午前\n11:00-10:00\n13-15 夜明け' })
    const answer = await staff.submit(`${ofHall}/patterns`, typed)
    expect(answer.status).toBe(422)
    const page = plain(await answer.text())
    expect(page).toContain('今日より後の日を入れてください')
    expect(page).toContain('2行目：終わりの時刻を、始まりより後にしてください')
    expect(page).toContain('11:00-10:00')
  })

  test('係の職員は見られるが変えられず、ほかの課の職員には施設がない', async () => {
    const clerk = await manager('白井千夏')
    expect((await clerk.get(ofHall)).status).toBe(200)
    expect((await clerk.get(`${ofHall}/patterns`)).status).toBe(403)
    expect((await (await manager('小山修')).get(ofHall)).status).not.toBe(200)
  })

  test('新しい時間割の期間はその曜日だけが置きかわり、ほかの日は一日も変わらない', () => {
    const day = fc
      .integer({ min: 1, max: 60 })
      .map((n) => Temporal.PlainDate.from('2027-01-01').add({ days: n }).toString())
    const window = fc.tuple(fc.option(day), fc.option(day)).map(([a, b]) => {
      const [from, until] = a !== null && b !== null && a > b ? [b, a] : [a, b]
      return { from, until: from !== null && from === until ? null : until }
    })
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 })
    fc.assert(
      fc.property(window, days, day, fc.option(day), days, (old, oldDays, from, last, newDays) => {
        const change = { from, until: last !== null && last > from ? last : null, days: newDays }
        const pieces = splitRow({ ...old, days: oldDays }, change)
        const within = (one: { from: string | null; until: string | null }, on: string) =>
          (one.from === null || one.from <= on) && (one.until === null || on < one.until)
        for (let at = -1; at <= 62; at += 1) {
          const on = Temporal.PlainDate.from('2027-01-01').add({ days: at }).toString()
          for (let kind = 1; kind <= 8; kind += 1) {
            const stood = within(old, on) && oldDays.includes(kind)
            const replaced = within(change, on) && newDays.includes(kind)
            const standing = pieces.filter((piece) => within(piece, on) && piece.days.includes(kind)).length
            expect(standing).toBe(stood && !replaced ? 1 : 0)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('休館日', () => {
  test('期間の月曜だけ休館にすると、当たる予約が一覧に出て、反映しても予約は残る', async () => {
    const id = await taken(hall.halfB, '2027-06-07', 1)
    await taken(hall.halfB, '2027-06-08', 1)
    const change = await drafted(
      { opens: 'no', from: '2027-06-01', to: '2027-06-30', days: ['1'], why: '設備の点検', reason: '点検の契約' },
      `${ofHall}/closed-days`,
    )
    expect(plain(await (await (await manager()).get(change)).text())).toContain('休館日に当たる予約 1件')
    expect((await put(change)).status).toBe(303)
    expect(await blocksOn(hall.halfB, '2027-06-07')).toBeUndefined()
    expect(await blocksOn(hall.halfB, '2027-06-08')).toBeDefined()
    expect((await occupied(hall.halfB, '2027-06-07')).map((one) => one.id)).toEqual([id])
    const { rows } = await sql<{ id: string }>`
      select reservation_id as id from reservations.place_change_hits
      where change_id = ${change.split('/').at(-1) ?? ''}`.execute(house.db.kysely)
    expect(rows).toEqual([{ id }])
  })
})

describe('規則と料金', () => {
  const rulesOf = async (kind: string) => {
    const page = await (await (await manager()).get(`${base}/rules/${kind}/test-hall`)).text()
    const typed = /<textarea[^>]*name="data"[^>]*>([^<]*)/.exec(page)?.[1] ?? ''
    return JSON.parse(typed.replaceAll('&quot;', '"').trim()) as Record<string, unknown>
  }

  test('料金を上げる下書きは、差額の合計と高くなる予約を見せ、反映してもその予約の料金は変わらない', async () => {
    await taken(hall.whole, '2027-07-10', 2)
    const tariff = { ...(await rulesOf('tariff')), prices: [{ per: 'block', amount: 1500 }] }
    const change = await drafted(
      { from: '2027-07-01', until: '2027-07-31', data: JSON.stringify(tariff), reason: '条例の改正' },
      `${base}/rules/tariff/test-hall`,
    )
    const page = plain(await (await (await manager()).get(change)).text())
    expect(page).toContain('今なら高くなる予約 1件')
    expect(page).toContain('1,000円 → 1,500円')
    expect((await put(change)).status).toBe(303)
    const priced = await house.db.read(async (tx) => {
      const ward = await knownWard(tx, house)
      return ['2027-06-30', '2027-07-01', '2027-07-31', '2027-08-01'].map(
        (on) => ward.tariffOn('test-hall', Temporal.PlainDate.from(on))?.prices[0]?.amount,
      )
    })
    expect(priced).toEqual([1000, 1500, 1500, 1000])
  })

  test('上限を下げる下書きは、超える団体と受付の見本を見せる', async () => {
    for (const on of ['2027-10-05', '2027-10-06', '2027-10-07']) await taken(hall.whole, on, 1)
    const rules = await rulesOf('rule-set')
    const quotas = [{ key: 'month', per: 'registrant', period: 'month', of: 'use', counts: 'blocks', limit: 2 }]
    const change = await drafted(
      { from: '2027-10-01', until: '', data: JSON.stringify({ ...rules, quotas }), reason: '要綱の改正' },
      `${base}/rules/rule-set/test-hall`,
    )
    const page = plain(await (await (await manager()).get(change)).text())
    expect(page).toContain('新しい上限を超える登録（団体・月など） 1件')
    expect(page).toContain('T00001')
    expect(page).toContain('受付の見本')
    expect((await (await manager()).submit(change, {}, `${change}/drop`)).status).toBe(303)
  })

  test('正しくない規則は、場所と直し方を添えて返す', async () => {
    const rules = await rulesOf('rule-set')
    const staff = await manager()
    const send = async (data: string) => {
      const typed = { from: '2027-10-01', until: '', data, reason: '要綱の改正' }
      const answer = await staff.submit(`${base}/rules/rule-set/test-hall`, typed)
      expect(answer.status).toBe(422)
      return plain(await answer.text())
    }
    expect(await send('{ "stages": [ ')).toContain('文の形が正しくありません')
    expect(await send(JSON.stringify({ ...rules, holdMinutes: 'なし' }))).toContain('holdMinutes')
    const strangers = [
      { kind: 'first-come', key: 'open', classes: ['nobody'], opens: { months: 3, day: 1, at: '09:00' } },
    ]
    expect(await send(JSON.stringify({ ...rules, stages: strangers }))).toContain('利用者区分「nobody」はありません')
  })
})

describe('施設と室場と備品', () => {
  test('室場と備品の情報はすぐに変わり、前の値と理由が履歴に残る', async () => {
    const staff = await manager()
    const space = `${ofHall}/spaces/${hall.halfB}`
    const words = {
      name: 'B面（改修後）',
      kana: 'びーめん',
      english: 'Half B',
      rules: 'test-hall',
      tariff: 'test-hall',
      capacity: '45',
      area: '',
      activities: ['dance', 'meeting'],
      until: '',
      online: 'yes',
      confirmed: 'yes',
      reason: '改修',
    }
    expect((await staff.submit(space, words)).status).toBe(303)
    const page = plain(await (await staff.get(ofHall)).text())
    expect(page).toContain('B面（改修後）')
    expect(page).toContain('室場の情報（B面（改修後））')
    const { rows } = await sql<{ replaced: { name: string; capacity: number }[] }>`
      select replaced from reservations.place_changes where kind = 'space'`.execute(house.db.kysely)
    expect(rows[0]?.replaced[0]).toMatchObject({ name: 'B面', capacity: 50 })
    const thing = { name: 'マイク', kana: 'まいく', english: '', stock: '3', price: '200', reason: '購入' }
    expect((await staff.submit(`${ofHall}/equipment`, thing)).status).toBe(303)
    expect((await staff.submit(`${ofHall}/equipment`, thing)).status).toBe(422)
    const kitchen = { ...words, name: '調理室', kana: 'ちょうりしつ', slug: 'kitchen', atoms: '', reason: '新設' }
    expect((await staff.submit(`${ofHall}/spaces`, kitchen)).status).toBe(303)
    const ward = await house.db.read((tx) => knownWard(tx, house))
    const made = [...ward.spaces.values()].find(({ slug }) => slug === 'kitchen')
    expect(made?.atoms).toHaveLength(1)
  })
})

async function occupied(spaceId: number, day: string): Promise<{ id: ReservationId; starts: number; ends: number }[]> {
  const { rows } = await sql<{ id: ReservationId; starts: number; ends: number }>`
    select o.reservation_id as id, o.starts, o.ends
    from reservations.occupancies o join reservations.space_atoms a using (atom_id)
    where a.space_id = ${spaceId} and o.day = ${day} order by o.starts`.execute(house.db.kysely)
  return rows
}
