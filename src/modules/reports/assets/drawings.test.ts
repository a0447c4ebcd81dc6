import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffActor } from '#modules/people/fixtures.ts'
import type { Staff } from '#platform/auth/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { drawingsNear } from './index.ts'
import { openDrawing } from './actions/open-drawing.ts'
import { openRegister, type Register, sql, text, where } from './fixtures/register.ts'
import type { DrawingId } from './domain/drawing.ts'
import type { AssetId } from '../record/index.ts'

let register: Register
let lamp: AssetId
beforeAll(async () => {
  register = await openRegister()
  lamp = await register.lamp()
})
afterAll(() => register.close())

const newPath = '/staff/reports/drawings/new'
const pdf = { name: '基礎.pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF'), type: 'application/pdf' }

const add = (page: string, fields: Record<string, string>, file = pdf) => register.send(page, newPath, fields, file)
const ids = async (): Promise<DrawingId[]> =>
  (await register.read(sql<{ id: DrawingId }>`select id from reports.drawings order by added_at, id`)).map(
    ({ id }) => id,
  )

test('施設物の図面は、新しい版が上に、前の版も読める', async () => {
  const first = await add(`${newPath}?asset=${lamp}`, {
    title: '基礎の図',
    kind: 'construction',
    madeOn: '令和2年4月1日',
  })
  expect(where(first)).toBe(`/staff/reports/assets/${lamp}?done=drawn`)
  const [series] = await ids()
  expect(where(await add(`${newPath}?series=${series}`, {}))).toContain('done=drawn')
  const page = await text(register.nagai.get(`/staff/reports/assets/${lamp}`))
  expect(page).toMatch(/第2版[\s\S]*前の版[\s\S]*第1版/)
  const list = await text(register.nagai.get('/staff/reports/drawings?find=基礎'))
  expect(list).toContain('第2版')
  expect(list).not.toContain('第1版')
  const file = await register.nagai.get(`/staff/reports/drawings/${series}/file`)
  expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
    200,
    'application/pdf',
    expect.stringContaining('attachment'),
  ])
  expect(await register.read(sql`select 1 from platform.audit where action = 'reports.drawing.read'`)).toHaveLength(1)
})

test('PDF・PNG・JPEGでないもの、ウイルスのあるものは、わけを言って断り、何も残らない', async () => {
  const count = async () =>
    (await register.read(sql<{ n: number }>`select count(*)::int as n from platform.files`))[0]?.n
  const before = await count()
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
  const send = async (content: string) =>
    text(add(`${newPath}?asset=${lamp}`, { title: '図' }, { ...pdf, bytes: Buffer.from(content) }))
  expect(await send('<svg onload="alert(1)"/>')).toContain('PDF、PNG、JPEGのどれかを選んでください')
  expect(await send(`%PDF-1.7\n${eicar}`)).toContain('ウイルスが見つかった')
  expect(await text(add(newPath, { title: '図', plate: 'X-9' }))).toContain('この番号の施設物は、台帳にありません')
  expect(await text(add(newPath, { title: '図' }))).toContain('どちらか1つを書いてください')
  expect(await count()).toBe(before)
})

test('図面は、施設物か場所のどちらか1つのもの', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const placed = await add(
    newPath,
    { title: '側溝の図', position: '35.7600, 139.6300' },
    { name: 'a.png', bytes: png, type: 'image/png' },
  )
  expect(where(placed)).toBe('/staff/reports/drawings?done=drawn')
  expect(await text(register.nagai.get('/staff/reports/drawings?find=側溝'))).toContain('35.7600, 139.6300')
  await expect(
    register.write(sql`update reports.drawings set asset_id = ${lamp} where title = '側溝の図'`),
  ).rejects.toMatchObject({ code: '23514' })
})

