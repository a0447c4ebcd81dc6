import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { pages } from '../index.ts'
import { noticeNumber, parseNoticeNumber } from './notices/domain.ts'
import { publishPage } from './testing/public-page.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let visitor: ReturnType<typeof browse>
let staff: ReturnType<typeof browse>
beforeAll(async () => {
  house = await testHouse({ modules: [people, pages] })
  app = testApp(house)
  visitor = browse(app)
  staff = browse(app, await staffSignInAs(house, '高橋真'))
})
afterAll(() => house.close())

const links = '/staff/short-links'
const link = (fields: Record<string, string>) =>
  staff.submit(links, {
    code: 'gomi',
    target: '/pages/sodai-gomi',
    purpose: 'ポスター',
    lastDay: '2026-12-20',
    ...fields,
  })

test('見本のまちには、調べられる番号と、開ける短いアドレスがはじめからある', async () => {
  expect((await visitor.get('/s/sodai')).headers.get('location')).toBe('/pages/sodai-gomi')
  expect(await (await visitor.get(`/n/${noticeNumber(100_001)}`)).text()).toContain('粗大ごみの申込み')
  await house.db.transact(async (tx) => pages.seed?.(tx, house))
  expect((await visitor.get(`/n/${noticeNumber(100_003)}`)).status).toBe(404)
})

