import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { browse, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reservations } from '../index.ts'

const modules = [people, organisations, reservations]
let house: TestHouse
let get: (path: string) => Promise<Response>
beforeAll(async () => {
  house = await testHouse({ modules })
  const visitor = browse(testApp(house))
  get = async (path) => visitor.get(path)
})
afterAll(() => house.close())

const textOf = async (path: string) => {
  const answer = await get(path)
  expect(answer.status, path).toBe(200)
  return (await answer.text()).replaceAll(/<rp>[^<]*<\/rp>|<rt>[^<]*<\/rt>|<\/?(?:ruby|span|b)[^>]*>/g, '')
}
const found = (html: string) =>
  [...html.matchAll(/href="(?:\/easy|\/en)?\/facilities\/([a-z0-9-]+)"/g)].map(([, slug]) => slug)

describe('施設の一覧', () => {
  test('112の施設が種類ごとに並び、圧縮して30KBに収まる', async () => {
    const answer = await get('/facilities')
    const html = await answer.text()
    expect(found(html)).toHaveLength(112)
    expect(gzipSync(html).length).toBeLessThan(30 * 1024)
    const easy = await (await get('/easy/facilities')).text()
    expect(gzipSync(easy).length).toBeLessThan(30 * 1024)
  })

  test('地域と種類でしぼれ、知らない条件は聞かなかったことにする', async () => {
    const courts = await textOf('/facilities?area=oizumi&category=court')
    expect(found(courts)).toEqual(['kibogaoka-courts', 'bikuni-courts'])
    expect(found(await textOf('/facilities?area=atlantis'))).toHaveLength(112)
  })

  test.each([
    ['しゃくじい ふるさと', ['furusato-bunkakan']],
    ['そうごうたいいくかん', ['general-gymnasium']],
    ['ソウゴウタイイクカン', ['general-gymnasium']],
    ['総合体育館', ['general-gymnasium']],
    ['kobushi', []],
    ['Koyama Garden', ['koyama-garden']],
    ['陶芸　はるひ', []],
    ['エアライフル', ['general-gymnasium']],
    ['100%', []],
  ])('「%s」でさがす', async (q, slugs) => {
    expect(found(await textOf(`/facilities?q=${encodeURIComponent(q)}`))).toEqual(slugs)
  })

  test('名前にない「テニス」でも、庭球場が見つかる', async () => {
    expect(found(await textOf('/facilities?q=テニス'))).toEqual(
      expect.arrayContaining(['doshida-courts', 'bikuni-courts']),
    )
  })

  test('ひつような設備を二つ選ぶと、両方ある施設だけになる', async () => {
    const html = await textOf('/facilities?access=level-way&access=nursing-room')
    expect(found(html)).toEqual(expect.arrayContaining(['coconeri', 'nerima-culture-centre']))
    expect(found(html)).not.toContain('yumeria-hall')
    expect(html).toContain('駅から段差なし')
  })

  test('何も見つからなければ、そう言って、すべてに戻れる', async () => {
    const html = await textOf('/facilities?q=ぬりかべ')
    expect(html).toContain('合う施設がありません')
    expect(html).toContain('href="/facilities"')
  })
})

describe('一つの施設', () => {
  test('行き方、部屋、時間、借りられるもの、休館日が載る', async () => {
    const html = await textOf('/facilities/nakamura-minami-sports-centre')
    for (const words of [
      '練馬区中村南一丁目',
      '多目的アリーナ 全面',
      '多目的アリーナ 半面A、多目的アリーナ 半面Bを合わせて使います',
      '午前 9:00–12:00',
      '9:00–21:00（1時間ごと）',
      '卓球台',
      '12月29日(火)から1月3日(日)',
      '年末年始',
      'スポーツ振興課',
      '見本スポーツ共同事業体',
      'エレベーター',
      '16時まで：1区分 9,000円',
      '予約のきまり',
    ])
      expect(html).toContain(words)
  })

  test('空きを見るページへ行ける。電話だけの施設からは行けない', async () => {
    expect(await textOf('/facilities/doshida-courts')).toContain('href="/vacancies?facility=doshida-courts"')
    expect((await get('/vacancies?facility=doshida-courts')).status).toBe(200)
    expect(await textOf('/facilities/ward-office-rooms')).not.toContain('/vacancies?facility')
  })

  test('電話だけの施設と部屋は、言葉で分かる', async () => {
    const office = await textOf('/facilities/ward-office-rooms')
    expect(office).toContain('この施設は、電話で予約します')
    expect(office).toContain('tel:0359841091')
    const plaza = await textOf('/facilities/coconeri')
    expect(plaza).not.toContain('この施設は、電話で予約します')
    expect(plaza.match(/電話で予約/g)).toHaveLength(1)
    expect(plaza).toContain('9:00–22:00（30分きざみ、1時間から）')
  })

  test('きょう休館なら、いつまでかを言う', async () => {
    const html = await textOf('/facilities/nakamurabashi-centre')
    expect(html).toContain('きょうは休館です（工事）')
    expect(html).toContain('3月31日(水)まで休みです。')
    expect(html).toContain('4月1日(木)の時間です。')
  })

  test('やさしい日本語と英語でも読める', async () => {
    expect(await textOf('/easy/facilities/doshida-courts')).toContain('使える 時間')
    const english = await textOf('/en/facilities/doshida-courts')
    expect(english).toContain('Doshida Tennis Courts')
    expect(english).toContain('9:00–17:00, 2 hours each')
  })

  test('ない施設は、ない', async () => {
    expect((await get('/facilities/atlantis')).status).toBe(404)
  })
})

test('もう一つの町では、その町の施設だけが並ぶ', async () => {
  const town = await testHouse({ modules, settings: { MADOGUCHI_PROFILE: 'hinata' } })
  const html = await (await browse(testApp(town)).get('/facilities')).text()
  expect(new Set(found(html))).toEqual(new Set(['hinata-gym', 'hinata-hall', 'kawabe-court']))
  expect(html).not.toMatch(/練馬|石神井/)
  await town.close()
})
