import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { encodeShiftJis, readCsv, writeCsv } from '#platform/sheets/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reservations } from '../index.ts'
import { buildSmallHall, foundGroups, layDownRules } from '../testing/small-hall.ts'
import { reservationColumns } from './sheets/columns.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  house.setNow('2026-12-02T10:00:00+09:00')
  app = testApp(house)
  await buildSmallHall(house.db)
  await layDownRules(house.db)
  await foundGroups(house.db, 5)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  for (const table of ['occupancies', 'noise_uses', 'counted', 'usages'])
    await sql`delete from reservations.${sql.raw(table)}`.execute(house.db.kysely)
  await sql`update reservations.reservations set state = 'cancelled'`.execute(house.db.kysely)
})

const path = '/staff/upkeep/sheets'
const manager = async () => browse(app, await staffSignInAs(house, '大久保勉'))
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const head = Object.values(reservationColumns)

type Line = [facility: string, space: string, day: string, starts: string, ends: string, number: string, ...string[]]
const line = (
  space: string,
  day: string,
  starts: string,
  ends: string,
  more: string[] = [],
  number = 'T00001',
): Line => ['小さなホール', space, day, starts, ends, number, ...more, ...['', '', '', ''].slice(more.length)]

/** Sends a sheet, lets it be read and returns the page about it. */
async function imported(content: string | Uint8Array, kind = 'reservations'): Promise<string> {
  const staff = await manager()
  const fields = formOf(await (await staff.get(path)).text(), path)
  const form = new FormData()
  for (const [name, value] of fields) if (name !== 'kind') form.append(name, value)
  form.append('kind', kind)
  form.append(
    'sheet',
    new File([typeof content === 'string' ? content : new Uint8Array(content)], 'sheet.csv', { type: 'text/csv' }),
  )
  const answer = await staff.upload(path, form)
  expect(answer.status).toBe(303)
  await settle(house, { tolerant: true })
  return plain(await (await staff.get(answer.headers.get('location') ?? '')).text())
}
const sheet = (lines: readonly (readonly string[])[]) => writeCsv([head, ...lines])
const standing = async () =>
  (
    await sql<{ space: string; day: string; starts: string; channel: string; amount: number }>`
      select distinct s.name as space, r.day::text, r.starts::text, r.channel, r.amount::int
      from reservations.reservations r join reservations.spaces s on s.id = r.space_id
      join reservations.occupancies o on o.reservation_id = r.id
      order by r.day::text, r.starts::text, s.name`.execute(house.db.kysely)
  ).rows

test('旧システムの予約は、Shift_JISでも全部の行が予約になり、場所を取り、上限に数えられる', async () => {
  const encoded = encodeShiftJis(
    sheet([
      line('全面', '2026/12/10', '9:00', '12:00', ['', '30', '1,000', '未']),
      line('音楽室', '令和8年12月11日', '１３：００', '16:00:00', ['', '', '', '']),
    ]),
  )
  if (!encoded.ok) throw new Error('not encodable')
  expect(await imported(encoded.bytes)).toContain('すべての行が予約になりました')
  expect(await standing()).toEqual([
    { space: '全面', day: '2026-12-10', starts: '09:00:00', channel: 'import', amount: 1000 },
    { space: '音楽室', day: '2026-12-11', starts: '13:00:00', channel: 'import', amount: 0 },
  ])
  const { rows } = await sql<{ used: number }>`select used from reservations.usages`.execute(house.db.kysely)
  expect(rows).toEqual([{ used: 2 }])
})

test('まちがいが1行でもあれば何も書かず、行の番号・項目・直し方を全部知らせる', async () => {
  const page = await imported(
    sheet([
      line('全面', '2026-12-12', '9:00', '12:00'),
      line('どこか', '2026-12-12', '9:00', '12:00'),
      line('全面', '2026-02-30', '9:00', '12:00'),
      line('全面', '2026-12-13', '12:00', '9:00'),
      line('全面', '2026-11-30', '9:00', '12:00'),
      line('全面', '2026-12-14', '9:00', '12:00', [], 'X99999'),
      line('A面', '2026-12-12', '11:00', '13:00'),
      line('全面', '2026-12-15', '9:00', '12:00', ['茶道', 'たくさん', '', 'たぶん']),
    ]),
  )
  for (const told of [
    '3行目 項目 室場 理由と直し方 この施設に、この名前の室場はありません',
    '4行目 項目 利用日 理由と直し方 日付として読めません',
    '5行目 項目 終了',
    '6行目 項目 利用日 理由と直し方 過ぎた日です',
    '7行目 項目 利用者番号 理由と直し方 この利用者番号の登録はありません',
    '8行目 項目 室場 理由と直し方 この表のほかの行と重なっています（2行目）',
    '9行目 項目 人数',
    '9行目 項目 利用目的',
    '9行目 項目 支払い',
  ])
    expect(page).toContain(told)
  expect(await standing()).toEqual([])
})