describe('短いアドレス', () => {
  test('職員が作ると、期限の日まで、読んでいる言語のページへ案内する', async () => {
    expect((await link({})).headers.get('location')).toBe(`${links}?done=made`)
    for (const [path, to] of [
      ['/s/gomi', '/pages/sodai-gomi'],
      ['/en/s/GOMI', '/en/pages/sodai-gomi'],
    ] as const) {
      const response = await visitor.get(path)
      expect([response.status, response.headers.get('location')]).toEqual([302, to])
    }
    const svg = await visitor.get('/s/gomi/qr.svg')
    expect(svg.headers.get('content-type')).toContain('image/svg+xml')
    expect(await svg.text()).toMatch(/^<svg/)
    house.setNow('2026-12-21T00:00:00+09:00')
    const ended = await visitor.get('/s/gomi')
    expect(ended.status).toBe(410)
    expect(await ended.text()).toContain('使い終わりました')
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('同じ名前は二度使えず、書いたものは残る', async () => {
    const response = await link({ target: '/news' })
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toContain('もう使われています')
    expect(html).toContain('value="/news"')
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/s/gomi', '/staff', 'javascript:alert(1)'])(
    'よそのサイト「%s」へは案内できない',
    async (target) => {
      const response = await link({ code: 'evil', target })
      expect(response.status).toBe(422)
      expect((await visitor.get('/s/evil')).status).toBe(404)
    },
  )

  test('データベースも、よそのサイトを受け付けない', async () => {
    for (const target of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a\nb'])
      await expect(
        sql`insert into pages.short_links (code, target, purpose, office_id, made_at, made_by, last_day)
          select 'direct', ${target}, 'x', id, now(), uuidv7(), '2027-01-01' from people.offices limit 1`.execute(
          house.db.kysely,
        ),
      ).rejects.toMatchObject({ code: '23514' })
  })

  test('終わらせると、その先へは案内しない。ほかの課のものには触れない', async () => {
    await link({ code: 'stopped' })
    const html = await (await staff.get(links)).text()
    const id = new RegExp(`${RegExp.escape(links)}/([0-9a-f-]{36})/end`).exec(html)?.[1] ?? ''
    const other = browse(app, await staffSignInAs(house, '村上彩'))
    expect(await (await other.get(links)).text()).not.toContain('/s/gomi')
    await staff.submit(links, {}, `${links}/${id}/end`)
    const states = await Promise.all(['gomi', 'stopped'].map(async (code) => (await visitor.get(`/s/${code}`)).status))
    expect(new Set(states)).toEqual(new Set([302, 410]))
  })

  test('サインインしない人には、作る画面がない', async () => {
    expect((await visitor.get(links)).status).toBe(303)
  })
})

describe('お知らせ番号', () => {
  test('番号の一文字の誤りと、隣どうしの入れ替わりが分かる', () => {
    const number = noticeNumber(100_234)
    expect(parseNoticeNumber(number)).toBe(100_234)
    expect(parseNoticeNumber('１００ー２３４'.replace('ー', '-') + number.at(-1))).toBe(100_234)
    const digits = number.replace('-', '')
    for (let at = 0; at < 7; at += 1) {
      const wrong = digits.slice(0, at) + ((Number(digits[at]) + 1) % 10) + digits.slice(at + 1)
      expect(parseNoticeNumber(wrong)).toBeUndefined()
    }
    expect(parseNoticeNumber('1002343'.repeat(3))).toBeUndefined()
    expect(parseNoticeNumber('<script>')).toBeUndefined()
  })

  const desk = '/staff/notices'
  const notice = (fields: Record<string, string> = {}) =>
    staff.submit(desk, {
      jaTitle: '児童手当の現況届',
      jaText: '6月に、お子さんの状況を届け出ます。\n該当する方だけに送りました。',
      enTitle: 'Child allowance: yearly report',
      enText: 'Tell us about your children.',
      target: '/procedures/child-allowance',
      sentOn: '2026-12-01',
      actBy: '2026-12-20',
      lastDay: '2027-03-31',
      ...fields,
    })
  const numberOf = async (location: string | null) =>
    /\d{3}-\d{4}/.exec(await (await staff.get(location ?? '')).text())?.[0] ?? ''

  test('紙の番号を調べると、何のお知らせか、いつまでに、どこへ進むかが分かる', async () => {
    const number = await numberOf((await notice()).headers.get('location'))
    const answer = await visitor.get(`/n?number=${encodeURIComponent(number.replace('-', ' '))}`)
    expect(answer.headers.get('location')).toBe(`/n/${number}`)
    const html = await (await visitor.get(`/n/${number}`)).text()
    for (const words of ['児童手当の現況届', '12月20日(日)までに', 'href="/procedures/child-allowance"', '証明係'])
      expect(html).toContain(words)
    expect(html).toContain('noindex')
    expect(await (await visitor.get(`/en/n/${number}`)).text()).toContain('Child allowance: yearly report')
    expect(await (await visitor.get(`/easy/n/${number}`)).text()).toContain('児童手当の現況届')
    expect(await (await visitor.get(`/n/${number}/qr.svg`)).text()).toMatch(/^<svg/)
  })

  test('期限を過ぎると、過ぎたことと、相談先が出る', async () => {
    const number = await numberOf((await notice()).headers.get('location'))
    house.setNow('2026-12-21T09:00:00+09:00')
    expect(await (await visitor.get(`/n/${number}`)).text()).toContain('過ぎました')
    house.setNow('2027-04-01T00:00:00+09:00')
    expect((await visitor.get(`/n/${number}`)).status).toBe(404)
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('取り下げた番号は、見つからなくなる', async () => {
    const location = (await notice()).headers.get('location') ?? ''
    const number = await numberOf(location)
    const page = location.replace(/\?.*/, '')
    await staff.submit(page, {}, `${page}/withdrawal`)
    const response = await visitor.get(`/n/${number}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('見つかりません')
  })

  test('違う番号には、どう直すかを伝える', async () => {
    const response = await visitor.get('/n?number=1234567890')
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('7けたの数字')
  })

  test.each([
    [{ target: 'https://evil.example' }, 'このサイトのページ'],
    [{ lastDay: '2026-11-01' }, '送る日より後'],
    [{ actBy: '2027-12-31' }, '最後の日まで'],
    [{ enText: '' }, '両方を書いて'],
    [{ jaTitle: '' }, '件名'],
  ])('作れないわけを、その欄で伝える（%j）', async (fields, words) => {
    const response = await notice(fields)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(words)
  })
})

describe('ほかの方法で知らせる文', () => {
  test('公開しているページから、LINE、メール、短い投稿の下書きができる', async () => {
    const id = await publishPage(house, {
      slug: 'test-channels',
      kind: 'event',
      title: '落《お》ち葉《ば》の会',
      summary: '落ち葉を集めます。',
      details: {
        facts: { cost: '無料' },
        event: { starts: '2026-12-17T10:00', ends: '2026-12-17T12:00', place: '清水山の森' },
      },
    })
    const html = await (await staff.get(`/staff/pages/${id}/channels`)).text()
    expect(html).toContain(
      '【落ち葉の会】\n落ち葉を集めます。\nいつ：12月17日(木) 10時から12時まで\n場所：清水山の森\nいくら：無料',
    )
    expect(html).toMatch(/\d+字（140字まで）/)
    expect((await visitor.get(`/staff/pages/${id}/channels`)).status).toBe(303)
  })

  test('公開していないページからは作らない', async () => {
    const id = '01900000-0000-7000-8000-000000000000'
    expect(await (await staff.get(`/staff/pages/${id}/channels`)).text()).toContain('いま公開されていません')
  })
})
