import { parseFeed } from 'feedsmith'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { search } from '#modules/search/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reports } from '../index.ts'
import { storePhoto } from '../pictures/index.ts'
import { insertPhoto, lockReport, type PhotoId, type ReportId } from '../record/index.ts'
import { filedPublic, moved, published } from './testing/filed.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let number: string
let id: ReportId
let photo: string
beforeAll(async () => {
  house = await testHouse({ modules: [people, search, reports] })
  app = testApp(house)
  await filedPublic(house, { category: 'bench', town: '練馬一丁目', place: { lat: 35.739, lon: 139.6537 } })
  ;({ id, number } = await filedPublic(house, {
    reporter: satoHanako.personId,
    description: 'きつねの絵のそばの街路灯です',
  }))
  photo = await shownPhoto(id)
  await moved(house, id, { to: 'fixed', said: 'きつねの灯具を替えました。' })
  await sql`
    insert into reports.improvements (report_id, title, before_text, after_text, published_at, by_staff)
    values (${id}, 'きつねの角が明るくなりました', '暗い', '明るい', ${house.clock.now()}, ${newId()})`.execute(
    house.db.kysely,
  )
  await settle(house)
})
afterAll(() => house.close())

/** A picture that the office has looked at. */
async function shownPhoto(reportId: ReportId): Promise<string> {
  const photoId = newId<'photo'>() as PhotoId
  const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#245' } })
    .jpeg()
    .toBuffer()
  const stored = await storePhoto(house, { bytes, claimedName: 'lamp.jpg', photoId })
  if (!stored.ok) throw new Error(stored.reason)
  const { fileId, perceptualHash, width, height } = stored.photo
  const at = house.clock.now()
  await house.db.transact(async (tx) => {
    await lockReport(tx, reportId)
    await insertPhoto(tx, { id: photoId, reportId, role: 'near', fileId, perceptualHash, width, height, at })
    await sql`
      update reports.photos set shown_file_id = file_id, looked_at = ${at}, alt = 'きつねの街路灯' where id = ${photoId}`.execute(
      tx,
    )
  })
  return `/reports/photos/${photoId}/large`
}

const places = () => [
  '/reports',
  '/easy/reports',
  '/en/reports',
  '/reports?kind=road',
  `/reports?town=${encodeURIComponent('光が丘')}`,
  '/reports?state=done',
  `/reports?word=${encodeURIComponent('きつね')}`,
  '/reports/map',
  '/reports/map?lat=35.7595&lon=139.63&zoom=17',
  `/reports/${number}`,
  '/reports/feed.atom',
  '/reports/feed.rss?kind=road',
  '/reports.csv',
  '/reports/improvements',
  '/api/v1/reports',
  `/api/v1/reports/${number}`,
  `/search?q=${encodeURIComponent('きつね')}`,
]
const reads = async (path: string) => (await app.request(path)).text()
const tells = (html: string) => html.includes('きつね') || html.includes(number.slice(3))

describe('隠したレポートは、どこにもない', () => {
  test('公開のあいだは、写真も、検索も、どの一覧にもある', async () => {
    expect((await app.request(photo)).headers.get('content-type')).toMatch(/^image\//)
    const without = []
    for (const path of places()) if (!tells(await reads(path))) without.push(path)
    // The wide map shows one pin among others by its number's page.
    expect(without).toEqual([])
    const small = photo.replace('/large', '/small')
    expect(await reads('/reports')).toContain(
      `<img src="${small}" alt="きつねの街路灯" width="320" height="240" loading="lazy"`,
    )
    for (const kind of ['atom', 'rss'])
      expect(JSON.stringify(parseFeed(await reads(`/reports/feed.${kind}`)).feed)).toContain(number)
  })

  test.each(['private', 'hidden', 'partial'] as const)(
    '%sにすると、文も写真も、すぐにどこからもなくなる',
    async (to) => {
      await published(house, id, to, 'personal-data')
      await settle(house)
      const left = []
      for (const path of places()) {
        // Its own address leads to a page that says that there is none, and names what was asked.
        const html = (await reads(path))
          .replaceAll(`/reports/${number}"`, path.endsWith(number) ? '' : '$&')
          .replaceAll(/value="きつね"|「きつね」|きつね(?=」|<\/title>|｜)/g, '')
        const isLeft =
          to === 'partial'
            ? html.includes('きつねの')
            : html.includes('きつねの') || html.includes(`/reports/${number}"`)
        if (isLeft || html.includes(photo.replace('/large', ''))) left.push(path)
      }
      expect(left).toEqual([])
      const answer = await app.request(photo)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      await published(house, id, 'public')
    },
  )

  test('隠すと、1年の数と月ごとの数からも引かれる', async () => {
    await settle(house)
    const counted = async () =>
      (
        await sql<{ filed: number }>`select filed from reports.monthly where group_code = 'all'`.execute(
          house.db.kysely,
        )
      ).rows[0]?.filed
    expect(await counted()).toBe(2)
    await published(house, id, 'hidden', 'abuse')
    await settle(house)
    expect(await counted()).toBe(1)
    await published(house, id, 'public')
  })

  test('知らせた人は、隠したあとも、自分の写真を見られる', async () => {
    await published(house, id, 'hidden', 'personal-data')
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    expect((await hanako.get(photo)).status).toBe(200)
    expect((await browse(app, await signInAs(house, '伊藤正')).get(photo)).status).toBe(404)
    await published(house, id, 'public')
  })
})

test('表計算で数式になる文は、数式にならない', async () => {
  await filedPublic(house, { description: '=cmd|calc', town: '練馬一丁目' })
  expect(await reads('/reports.csv')).toContain(`"'=cmd|calc"`)
})

test('変わらないあいだは、更新情報も表も304になる', async () => {
  for (const path of ['/reports/feed.atom', '/reports.csv', '/reports/figures.csv']) {
    const tag = (await app.request(path)).headers.get('etag') ?? ''
    expect((await app.request(path, { headers: { 'if-none-match': tag } })).status).toBe(304)
  }
})