test('すでにある予約と重なる行と、隣の音と合わない行は、その行で断られる', async () => {
  await imported(
    sheet([line('全面', '2026-12-20', '9:00', '12:00'), line('和室', '2026-12-20', '9:00', '12:00', ['tea'])]),
  )
  const before = await standing()
  const page = await imported(
    sheet([
      line('B面', '2026-12-20', '10:00', '13:00'),
      line('音楽室', '2026-12-20', '9:00', '12:00', ['band']),
      line('音楽室', '2026-12-21', '9:00', '12:00'),
    ]),
  )
  expect(page).toContain('2行目 項目 室場 理由と直し方 すでに予約か休館が入っています')
  expect(page).toContain('3行目 項目 室場 理由と直し方 隣の室場と')
  expect(await standing()).toEqual(before)
})

test('項目の足りない表と、空の表は、そう知らせて何も変えない', async () => {
  expect(await imported(writeCsv([head.slice(1), line('全面', '2026-12-22', '9:00', '12:00').slice(1)]))).toContain(
    '1行目 項目 施設 理由と直し方 この項目がありません',
  )
  expect(await imported(sheet([]))).toContain('表に行がありません')
  expect(await standing()).toEqual([])
})

test('どんな表でも、全部の行が重ならずに入るか、一行も入らない', async () => {
  const space = fc.constantFrom('全面', 'A面', 'B面')
  const lines = fc.array(fc.tuple(space, fc.integer({ min: 9, max: 19 }), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 6,
  })
  const parts: Record<string, string[]> = { 全面: ['A', 'B'], A面: ['A'], B面: ['B'] }
  await fc.assert(
    fc.asyncProperty(lines, async (wanted) => {
      await sql`delete from reservations.occupancies`.execute(house.db.kysely)
      const clash = wanted.some(([one, from, hours], at) =>
        wanted.slice(0, at).some(([other, begins, long]) => {
          const isShared = parts[one]?.some((part) => parts[other]?.includes(part)) ?? false
          return isShared && from < begins + long && begins < from + hours
        }),
      )
      await imported(
        sheet(wanted.map(([one, from, hours]) => line(one, '2027-03-03', `${from}:00`, `${from + hours}:00`))),
      )
      expect(await standing()).toHaveLength(clash ? 0 : wanted.length)
    }),
    { numRuns: 8 },
  )
})

test('時間割の表は、同じ時間の室場をまとめた下書きになり、重なる時間割は行の番号で断られる', async () => {
  const names = ['施設', '室場', '最初の日', '最後の日', '曜日', '開始', '終了', '区分', 'コマ数', 'つなぎ']
  const block = (space: string, days: string, starts: string, ends: string, label = '') => [
    ...['小さなホール', space, '2027-04-01', '', days, starts, ends, label, '', ''],
  ]
  const wrong = await imported(
    writeCsv([
      names,
      block('全面', '毎日', '9:00', '12:00', '午前'),
      block('全面', '毎日', '11:00', '13:00'),
      block('全面', '土日祝', '9:00', '21:00'),
      block('A面', '月火', '9:00', '12:00', '夜明け'),
    ]),
    'patterns',
  )
  expect(wrong).toContain('3行目 項目 開始 理由と直し方 ほかの行の区分と時間が重なっています（2行目）')
  expect(wrong).toContain('5行目 項目 区分 理由と直し方 この名前の区分はありません')
  const drafts = async () =>
    (await sql`select 1 from reservations.place_changes where state = 'drafted'`.execute(house.db.kysely)).rows.length
  expect(await drafts()).toBe(0)
  const lines = ['全面', 'A面'].flatMap((space) => [
    block(space, '毎日', '9:00', '12:00', '午前'),
    block(space, '毎日', '13:00', '17:00', '午後'),
  ])
  expect(await imported(writeCsv([names, ...lines]), 'patterns')).toContain('すべての行が下書きになりました')
  expect(await drafts()).toBe(1)
})

