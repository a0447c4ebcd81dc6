import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '#modules/operations/index.ts'
import { people } from '#modules/people/index.ts'
import { search } from '#modules/search/index.ts'
import { sql } from '#platform/db/index.ts'
import { askOutside } from '#platform/outgoing/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { pages } from '../../index.ts'
import { publicPage } from '../testing/public-page.ts'
import { type Ask, askLinks } from './ask-links.ts'
import { afterAnswer, isFailure } from './judge-answer.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let outside: { server: Server; url: string; asked: string[]; status: Map<string, number> }
beforeAll(async () => {
  house = await testHouse({ modules: [people, pages, search, operations] })
  app = testApp(house)
  const asked: string[] = []
  const status = new Map<string, number>()
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const isHeadless = request.method === 'HEAD' && request.url === '/headless'
    response.writeHead(isHeadless ? 501 : (status.get(request.url ?? '') ?? 200)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Parse edge: it listens on TCP.
  const { port } = server.address() as AddressInfo
  outside = { server, url: `http://127.0.0.1:${port}`, asked, status }
})
afterAll(async () => {
  outside.server.close()
  await house.close()
})

const care = '/staff/pages/care'
const listOf = async (name: string, path = care) =>
  await (await browse(app, await staffSignInAs(house, name)).get(path)).text()
const part = (html: string, id: string) => html.split(`id="${id}"`)[1]?.split('<section')[0] ?? ''

describe('行き先のないリンク', () => {
  test('このサイトの中は、いまあるかどうかで分かる。取り下げたページへのリンクも出る', async () => {
    const target = await publicPage(house, '行き先です。')
    await publicPage(
      house,
      `[ある](/pages/${target}#h-x) [ない](/pages/never-was) [題目](/topics/waste) [違う](/topics/nothing)`,
      {
        title: 'リンクを試すページ',
      },
    )
    const links = part(await listOf('高橋真'), 'broken')
    for (const broken of ['/pages/never-was', '/topics/nothing']) expect(links).toContain(broken)
    for (const good of [`/pages/${target}`, '/topics/waste']) expect(links).not.toContain(good)
    await sql`delete from pages.published where slug = ${target}`.execute(house.db.kysely)
    expect(part(await listOf('高橋真'), 'broken')).toContain(`/pages/${target}`)
  })

  test('ほかの課のページは、「すべての課」で見られる', async () => {
    await publicPage(house, '[ない](/pages/of-others)', { office: 'insurance-pension', title: 'ほかの課のページ' })
    expect(await listOf('高橋真')).not.toContain('/pages/of-others')
    expect(await listOf('高橋真', `${care}?all=1`)).toContain('/pages/of-others')
    expect((await app.request(care)).status).toBe(303)
  })

  test('外のサイトは、3日続けて失敗して初めて切れたことになり、直れば消える', async () => {
    const ask: Ask = (href, method) => askOutside(href, method, { milliseconds: 2000, isStrict: false })
    outside.status.set('/gone', 404)
    await publicPage(house, `[外](${outside.url}/gone) [よい](${outside.url}/fine) [頭なし](${outside.url}/headless)`, {
      title: '外へのリンク',
    })
    const lookOn = async (day: string) => {
      house.setNow(`${day}T09:00:00+09:00`)
      await sql`update pages.outer_links set next_look_on = '2099-01-01' where href not like ${`${outside.url}%`}`.execute(
        house.db.kysely,
      )
      await askLinks(house, ask, 0)
    }
    const isListed = async () => part(await listOf('高橋真'), 'broken').includes('/gone')
    await lookOn('2026-12-02')
    await lookOn('2026-12-02')
    expect(await isListed()).toBe(false)
    await lookOn('2026-12-03')
    await lookOn('2026-12-04')
    expect(await isListed()).toBe(true)
    const html = part(await listOf('高橋真'), 'broken')
    expect(html).not.toContain('/fine')
    expect(html).not.toContain('/headless')
    expect(outside.asked.filter((one) => one.endsWith('/gone'))).toHaveLength(6)
    expect(outside.asked.filter((one) => one.endsWith('/fine'))).toEqual(['HEAD /fine'])
    expect(outside.asked).toContain('GET /headless')
    outside.status.delete('/gone')
    await lookOn('2026-12-11')
    expect(await isListed()).toBe(false)
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('役所の中や自分自身のアドレスには、尋ねに行かない', async () => {
    const before = outside.asked.length
    for (const url of [
      outside.url,
      'http://localhost:1/',
      'http://169.254.169.254/latest/',
      'http://[::1]/',
      'http://10.0.0.1/',
    ])
      expect(await askOutside(url, 'HEAD', { milliseconds: 2000, isStrict: true })).toEqual({
        kind: 'forbidden_address',
      })
    const rebound = async () => [{ address: '127.0.0.1', family: 4 }]
    expect(
      await askOutside('http://www.example.jp/', 'GET', { milliseconds: 2000, isStrict: true, resolve: rebound }),
    ).toEqual({ kind: 'forbidden_address' })
    expect(outside.asked).toHaveLength(before)
  })

  test('どの答えを失敗とするか', () => {
    const today = Temporal.PlainDate.from('2026-12-02')
    for (const status of [200, 301, 401, 403, 429]) expect(isFailure({ kind: 'answered', status })).toBe(false)
    for (const status of [404, 410, 500, 503]) expect(isFailure({ kind: 'answered', status })).toBe(true)
    expect(isFailure({ kind: 'timed_out' })).toBe(true)
    expect(afterAnswer([today], true, today).failedOn).toEqual([today])
    expect(afterAnswer([today.subtract({ days: 1 })], false, today).nextOn.toString()).toBe('2026-12-09')
  })
})

describe('古いページ、PDFだけのページ', () => {
  test('見直しの日が過ぎたページが、課ごとに出る', async () => {
    await publicPage(house, '本文です。', { title: '見直しを過ぎたページ', reviewOn: '2026-12-01' })
    await publicPage(house, '本文です。', { title: '今日が見直しのページ', reviewOn: '2026-12-02' })
    const stale = part(await listOf('高橋真'), 'stale')
    expect(stale).toContain('見直しを過ぎたページ')
    expect(stale).not.toContain('今日が見直しのページ')
    expect(part(await listOf('鈴木一', `${care}?all=1`), 'stale')).toMatch(/課ごとの数[\s\S]*証明係/)
  })

  test('見直しの日が過ぎたページは、書く職員の「承認待ち」に出る', async () => {
    await publicPage(house, '本文です。', { title: '書く人に知らせるページ', reviewOn: '2026-12-01' })
    const waiting = await listOf('高橋真', '/staff/awaiting')
    expect(waiting).toContain('書く人に知らせるページ')
    expect(waiting).toContain('見直しの日を過ぎました')
  })

  test('本文がほとんどなく、PDFへのリンクだけのページが出る', async () => {
    const link = '[申込書（PDF：120KB）](https://example.jp/form.pdf)'
    await publicPage(house, `こちらをご覧ください。\n\n- ${link}`, { title: 'PDFだけのページ' })
    await publicPage(house, `${'申込みの方法を、ここに詳しく書いています。'.repeat(10)}\n\n${link}`, {
      title: '本文もあるページ',
    })
    const pdfs = part(await listOf('高橋真'), 'pdf')
    expect(pdfs).toContain('PDFだけのページ')
    expect(pdfs).not.toContain('本文もあるページ')
  })
})
