import { zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officesByKeys, people } from '#modules/people/index.ts'
import { search } from '#modules/search/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { pages } from '../../index.ts'
import { publishEdition } from '../../writing/index.ts'
import { type Bringing, bringPages } from './bring-pages.ts'
import { oldEncodings } from './fixtures/old-encodings.ts'
import { BadSite, siteOfZip } from './old-site.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, pages, search] })
  app = testApp(house)
})
afterAll(() => house.close())

const text = (content: string) => new TextEncoder().encode(content)
const photo = async (format: 'jpeg' | 'gif', blue: number) => {
  const image = sharp({ create: { width: 60, height: 40, channels: 3, background: { r: 9, g: 200, b: blue } } })
  return new Uint8Array(await image.toFormat(format).toBuffer())
}

async function bring(files: Record<string, Uint8Array>, options: Partial<Bringing> = {}) {
  const offices = await house.db.read((tx) => officesByKeys(tx, ['certificates'], house.clock.today()))
  const office = offices.get('certificates')
  if (!office) throw new Error('no office')
  const site = siteOfZip(zipSync(files))
  const known = new Map<string, string>()
  const standing = { at: '/', base: undefined, known, office: { id: office.id, key: 'certificates' }, name: 'old.zip' }
  return bringPages(house, { site, by: undefined, ...standing, ...options })
}
type Row = { slug: string; state: string; title: string; body: string; editionId: string }
async function drafts(addresses: readonly string[]): Promise<(Row | undefined)[]> {
  const { rows } = await sql<Row & { address: string }>`
    select f.address, p.slug, e.state, v.title, v.body, e.id as "editionId"
    from pages.former_addresses f join pages.pages p on p.id = f.page_id
    join pages.editions e on e.page_id = p.id join pages.versions v on v.edition_id = e.id
    where f.address = any(${[...addresses]}::text[])`.execute(house.db.kysely)
  return addresses.map((address) => rows.find((row) => row.address === address))
}
const droppedOf = (result: Awaited<ReturnType<typeof bring>>, address: string) =>
  Object.fromEntries(
    (result.imported.find((one) => one.address === address)?.dropped ?? []).map(({ what, count }) => [what, count]),
  )

describe('フォルダーやZIPの取り込み', () => {
  test('ページは課の下書きになり、リンクと画像は新しいところを指し、公開はされない', async () => {
    const result = await bring({
      'kurashi/index.html': text(
        '<title>くらし</title><p><a href="gomi/sodai.html#x">粗大ごみ</a>と<a href="/tetsuzuki/">手続</a></p>',
      ),
      'kurashi/gomi/sodai.html': text(`<h1>粗大ごみの出し方</h1><p><a href="../">くらし</a>へ
        <img src="../../img/ken.jpg" alt="粗大ごみ処理券の見本"> <img src="../../img/ken.jpg" alt="">
        <img src="../../img/map.gif" alt="受付の地図"><img src="../../img/no.png" alt="ない画像です">
        <a href="annai.pdf">案内</a><a href="https://example.jp/a?b=1&amp;c=2">外</a><a href="mailto:a@example.jp">メール</a></p>`),
      'kurashi/shift.htm': new Uint8Array(Buffer.from(oldEncodings['Shift_JIS'] ?? '', 'base64')),
      'img/ken.jpg': await photo('jpeg', 1),
      'img/map.gif': await photo('gif', 200),
      'README.txt': text('ページではない'),
    })
    expect(result.imported.map(({ refused }) => refused)).toEqual([null, null, null])
    const [index, sodai, shift] = await drafts(['/kurashi/', '/kurashi/gomi/sodai.html', '/kurashi/shift.htm'])
    expect([index?.slug, sodai?.slug, shift?.title]).toEqual(['kurashi', 'sodai', 'ごみの出し方'])
    expect(index?.body).toBe('[粗大ごみ](/pages/sodai)と手続')
    expect(sodai?.state).toBe('draft')
    expect(sodai?.body).toContain('[くらし](/pages/kurashi)へ')
    expect(sodai?.body).toMatch(/!\[粗大ごみ処理券の見本\]\(\/media\/[0-9a-f-]{36}\)/)
    expect(sodai?.body).toMatch(/!\[受付の地図\]\(\/media\/[0-9a-f-]{36}\)/)
    expect(sodai?.body).toContain('[外](https://example.jp/a?b=1\\&c=2)')
    expect(sodai?.body).toContain('案内[外]')
    expect(droppedOf(result, '/kurashi/gomi/sodai.html')).toEqual({
      ...{ image_without_words: 1, image_missing: 1, unknown_link: 1 },
    })
    expect(droppedOf(result, '/kurashi/')).toEqual({ unknown_link: 1 })
    const { rows } = await sql`select from pages.published where slug in ('kurashi', 'sodai')`.execute(house.db.kysely)
    expect(rows).toEqual([])
    expect((await app.request('/kurashi/gomi/sodai.html')).status).toBe(404)
  })

  test('公開すると、前のアドレスから新しいページへ案内する', async () => {
    await bring({ 'old/juminhyo.html': text('<h1>住民票の写し</h1><p>請求できます。</p>') })
    const [draft] = await drafts(['/old/juminhyo.html'])
    const at = house.clock.now()
    await sql`update pages.editions set state = 'approved', approved_at = ${at} where id = ${draft?.editionId}`.execute(
      house.db.kysely,
    )
    const id = draft?.editionId as Parameters<typeof publishEdition>[2]
    await house.db.transact((tx) => publishEdition(tx, house, id, at))
    const moved = await app.request('/old/juminhyo.html')
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `/pages/${draft?.slug}`])
    expect((await app.request('/en/old/juminhyo.html')).headers.get('location')).toBe(`/en/pages/${draft?.slug}`)
    expect((await app.request('/old/nothing.html')).status).toBe(404)
  })

  test('2度目には、もうあるページを作らず、新しいページからはそこへリンクする', async () => {
    const first = { 'twice/a.html': text('<h1>一つ目</h1><p>本文</p>') }
    await bring(first)
    const again = await bring({ ...first, 'twice/b.html': text('<h1>二つ目</h1><p><a href="a.html">一つ目</a></p>') })
    expect(again.imported.map(({ refused }) => refused)).toEqual(['known', null])
    const [a, b] = await drafts(['/twice/a.html', '/twice/b.html'])
    expect(b?.body).toBe(`[一つ目](/pages/${a?.slug})`)
  })

  test('同じ名前のページには、別のアドレスを付ける。手で移したところは表で指せる', async () => {
    await bring(
      {
        'x/same.html': text('<h1>一</h1><p><a href="/form.html">申請</a></p>'),
        'y/same.html': text('<h1>二</h1><p>本文</p>'),
        'y/01.html': text('<h1>三</h1><p><a href="/other.html">よそ</a></p>'),
      },
      {
        at: '/names/',
        base: 'https://www.city.example.jp',
        known: new Map([['/form.html', '/procedures/bulky-waste']]),
      },
    )
    const found = await drafts(['/names/x/same.html', '/names/y/same.html', '/names/y/01.html'])
    expect(found.map((row) => row?.slug)).toEqual(['same', 'y-same', 'y-01'])
    expect(found[0]?.body).toBe('[申請](/procedures/bulky-waste)')
    expect(found[2]?.body).toBe('[よそ](https://www.city.example.jp/other.html)')
  })

  test('題のないもの、長すぎるものは取り込まず、ほかのページは取り込む', async () => {
    const result = await bring({
      'bad/long.html': text(`<h1>長い</h1><p>${'あ'.repeat(60_001)}</p>`),
      'bad/none.html': text('<p>題がない</p>'),
      'bad/zero.html': new Uint8Array(),
      'bad/good.html': text('<h1>よい</h1><p>本文</p>'),
    })
    expect(result.imported.map(({ address, refused }) => [address, refused])).toEqual([
      ['/bad/good.html', null],
      ['/bad/long.html', 'too_long'],
      ['/bad/none.html', 'no_title'],
      ['/bad/zero.html', 'empty'],
    ])
  })

  test('ZIPでないもの、ふくらみすぎるもの、外を指すものは開かない', () => {
    expect(() => siteOfZip(text('PKなにか'))).toThrow(BadSite)
    const bomb = zipSync({ 'a.html': new Uint8Array(600_000), 'b.html': new Uint8Array(600_000) })
    expect(bomb.length).toBeLessThan(10_000)
    expect(() => siteOfZip(bomb, 1_000_000)).toThrow(BadSite)
    expect(siteOfZip(zipSync({ '../../etc/a.html': text('x'), 'b.html': text('x') })).paths).toEqual(['b.html'])
  })
})

