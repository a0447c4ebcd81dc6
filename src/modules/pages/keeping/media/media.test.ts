import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { search } from '#modules/search/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { pages } from '../../index.ts'
import { publicPage } from '../testing/public-page.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let makoto: ReturnType<typeof browse>
beforeAll(async () => {
  house = await testHouse({ modules: [people, pages, search] })
  app = testApp(house)
  makoto = browse(app, await staffSignInAs(house, '高橋真'))
})
afterAll(() => house.close())

const base = '/staff/pages/media'
let colour = 0
const picture = async () => {
  colour += 1
  const background = { r: (colour * 20) % 250, g: 80, b: 90 }
  const bytes = await sharp({ create: { width: 900, height: 400, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return new File([Uint8Array.from(bytes)], 'IMG_0001.jpg', { type: 'image/jpeg' })
}
async function bring(fields: { alt?: string; file?: File }, who = makoto) {
  const form = await openForm(who, base)
  form.set('alt', fields.alt ?? '')
  form.set('file', fields.file ?? (await picture()))
  return who.upload(base, form)
}
/** The page's form as a browser sends it with a file. */
async function openForm(who: typeof makoto, page: string, action = page): Promise<FormData> {
  const form = new FormData()
  for (const [name, value] of formOf(await (await who.get(page)).text(), action)) form.append(name, value)
  return form
}
async function kept(alt = '粗大ごみ処理券の見本') {
  const response = await bring({ alt })
  const id = /media\/([0-9a-f-]{36})/.exec(response.headers.get('location') ?? '')?.[1]
  if (!id) throw new Error(`not kept: ${response.status}`)
  return id
}
const fileCount = async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int from platform.files where owner_kind = 'pages.media'`.execute(house.db.kysely)
  return rows[0]?.count
}

describe('画像を入れる', () => {
  test('説明のないもの、ファイルの名前だけのものは、入らない。書いた説明は残る', async () => {
    const before = await fileCount()
    for (const alt of ['', '　', 'IMG_0001.jpg', '画像', '写真 2', 'あ'.repeat(301)]) {
      const refused = await bring({ alt })
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('エラー')
    }
    expect(await (await bring({ alt: 'あ'.repeat(301) })).text()).toContain('あ'.repeat(301))
    expect(await fileCount()).toBe(before)
  })

  test('プログラムを通さなくても、説明のない画像は表に入らず、公開するページにも出せない', async () => {
    const id = await kept()
    for (const alt of ['', ' ', 'a.jpg', '画像'])
      await expect(sql`update pages.media set alt = ${alt} where id = ${id}`.execute(house.db.kysely)).rejects.toThrow(
        /media_alt_check/,
      )
    const slug = await publicPage(house, '本文です。')
    for (const html of [
      `<img src="/media/${id}">`,
      `<img src="/media/${id}" alt="">`,
      `<img alt=" " src="/media/${id}">`,
    ])
      await expect(
        sql`update pages.published set html = ${html} where slug = ${slug}`.execute(house.db.kysely),
      ).rejects.toThrow(/pictures_have_words/)
  })

  test('画像でないもの、ウイルスのあるものは断り、何も残らない', async () => {
    const before = await fileCount()
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
    const jpeg = new Uint8Array(await (await picture()).arrayBuffer())
    for (const content of ['%PDF-1.7\nx', '<svg onload="alert(1)"/>', Buffer.concat([jpeg, Buffer.from(eicar)])])
      expect((await bring({ alt: '見本の画像です', file: new File([content], 'a.jpg') })).status).toBe(422)
    expect(await fileCount()).toBe(before)
  })

  test('同じ画像は、課に1つだけ', async () => {
    const file = await picture()
    expect((await bring({ alt: '区役所の正面', file })).status).toBe(303)
    const before = await fileCount()
    const again = await bring({ alt: '区役所の入口', file })
    expect(await again.text()).toContain('同じ画像が、この課にもうあります')
    expect(await fileCount()).toBe(before)
  })
})

describe('だれに見えるか', () => {
  let id: string
  beforeEach(async () => {
    id = await kept()
  })
  const status = async (path: string) => (await app.request(path)).status

  test('公開中のページに出ている間だけ、だれでも見られる', async () => {
    expect(await status(`/media/${id}`)).toBe(404)
    const slug = await publicPage(house, `見本です。\n\n![粗大ごみ処理券の見本](/media/${id})`)
    const shown = await app.request(`/media/${id}`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(shown.headers.get('content-security-policy')).toContain('sandbox')
    const etag = shown.headers.get('etag') ?? ''
    expect((await app.request(`/media/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const end = house.clock.now().subtract({ minutes: 1 })
    await sql`update pages.published set published_at = ${end.subtract({ hours: 1 })}, takedown_at = ${end}
      where slug = ${slug}`.execute(house.db.kysely)
    expect(await status(`/media/${id}`)).toBe(404)
    await sql`delete from pages.published where slug = ${slug}`.execute(house.db.kysely)
    expect((await app.request(`/media/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(404)
  })

  test('職員は、公開する前から確かめられる。職員でない人には見えない', async () => {
    for (const part of ['picture', 'thumbnail']) {
      expect((await makoto.get(`${base}/${id}/${part}`)).status).toBe(200)
      expect(await status(`${base}/${id}/${part}`)).toBe(303)
    }
    expect(await status(`/media/${newId()}`)).toBe(404)
    expect(await status('/media/..%2f..%2fetc')).toBe(404)
  })
})

test('書いている人には、公開する前の画像も、ページの中で見える', async () => {
  const id = await kept()
  const result = await house.db.transact(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into pages.pages (slug, kind, office_id, created_at)
      select 'draft-with-picture', 'guide', id, ${house.clock.now()} from people.offices where key = 'certificates'
      returning id`.execute(tx)
    const page = rows[0]?.id
    await sql`
      with e as (insert into pages.editions (page_id, number, created_at) values (${page}, 1, ${house.clock.now()}) returning id)
      insert into pages.versions (edition_id, lang, number, title, summary, body, details, saved_at)
      select id, 'ja', 1, '下書き', '', ${`![粗大ごみ処理券の見本](/media/${id})`}, '{}', ${house.clock.now()} from e`.execute(
      tx,
    )
    return page
  })
  const src = `src="${base}/${id}/picture"`
  expect(await (await makoto.get(`/staff/pages/${result}`)).text()).toContain(src)
  expect(await (await makoto.get(`/staff/pages/${result}/words/ja`)).text()).toContain(src)
  expect((await app.request(`/media/${id}`)).status).toBe(404)
})

describe('直す、差し替える、消す', () => {
  test('使っていない画像は消せる。公開中のページの画像は、差し替えも消すこともできない', async () => {
    const id = await kept()
    const slug = await publicPage(house, `![粗大ごみ処理券の見本](/media/${id})`)
    const html = await (await makoto.get(`${base}/${id}`)).text()
    expect(html).toContain('公開中')
    expect(html).not.toContain(`action="${base}/${id}/removal"`)
    expect(
      (await makoto.submit(`${base}/${id}`, { alt: '受付番号の欄がある処理券' }, `${base}/${id}/words`)).status,
    ).toBe(303)
    await expect(sql`delete from pages.media where id = ${id}`.execute(house.db.kysely)).rejects.toThrow(/shown_media/)
    await sql`delete from pages.published where slug = ${slug}`.execute(house.db.kysely)
    const before = await fileCount()
    expect((await makoto.submit(`${base}/${id}`, {}, `${base}/${id}/removal`)).headers.get('location')).toBe(
      `${base}?done=removed`,
    )
    expect(await fileCount()).toBe((before ?? 0) - 1)
  })

  test('差し替えると、前の画像は残らない', async () => {
    const id = await kept()
    const first = await (await makoto.get(`${base}/${id}/picture`)).arrayBuffer()
    const before = await fileCount()
    const form = await openForm(makoto, `${base}/${id}`, `${base}/${id}/picture`)
    form.set('file', await picture())
    expect((await makoto.upload(`${base}/${id}/picture`, form)).status).toBe(303)
    const second = await (await makoto.get(`${base}/${id}/picture`)).arrayBuffer()
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false)
    expect(await fileCount()).toBe(before)
  })

  test('ほかの課の画像は、見て使えるが、直せない', async () => {
    const id = await kept()
    const kato = browse(app, await staffSignInAs(house, '加藤誠'))
    const html = await (await kato.get(`${base}/${id}`)).text()
    expect(html).toContain(`![粗大ごみ処理券の見本](/media/${id})`)
    expect(html).not.toContain(`action="${base}/${id}/words"`)
    const form = formOf(await (await kato.get(base)).text(), base)
    form.set('alt', '別の説明です')
    expect((await kato.post(`${base}/${id}/words`, form)).status).toBe(404)
  })
})
