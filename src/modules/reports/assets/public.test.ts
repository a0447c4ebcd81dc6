import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '#platform/testing/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import { openRegister, type Register, sql, text } from './fixtures/register.ts'
import { assetKindsOf } from './kinds.ts'
import { groundOf } from '../ground/index.ts'
import { inventAssets } from './seeding/invent-assets.ts'
import { insertInventedAssets, linkReports } from './store/seed.ts'
import { listAssets, countAssets } from './store/listing.ts'

let register: Register
beforeAll(async () => {
  register = await openRegister()
})
afterAll(() => register.close())

const visitor = () => browse(register.app)

test('札を読むと、知らせのないものは場所の入った書き始めのページになる', async () => {
  await register.lamp({ plate: 'L-0042', label: '北口の街路灯' })
  const page = await text(visitor().get('/reports/at/ｌ-0042'))
  expect(page).toContain('北口の街路灯')
  expect(page).toContain('name="plate" value="L-0042"')
})

test('もう知らせがあるものは、それが先に出て、ほかのことも知らせられる', async () => {
  const id = await register.file({ description: 'つきません。' })
  await register.write(sql`
    update reports.reports set asset_id = (select id from reports.assets where plate = 'L-0042'), publication = 'public'
    where id = ${id}`)
  const [report] = await register.read(sql<{ number: string }>`select number from reports.reports where id = ${id}`)
  const page = await text(visitor().get('/reports/at/L-0042'))
  expect(page).toContain('もう')
  expect(page).toContain(`href="/reports/${report?.number}"`)
  expect(await text(visitor().get('/reports/at/L-0042?other=1'))).toContain('name="plate" value="L-0042"')
  await register.write(sql`update reports.reports set publication = 'hidden' where id = ${id}`)
  expect(await text(visitor().get('/reports/at/L-0042'))).not.toContain(String(report?.number))
})

test('撤去したもの、知らない番号、読めない札には、ないことと次にすることを言う', async () => {
  const end = await register.lamp({ plate: 'L-0043' })
  await register.takagi.submit(
    `/staff/reports/assets/${end}`,
    { endedOn: '2026-11-27' },
    `/staff/reports/assets/${end}/end`,
  )
  for (const [plate, words] of [
    ['L-0043', 'もうここには'],
    ['NONE-1', '番号'],
    ['％％％', '札'],
  ]) {
    const answer = await visitor().get(`/reports/at/${encodeURIComponent(plate ?? '')}`)
    expect(answer.status).toBe(404)
    const page = (await answer.text()).replace(/<rt>[^<]*<\/rt>|<\/?(ruby|rp)>|<rp>.<\/rp>/g, '')
    expect(page).toContain(words)
    expect(page).toContain('/reports/new')
  }
  for (const lang of ['easy', 'en']) expect((await visitor().get(`/${lang}/reports/at/L-0043`)).status).toBe(404)
})

test('公開のデータには、今あるものの番号・種類・町名・場所だけがある', async () => {
  await register.write(sql`update reports.assets set note = '内緒の備考' where plate = 'L-0042'`)
  const csv = await text(visitor().get('/reports/assets.csv'))
  expect(csv).toContain('"L-0042","lamp","街路灯","北口の街路灯"')
  expect(csv).not.toContain('L-0043')
  expect(csv).not.toContain('内緒')
})

test('見本の施設物は、いつも同じで、1秒かからずに入り、近い種類の合うレポートがつながる', async () => {
  const { house } = register
  const [kinds, ground] = [assetKindsOf(house), groundOf(house)]
  if (!ground) throw new Error('no ground')
  const world = { ground, kinds, today: house.clock.today() }
  const assets = inventAssets(world)
  expect(inventAssets(world)).toEqual(assets)
  expect(assets.length).toBeGreaterThan(1300)
  expect(new Set(assets.map(({ plate }) => plate)).size).toBe(assets.length)
  const [office] = await register.read(
    sql<{ id: never }>`select id from people.offices where key = 'roads-parks' limit 1`,
  )
  if (!office) throw new Error('no office')
  await register.write(sql`update reports.assets set plate = 'OLD-' || plate`)
  const began = performance.now()
  await house.db.transact((tx) =>
    insertInventedAssets(
      tx,
      assets.map((asset) => ({ ...asset, officeId: office.id })),
      house.clock.now(),
    ),
  )
  expect(performance.now() - began).toBeLessThan(3000)
  const lamp = assets.find(({ kind, endedOn }) => kind === 'lamp' && !endedOn)
  if (!lamp) throw new Error('no lamp')
  const [near, far] = [
    await register.file({ place: lamp.place }),
    await register.file({ place: lamp.place, category: 'road-hole' }),
  ]
  const links = [{ category: 'street-lamp', kind: 'lamp', metres: 60 }]
  const link = () => house.db.transact((tx) => linkReports(tx, links, house.clock.now().add({ seconds: 1 })))
  expect(await link()).toBe(1)
  expect(await link()).toBe(0)
  const linked = await register.read(
    sql<{
      id: string
      plate: string | null
    }>`select r.id, a.plate from reports.reports r left join reports.assets a on a.id = r.asset_id
      where r.id in (${near}, ${far}) order by a.plate nulls last`,
  )
  expect(linked.map(({ plate }) => plate)).toEqual([lamp.plate, null])
})

test('十万件の台帳でも、一覧と件数は索引で出る', { timeout: 120_000 }, async () => {
  for (let from = 1; from < 100_000; from += 5000)
    await register.write(sql`
    insert into reports.assets (kind, plate, label, position, town, owner, office_id, installed_on, inspected_on, changed_at)
    select case n % 3 when 0 then 'lamp' when 1 then 'mirror' else 'bench' end, 'N-' || lpad(n::text, 6, '0'), '施設物' || n,
      point(139.56 + (n % 1000) / 10000.0, 35.72 + (n / 1000) / 2500.0), '町' || (n % 180) || '一丁目', 'ward', o.id,
      date '2010-01-01', date '2020-01-01' + (n % 2500), now()
    from generate_series(${from}::int, ${from + 4999}::int) n, (select id from people.offices where key = 'roads-parks' limit 1) o`)
  const [office] = await register.read(
    sql<{ id: never }>`select id from people.offices where key = 'roads-parks' limit 1`,
  )
  if (!office) throw new Error('no office')
  const asker = { offices: [office.id], today: register.house.clock.today() }
  const filters = [
    { standing: 'standing' },
    { standing: 'standing', kind: 'mirror', town: '町7' },
    { standing: 'standing', plate: 'N-0999' },
    { standing: 'standing', inspection: 'due' },
    { standing: 'ended' },
  ] as const
  const times: number[] = []
  await runSql(register.house.ownerUrl, 'analyze reports.assets')
  for (const filter of filters) {
    const began = performance.now()
    await register.house.db.read(async (tx) => {
      await listAssets(tx, asker, filter, undefined, 51)
      await countAssets(tx, asker, filter)
    })
    times.push(Math.round(performance.now() - began))
  }
  console.info(`100,000 assets: ${times.join(' ')} ms`)
  expect(Math.max(...times), times.join(' ')).toBeLessThan(1000)
})