test('作業の人には、施設物のものと100m以内のものだけ、近い順に出る', async () => {
  const near = (place: { lat: number; lon: number }, assetId?: AssetId) =>
    register.house.db.read((tx) => drawingsNear(tx, { assetId, place }))
  const titles = (await near({ lat: 35.7595, lon: 139.63 }, lamp)).map(({ title, revision, metres }) => [
    title,
    revision,
    metres,
  ])
  expect(titles).toEqual([
    ['基礎の図', 2, 0],
    ['側溝の図', 1, 56],
  ])
  expect((await near({ lat: 35.7606, lon: 139.63 })).map(({ title }) => title)).toEqual(['側溝の図'])
  expect(await near({ lat: 35.77, lon: 139.63 })).toEqual([])
})

test('委託の人は、そこでの作業が終わっていない間だけ図面を開ける', async () => {
  const takagi = await staffActor(register.house, '高木正夫')
  const nagai = await staffActor(register.house, '永井駿')
  const contractor: Staff = {
    ...nagai,
    permissions: new Set(['reports.work']),
    contract: { employer: '光が丘電設', procedures: [], searchesRegister: false },
  }
  const [drawing] = await ids()
  if (!drawing) throw new Error('no drawing')
  const open = (staff: Staff) => register.house.db.read((tx) => openDrawing(tx, register.house, staff, drawing))
  await expect(open(contractor)).rejects.toMatchObject({ status: 404 })
  const [office] = takagi.posts
  if (!office) throw new Error('no post')
  const give = (employer: string, lat: number) =>
    register.order(takagi, {
      kind: 'repair',
      officeId: office.officeId,
      title: '灯具の交換',
      place: { lat, lon: 139.63 },
      town: '光が丘二丁目',
      isUrgent: false,
      employer,
      plannedOn: Temporal.PlainDate.from('2026-11-27'),
    })
  await give('ほかの会社', 35.7595)
  await give('光が丘電設', 35.77)
  await expect(open(contractor)).rejects.toMatchObject({ status: 404 })
  const order = await give('光が丘電設', 35.76)
  expect((await open(contractor)).title).toBe('基礎の図')
  await register.write(sql`
    update reports.orders set state = 'cancelled', closed_at = now() where id = ${order}`)
  await expect(open(contractor)).rejects.toMatchObject({ status: 404 })
  const furukawa = await register.signIn('古川大輔')
  expect((await furukawa.get(`/staff/reports/drawings/${drawing}/file`)).status).toBe(404)
})

test('外した図面は、だれにも出ない', async () => {
  const [drawing] = await ids()
  const path = `/staff/reports/drawings/${drawing}`
  expect((await register.nagai.post(`${path}/removal`, new URLSearchParams())).status).not.toBe(303)
  expect(where(await register.takagi.submit(`/staff/reports/assets/${lamp}`, {}, `${path}/removal`))).toContain(
    'done=removed',
  )
  expect((await register.nagai.get(`${path}/file`)).status).toBe(404)
  expect(await text(register.nagai.get(`/staff/reports/assets/${lamp}`))).not.toContain('第1版')
})

test('札は1枚に8つ、番号と読み取りの印が、札のページに続く', async () => {
  for (let n = 0; n < 8; n += 1) await register.lamp()
  const one = await register.takagi.get('/staff/reports/assets/plates?only=L-0001&only=L-0003')
  expect(one.headers.get('content-type')).toBe('application/pdf')
  const chosen = readPdf(new Uint8Array(await one.arrayBuffer()))
  expect(chosen.pages).toBe(1)
  for (const words of ['L-0001', 'L-0003', 'こわれていたら、', 'こちらから', '練馬区', '街路灯'])
    expect(chosen.text).toContain(words)
  expect(chosen.text).not.toContain('L-0002')
  expect([...chosen.tags]).toEqual(expect.arrayContaining(['H2', 'P', 'Figure']))
  expect(chosen.source).toContain('/reports/at/L-0001')
  const all = readPdf(
    new Uint8Array(await (await register.takagi.get('/staff/reports/assets/plates?kind=lamp')).arrayBuffer()),
  )
  expect(all.pages).toBe(2)
  expect((await register.nagai.get('/staff/reports/assets/plates?kind=lamp')).status).toBe(403)
})