describe('職員の画面', () => {
  const base = '/staff/pages/imports'
  const makoto = async () => browse(app, await staffSignInAs(house, '高橋真'))
  async function send(who: ReturnType<typeof browse>, fields: Record<string, string | File>) {
    const form = new FormData()
    for (const [name, value] of formOf(await (await who.get(base)).text(), base)) form.append(name, value)
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return { form, response: await who.upload(base, form) }
  }
  const file = (html: string) => new File([html], '古いページ.html', { type: 'text/html' })

  test('1ページを取り込むと、落としたものの一覧が出る。二度押しても1度だけ', async () => {
    const who = await makoto()
    const html =
      '<h1>印鑑登録</h1><script>x()</script><p onclick="y()">本人が来てください。<a href="javascript:z()">押す</a></p>'
    const address = 'https://www.city.example.jp/tetsuzuki/inkan.html'
    const { form, response } = await send(who, { file: file(html), address })
    expect(response.status).toBe(303)
    const report = await (await who.get(response.headers.get('location') ?? '')).text()
    for (const words of ['印鑑登録', '/tetsuzuki/inkan.html', 'スクリプト', '動きを起こす属性', '危険なリンク'])
      expect(report).toContain(words)
    expect((await who.upload(base, form)).headers.get('location')).toBe(response.headers.get('location'))
    const { rows } = await sql<{ count: number }>`
      select count(*)::int from pages.versions where title = '印鑑登録' and saved_by is not null`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([{ count: 1 }])
  })

  test('ほかの課の人には、結果が見えない。サインインしていない人は開けない', async () => {
    const { response } = await send(await makoto(), { file: file('<h1>戸籍</h1><p>本文</p>') })
    const location = response.headers.get('location') ?? ''
    const kato = browse(app, await staffSignInAs(house, '加藤誠'))
    expect((await kato.get(location)).status).toBe(404)
    expect((await app.request(location)).status).toBe(303)
    expect(await (await kato.get(base)).text()).not.toContain('古いページ.html')
  })

  test('ファイルのないもの、アドレスでないものは、欄で言う', async () => {
    const { response } = await send(await makoto(), { file: file(''), address: 'ftp://example.jp/a.html' })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain('HTMLファイルを選んでください。')
    expect(html).toContain('ftp://example.jp/a.html')
  })
})
