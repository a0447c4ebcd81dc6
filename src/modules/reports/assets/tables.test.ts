import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRegister, type Register, sql, text, where } from './fixtures/register.ts'

let register: Register
beforeAll(async () => {
  register = await openRegister()
})
afterAll(() => register.close())

const importPath = '/staff/reports/assets/import'
const head = '番号,種類,名前,緯度,経度,設置した日,灯具の種類,W数（W）'

const sheet = (lines: readonly string[], name = 'a.csv') =>
  register.send(
    importPath,
    importPath,
    {},
    {
      field: 'sheet',
      name,
      bytes: Buffer.from(lines.join('\r\n')),
      type: 'text/csv',
    },
  )
const take = async (found: string) => register.takagi.submit(found, {}, `${found}/taking`)

test('読んだだけでは何も変わらず、行ごとに新しいもの・直すところが分かり、入れると経過が残る', async () => {
  const read = await sheet([
    head,
    'L-0101,街路灯,一番の街路灯,35.7595,139.63,令和2年4月1日,LED,32',
    'L-0102,街路灯,二番の街路灯,35.7596,139.63,2020/04/01,水銀灯,',
    'L-0101,街路灯,同じ番号,35.7595,139.63,,,',
    'L-0103,風車,知らない種類,35.7595,139.63,,,',
    'L-0104,街路灯,区の外,35.0,139.63,,,',
    'L-0105,街路灯,日が違う,35.7595,139.63,きのう,,',
    'L-0106,街路灯,種類の答え,35.7595,139.63,,ろうそく,',
    'L_7,街路灯,番号,35.7595,139.63,,,',
    'L-0108,街路灯,"壊れた',
  ])
  expect(read.status).toBe(303)
  const found = where(read)
  const page = await text(register.takagi.get(found))
  for (const words of [
    '同じ番号が、この表に2回あります',
    'この種類はありません',
    '区の外の場所です',
    '日を読めません',
    '灯具の種類：この列の値を読めません',
    '行の形が壊れています',
  ])
    expect(page).toContain(words)
  expect(page).toContain('新しい2件、変わる0件')
  expect(await register.read(sql`select 1 from reports.assets where plate = 'L-0101'`)).toEqual([])
  expect(where(await take(found))).toBe(found)
  expect(await text(register.takagi.get(found))).toContain('台帳に入れました（新しい2件、変わった0件）')
  const rows = await register.read(
    sql`select a.plate, a.town <> '' as town, a.attributes, c.kind from reports.assets a join reports.asset_changes c on c.asset_id = a.id
      where a.plate like 'L-010_' order by a.plate`,
  )
  expect(rows).toEqual([
    { plate: 'L-0101', town: true, attributes: { light: 'led', watts: '32' }, kind: 'registered' },
    { plate: 'L-0102', town: true, attributes: { light: 'mercury' }, kind: 'registered' },
  ])
})

test('もう一度読むと変わらないものになり、列のないところは前のまま残る', async () => {
  const again = where(await sheet([head, 'L-0101,街路灯,一番の街路灯,35.7595,139.63,令和2年4月1日,LED,32']))
  expect(await text(register.takagi.get(again))).toContain('この表で新しくなるもの、変わるものはありません')
  const renamed = where(await sheet(['番号,種類,名前,緯度,経度', 'L-0101,街路灯,新しい名前,35.7595,139.63']))
  expect(await text(register.takagi.get(renamed))).toContain('名前：一番の街路灯 → 新しい名前')
  await take(renamed)
  const [row] = await register.read(
    sql`select label, attributes, installed_on::text as installed from reports.assets where plate = 'L-0101'`,
  )
  expect(row).toEqual({ label: '新しい名前', attributes: { light: 'led', watts: '32' }, installed: '2020-04-01' })
})

test('読んだあとでほかの人が直したら、1行も入らない', async () => {
  const found = where(
    await sheet([
      '番号,種類,名前,緯度,経度',
      'L-0101,街路灯,遅い名前,35.7595,139.63',
      'L-0199,街路灯,新しい,35.7595,139.63',
    ]),
  )
  await register.write(sql`update reports.assets set version = version + 1 where plate = 'L-0101'`)
  const late = await take(found)
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('もう一度読みこんでください')
  expect(await register.read(sql`select 1 from reports.assets where plate = 'L-0199'`)).toEqual([])
})

test('列の足りない表、行のない表、読めない表は、そう言って断る', async () => {
  expect(await text(sheet(['番号,名前', 'L-1,灯']))).toContain('この列がありません：種類、緯度、経度')
  expect(await text(sheet([head]))).toContain('表に行がありません')
  expect(await text(sheet(['PK\u0003\u0004壊れた']))).toContain('この表は読めません')
  const many = [
    '番号,種類,名前,緯度,経度',
    ...Array.from({ length: 10_001 }, (_, n) => `X-${n},街路灯,灯,35.7595,139.63`),
  ]
  expect(await text(sheet(many))).toContain('行が多すぎます')
  expect(await register.read(sql`select 1 from reports.asset_import_lines where plate like 'X-%'`)).toEqual([])
})

test('ほかの課の施設物は変えられず、人の読んだ表は開けない', async () => {
  await register.write(sql`
    insert into reports.assets (kind, plate, label, position, town, owner, office_id, changed_at)
    select 'lamp', 'L-0900', '隣の課', point(139.63, 35.7595), '光が丘二丁目', 'ward', id, now()
    from people.offices where key = 'environment' limit 1`)
  const found = where(await sheet(['番号,種類,名前,緯度,経度', 'L-0900,街路灯,取る,35.7595,139.63']))
  expect(await text(register.takagi.get(found))).toContain('ほかの課の施設物です')
  expect((await register.nagai.get(found)).status).toBe(403)
})

test('出した表は数式にならず、そのまま読みこむと変わらないものになる', async () => {
  await register.lamp({ plate: 'L-0300', label: '=cmd|calc', note: '＋備考', 'attribute-pole': 'steel' })
  const file = await register.nagai.get('/staff/reports/assets/export?plate=L-0300')
  expect(file.headers.get('content-type')).toContain('text/csv')
  const csv = await file.text()
  expect(csv).toContain("'=cmd|calc")
  const again = where(await sheet([csv]))
  const page = await text(register.takagi.get(again))
  expect(page).toContain('この表で新しくなるもの、変わるものはありません')
  expect(await register.read(sql`select 1 from platform.audit where action = 'reports.asset.export'`)).toHaveLength(1)
})

test('1万行は15秒のうちに読め、1つの取引で入る', { timeout: 60_000 }, async () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, n) => `Z-${n},街路灯,街路灯${n},${(35.7595 + (n % 100) / 100_000).toFixed(6)},139.63,2020-04-01,LED,32`,
  )
  const began = performance.now()
  const found = where(await sheet([head, ...lines]))
  const readIn = performance.now() - began
  expect(found).toContain('/import/')
  expect(where(await take(found))).toBe(found)
  const [row] = await register.read(sql`select count(*)::int as n from reports.assets where plate like 'Z-%'`)
  expect(row).toEqual({ n: 10_000 })
  expect(readIn).toBeLessThan(15_000)
})