test('書き出した予約の表は、そのまま取り込める形で、Excelとしても出る', async () => {
  await imported(sheet([line('全面', '2027-01-10', '9:00', '12:00', ['', '30', '1000', '未'])]))
  const staff = await manager()
  const out = await (await staff.get(`${path}/files/reservations/csv-utf-8`)).text()
  const rows = readCsv(out)
  expect(rows?.[1]?.slice(0, 6)).toEqual(['小さなホール', '全面', '2027-01-10', '09:00', '12:00', 'T00001'])
  await sql`delete from reservations.occupancies`.execute(house.db.kysely)
  const ours = rows?.filter(
    ([facility, , day]) => facility === '施設' || (facility === '小さなホール' && day === '2027-01-10'),
  )
  expect(await imported(writeCsv(ours ?? []))).toContain('すべての行が予約になりました')
  for (const table of ['spaces', 'patterns', 'registrants']) {
    const book = new Uint8Array(await (await staff.get(`${path}/files/${table}/xlsx`)).arrayBuffer())
    expect([...book.slice(0, 2)]).toEqual([0x50, 0x4b])
    expect(book.length).toBeGreaterThan(500)
  }
})

test('Excelの表もそのまま取り込め、パスワード付きの表は、どう直すかを知らせて何も変えない', async () => {
  await imported(sheet([line('全面', '2027-01-11', '9:00', '12:00', ['', '30', '1000', '未'])]))
  const staff = await manager()
  const book = new Uint8Array(await (await staff.get(`${path}/files/reservations/xlsx`)).arrayBuffer())
  for (const table of ['occupancies', 'noise_uses', 'counted', 'usages'])
    await sql`delete from reservations.${sql.raw(table)}`.execute(house.db.kysely)
  await sql`update reservations.reservations set state = 'cancelled'`.execute(house.db.kysely)
  expect(await imported(book)).toContain('すべての行が予約になりました')
  expect(await standing()).toEqual([
    { space: '全面', day: '2027-01-11', starts: '09:00:00', channel: 'import', amount: 1000 },
  ])
  const locked = await imported(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
  expect(locked).toContain('パスワードを外し、.xlsx の形で保存し直してください')
})

test('室場の表は、書き出して直した行だけを変え、ない室場を加え、まちがいが1行でもあれば何も変えない', async () => {
  const staff = await manager()
  const rows = readCsv(await (await staff.get(`${path}/files/space-list/csv-utf-8`)).text()) ?? []
  const [names = [], ...all] = rows
  const ours = all.filter(([facility]) => facility === '小さなホール')
  const changed = (own: readonly string[], more: Record<string, string>) =>
    own.map((cell, at) => more[names[at] ?? ''] ?? cell)
  const tatami = ours.find(([, name]) => name === '和室') ?? []
  // Its reading is not hiragana in this hall.
  const whole = ours.map((row) => changed(row, { ふりがな: 'へや' }))
  const fresh = changed(tatami, { 室場: '工作室', 記号: 'workshop', ふりがな: 'こうさくしつ', 区画: '', 確認: '' })
  const kept = async () =>
    (
      await sql<{ name: string; capacity: number; atoms: string[] }>`
        select s.name, s.capacity, array(select a.name from reservations.space_atoms m
          join reservations.atoms a on a.id = m.atom_id where m.space_id = s.id order by a.id) as atoms
        from reservations.spaces s join reservations.facilities f on f.id = s.facility_id
        where f.slug = 'small-hall' order by s.position`.execute(house.db.kysely)
    ).rows
  const before = await kept()

  const wrong = await imported(
    writeCsv([
      names,
      ...whole,
      changed(fresh, { 施設: 'どこにもない館' }),
      changed(fresh, { 定員: 'たくさん', 規則: 'ない規則', ふりがな: 'コウサク' }),
      changed(tatami, { ふりがな: 'わしつ', 区画: '別の区画' }),
      changed(tatami, { ふりがな: 'わしつ' }),
    ]),
    'spaces',
  )
  for (const told of [
    '7行目 項目 施設 理由と直し方 この名前の施設はありません',
    '8行目 項目 定員',
    '8行目 項目 規則',
    '8行目 項目 ふりがな',
    '9行目 項目 区画',
    '10行目 項目 室場 理由と直し方 この表のほかの行と重なっています（6行目）',
  ])
    expect(wrong).toContain(told)
  expect(await kept()).toEqual(before)

  const music = whole.map((row) => (row[1] === '音楽室' ? changed(row, { 定員: '25' }) : row))
  expect(await imported(writeCsv([names, ...music, fresh]), 'spaces')).toContain('すべての行を反映しました')
  const after = await kept()
  expect(after.find(({ name }) => name === '音楽室')?.capacity).toBe(25)
  expect(after.at(-1)).toEqual({ name: '工作室', capacity: 15, atoms: ['工作室'] })
  const histories = async () =>
    (await sql`select 1 from reservations.place_changes where state = 'effected'`.execute(house.db.kysely)).rows.length
  const once = await histories()
  expect(once).toBe(6)
  // The same again changes nothing.
  await imported(writeCsv([names, ...music, fresh]), 'spaces')
  expect(await histories()).toBe(once)
})
