import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assetHref } from '#platform/assets/index.ts'
import { browse, formOf, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { distanceMetres } from '../domain/place.ts'
import { lampForm } from '../fixtures.tsx'
import { groundOf, nearestTown, readPlace } from '../index.ts'

let house: TestHouse
let browser: ReturnType<typeof browse>
beforeAll(async () => {
  house = await testHouse({ modules: [lampForm] })
  browser = browse(testApp(house))
})
afterAll(() => house.close())

type Fields = Record<string, string>

/** Presses on a button of the page that was shown last, with everything that stands in its form. */
async function press(html: string, fields: Fields): Promise<string> {
  const form = formOf(html, '/lamps')
  form.delete('send')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return (await browser.post('/lamps', form)).text()
}
const open = async () => (await browser.get('/lamps/new')).text()
const valueOf = (html: string, name: string) => formOf(html, '/lamps').get(name) ?? ''
const placeOf = (html: string) => ({ lat: Number(valueOf(html, 'lat')), lon: Number(valueOf(html, 'lon')) })

describe('場所を選ぶ（スクリプトなし）', () => {
  test('町名で探し、見つかった丁目を選ぶと、ピンが立ち、町名が入る', async () => {
    const found = await press(await open(), { placeStep: 'find', placeSearch: '光が丘２丁目', text: '暗い' })
    expect(valueOf(found, 'town')).toBe('光が丘二丁目')
    expect(found).toContain('暗い</textarea>')
    const ground = groundOf(house)
    expect(ground && nearestTown(ground, placeOf(found))?.name).toBe('光が丘二丁目')
  })

  test('いくつも見つかったら、選ぶボタンが並ぶ', async () => {
    const found = await press(await open(), { placeStep: 'find', placeSearch: 'しゃくじいこうえん' })
    expect(valueOf(found, 'lat')).toBe('')
    const [, at = ''] = /value="(at:[\d.,:]+)"[^>]*><span>石神井公園駅/.exec(found) ?? []
    const chosen = await press(found, { placeStep: at })
    expect(placeOf(chosen)).toEqual({ lat: 35.7436, lon: 139.607 })
  })

  test('町の名だけで探すと、丁目を並べずに町を並べる', async () => {
    const found = await press(await open(), { placeStep: 'find', placeSearch: '大泉町' })
    expect(found).toContain('<span>西大泉町</span>')
    expect(found).not.toContain('<span>大泉町二丁目</span>')
  })

  test('押したあとは、押したところから続けられる', async () => {
    const town = await press(await open(), { placeStep: 'town', placeTown: '春日町三丁目' })
    expect(town).toMatch(/<input type="image"[^>]* autofocus/)
    const moved = await press(town, { placeStep: 'move:east:10' })
    expect(moved).toMatch(/<button[^>]*value="move:east:10" autofocus/)
    expect(await open()).not.toContain('autofocus')
  })

  test('見つからないときは、ほかの探し方を言い、書いた言葉は残る', async () => {
    const found = await press(await open(), { placeStep: 'find', placeSearch: 'アトランティス' })
    expect(found).toContain('短')
    expect(valueOf(found, 'placeSearch')).toBe('アトランティス')
  })

  test('町の一覧から選べる', async () => {
    const chosen = await press(await open(), { placeStep: 'town', placeTown: '西大泉町' })
    expect(valueOf(chosen, 'town')).toBe('西大泉町')
  })

  test('絵を押したところにピンが立ち、押すたびに近づく', async () => {
    const first = await press(await open(), { 'placeMap.x': '144', 'placeMap.y': '101' })
    expect(placeOf(first).lat).toBeCloseTo(35.7459, 2)
    expect(placeOf(first).lon).toBeCloseTo(139.622, 2)
    const second = await press(first, { 'placeMap.x': '144', 'placeMap.y': '101' })
    expect(Number(valueOf(second, 'mapZoom'))).toBe(2)
    expect(distanceMetres(placeOf(first), placeOf(second))).toBeLessThan(700)
  })

  test.each([
    ['north', 10],
    ['south', 50],
    ['east', 10],
    ['west', 50],
  ])('ボタンで%sへ%dm動かせる', async (way, metres) => {
    const before = await press(await open(), { placeStep: 'town', placeTown: '春日町三丁目' })
    const after = await press(before, { placeStep: `move:${way}:${metres}` })
    expect(distanceMetres(placeOf(before), placeOf(after))).toBeCloseTo(metres, 0)
  })

  test('大きさを変えても、ピンは動かない', async () => {
    const before = await press(await open(), { placeStep: 'town', placeTown: '春日町三丁目' })
    const wider = await press(before, { placeStep: 'zoom:out' })
    expect(placeOf(wider)).toEqual(placeOf(before))
    expect(Number(valueOf(wider, 'mapZoom'))).toBe(2)
  })

  test('キーで絵を押しても、ピンは隅に飛ばない', async () => {
    const before = await press(await open(), { placeStep: 'town', placeTown: '春日町三丁目' })
    const after = await press(before, { 'placeMap.x': '0', 'placeMap.y': '0' })
    expect(placeOf(after)).toEqual(placeOf(before))
  })

  test('外に立てたピンには、外だと言う。境の近くには、確かめると言う', async () => {
    const out = await press(await open(), { placeStep: 'find', placeSearch: '35.69,139.70' })
    expect(out).toContain('data-inside="outside"')
    const near = await press(await open(), { placeStep: 'find', placeSearch: '35.7689,139.6348' })
    expect(near).toContain('data-inside="near-border"')
  })

  test('わけの分からない値は、なかったことにする', async () => {
    const html = await press(await open(), {
      lat: '1e9',
      lon: '<script>',
      mapZoom: '99',
      'placeMap.x': 'NaN',
      placeStep: 'move:up:99999999',
    })
    expect([valueOf(html, 'lat'), valueOf(html, 'lon'), valueOf(html, 'mapZoom')]).toEqual(['', '', '0'])
  })
})

describe('送られた場所', () => {
  const ground = () => groundOf(house)

  test('ピンと町名で送れる', () => {
    const read = readPlace({ lat: '35.7515', lon: '139.6402', town: '', placeText: ' 駅の北 ' }, ground())
    expect(read).toMatchObject({ ok: true, town: '春日町三丁目', placeText: '駅の北', inside: 'inside' })
  })

  test('町名だけでも送れる', () => {
    expect(readPlace({ town: '光が丘2丁目' }, ground())).toMatchObject({
      ok: true,
      place: undefined,
      town: '光が丘二丁目',
      inside: 'unknown',
    })
  })

  test('人が直した町名は、ピンより重い', () => {
    const read = readPlace({ lat: '35.7515', lon: '139.6402', town: '春日町5丁目' }, ground())
    expect(read).toMatchObject({ ok: true, town: '春日町五丁目' })
  })

  test('何もないと断り、外なら断る', () => {
    expect(readPlace({}, ground())).toMatchObject({ ok: false, reason: 'missing' })
    expect(readPlace({ lat: '35.69', lon: '139.70' }, ground())).toMatchObject({ ok: false, reason: 'outside' })
  })

  test('地図のない自治体では、言葉だけで送る', () => {
    expect(readPlace({ town: 'ひなた一丁目', placeText: '役場の前' }, undefined)).toMatchObject({
      ok: true,
      town: 'ひなた一丁目',
      inside: 'unknown',
    })
  })
})

describe('場所を選ぶページのヘッダー', () => {
  test('今いる場所を使えるのは、そのページだけ', async () => {
    const page = await browser.get('/lamps/new')
    expect(page.headers.get('permissions-policy')).toContain('geolocation=(self)')
    expect(page.headers.get('permissions-policy')).toContain('camera=()')
    const other = await browser.get('/healthz')
    expect(other.headers.get('permissions-policy')).toContain('geolocation=()')
  })

  test('設定がなければ、外の何にもつながらない', async () => {
    const policy = (await browser.get('/lamps/new')).headers.get('content-security-policy')
    expect(policy).toContain(`connect-src 'self';`)
    expect(policy).toMatch(/trusted-types madoguchi$/)
    expect(await open()).not.toContain('data-style')
  })

  test('地図のタイルを設定すると、そのページだけが、その相手だけにつながる', async () => {
    const settings = { MAP_STYLE_URL: 'https://maps.example/style.json', MAP_HOSTS: 'https://tiles.example' }
    const tiled = await testHouse({ modules: [lampForm], settings })
    const app = testApp(tiled)
    const page = await app.request('/lamps/new')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain(`connect-src 'self' https://maps.example https://tiles.example;`)
    expect(policy).toMatch(/trusted-types madoguchi default$/)
    expect(policy).not.toContain('unsafe')
    expect(await page.text()).toContain('data-style="https://maps.example/style.json"')
    const worker = await app.request(assetHref(tiled.config.root, 'map-worker.js'))
    expect(worker.headers.get('content-security-policy')).toBe(
      `default-src 'none'; connect-src https://maps.example https://tiles.example`,
    )
    const other = (await app.request('/sign-in')).headers.get('content-security-policy')
    expect(other).not.toContain('maps.example')
    await tiled.close()
  })

  test('土地のデータは、だれのことでもないので、取っておける', async () => {
    const answer = await browser.get('/reports/ground.json')
    expect(answer.headers.get('cache-control')).toBe('private, max-age=3600')
    expect(await answer.json()).toMatchObject({ municipality: '練馬区' })
  })

  test('地図のない自治体では、町名と言葉を書く', async () => {
    const town = await testHouse({ modules: [lampForm], settings: { MADOGUCHI_PROFILE: 'hinata' } })
    const app = testApp(town)
    const html = await (await app.request('/lamps/new')).text()
    expect(html).toContain('name="placeText"')
    expect(html).not.toContain('placeMap')
    expect((await app.request('/reports/ground.json')).status).toBe(404)
    await town.close()
  })
})
