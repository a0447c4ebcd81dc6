import { createServer as createWebServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { lampForm } from '#modules/reports/ground/fixtures.tsx'
import { reports } from '#modules/reports/index.ts'
import { filedPublic, moved } from '#modules/reports/reading/testing/filed.ts'
import type { Module } from '#platform/module/index.ts'
import { startServer } from '#platform/http/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { launch } from './browser.ts'
import { violations } from './inspect.ts'

// The map of a form in a real browser, under the headers that the house sends: a small house with one form is enough.

const found = inject('browser')
const kasugacho = { latitude: 35.7515, longitude: 139.6402, accuracy: 60 }

describe.skipIf('missing' in found)('地図で場所を選ぶ', () => {
  let browser: Browser | undefined
  const houses: { url: string; close(): Promise<void> }[] = []

  /** One house draws its map; the other is told of tiles from somewhere that does not answer. */
  beforeAll(async () => {
    if ('missing' in found) return
    browser = await launch(found)
    houses.push(await openLampHouse(), await openLampHouse({ MAP_STYLE_URL: 'http://127.0.0.1:9/style.json' }))
  })
  afterAll(async () => {
    await browser?.close()
    for (const house of houses) await house.close()
  })

  async function open(options: BrowserContextOptions = {}, house = houses[0]): Promise<Page> {
    if (!browser || !house) throw new Error('no browser')
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'ja-JP', ...options })
    const page = await context.newPage()
    await page.goto(`${house.url}/lamps/new`)
    return page
  }
  const pane = (page: Page) => page.locator('.place-pane')
  const lat = async (page: Page) => Number(await page.locator('input[name="lat"]').inputValue())
  const town = (page: Page) => page.locator('input[name="town"]').inputValue()
  const said = (page: Page) => page.locator('.place-said').innerText()

  test('地図を押すとピンが立ち、町名が入る。矢印キーで10m、シフトキーと一緒なら50m動く', async () => {
    const page = await open()
    await pane(page).click({ position: { x: 160, y: 120 } })
    expect(await said(page)).toContain(await town(page))
    const before = await lat(page)
    await page.keyboard.press('ArrowUp')
    expect((await lat(page)) - before).toBeCloseTo(10 / 111_195, 5)
    await page.keyboard.press('Shift+ArrowDown')
    expect((await lat(page)) - before).toBeCloseTo(-40 / 111_195, 5)
  })

  test('指で動かすと地図が動き、ピンは立たない', async () => {
    const page = await open()
    await pane(page).scrollIntoViewIfNeeded()
    const box = await pane(page).boundingBox()
    if (!box) throw new Error('no map')
    await page.mouse.move(box.x + 200, box.y + 100)
    await page.mouse.down()
    await page.mouse.move(box.x + 120, box.y + 140, { steps: 5 })
    await page.mouse.up()
    expect(await page.locator('input[name="lat"]').inputValue()).toBe('')
    expect(await page.locator('input[name="mapLat"]').inputValue()).not.toBe('')
  })

  test('2本の指で広げると地図が大きくなり、ピンは立たず、離した指のところへ飛ばない', async () => {
    const page = await open({ hasTouch: true })
    await pane(page).scrollIntoViewIfNeeded()
    const box = await pane(page).boundingBox()
    if (!box) throw new Error('no map')
    const cdp = await page.context().newCDPSession(page)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const left = (dx: number) => ({ x: x + dx, y, id: 0 })
    const right = (dx: number) => ({ x: x + dx, y, id: 1 })
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: ReturnType<typeof left>[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints })
    const field = (name: string) => page.locator(`input[name="${name}"]`).inputValue()
    await touch('touchStart', left(-20))
    await touch('touchStart', left(-20), right(20))
    for (const far of [30, 40, 50, 60, 75, 90]) await touch('touchMove', left(-far), right(far))
    await expect.poll(() => field('mapZoom')).toBe('3')
    const before = await field('mapLon')
    await touch('touchEnd', right(90))
    await touch('touchMove', left(-92))
    await touch('touchEnd')
    // Two pixels of a map that is 800 metres wide.
    expect(Math.abs(Number(await field('mapLon')) - Number(before))).toBeLessThan(0.0002)
    expect(await field('lat')).toBe('')
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1)
  })

  test('今いる場所を使うと、そこにピンが立ち、ずれているかもしれないと言う', async () => {
    const page = await open({ permissions: ['geolocation'], geolocation: kasugacho })
    await page.getByRole('button', { name: '今いる場所を使う' }).click()
    await page.locator('.place-answers').getByText('60m').waitFor()
    expect(await town(page)).toBe('春日町三丁目')
  })

  test('場所の利用が許されないときは、ほかの選び方を言う', async () => {
    const page = await open({ permissions: [] })
    await page.getByRole('button', { name: '今いる場所を使う' }).click()
    await page.locator('.place-answers').getByText('許可されていません').waitFor()
  })

  test('町名で探して選ぶと、ほかに書いたものは残る', async () => {
    const page = await open()
    await page.getByLabel('どんな様子ですか').fill('暗い')
    await page.getByLabel('町名や目印で探す').fill('ooizumi')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '東大泉', exact: true }).click()
    expect(await town(page)).toMatch(/^東大泉/)
    expect(await page.getByLabel('どんな様子ですか').inputValue()).toBe('暗い')
    expect(new URL(page.url()).pathname).toBe('/lamps/new')
  })

  test('地図も、立てたピンも、だれにでも使える', async () => {
    const page = await open()
    await pane(page).click({ position: { x: 160, y: 120 } })
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })

  test('スクリプトがなくても、絵を押すとピンが立ち、ボタンで動く', async () => {
    const page = await open({ javaScriptEnabled: false })
    expect(await page.getByRole('button', { name: '今いる場所を使う' }).count()).toBe(0)
    await page.locator('input[name="placeMap"]').click({ position: { x: 144, y: 100 } })
    const before = await lat(page)
    expect(before).toBeGreaterThan(35.7)
    await page.getByRole('button', { name: '北へ50m' }).click()
    expect((await lat(page)) - before).toBeCloseTo(50 / 111_195, 5)
    expect(await town(page)).not.toBe('')
  })

  test('タイルの地図は、決めた相手からだけ来て、同じように押せる。出典はいつも出ている', async () => {
    if ('missing' in found) return
    const tiles = await openTiles()
    const house = await openLampHouse({ MAP_STYLE_URL: `${tiles.url}/style.json` })
    const withGraphics = await launch(found, ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'])
    const page = await withGraphics.newPage({ viewport: { width: 360, height: 740 } })
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    await page.goto(`${house.url}/lamps/new`)
    await page.locator('.place-pane canvas').waitFor()
    expect(await page.locator('.place-credit').innerText()).toBe('国土地理院最適化ベクトルタイル')
    await pane(page)
      .locator('canvas')
      .click({ position: { x: 160, y: 120 } })
    expect(await said(page)).toContain(await town(page))
    const before = await lat(page)
    await pane(page).focus()
    await page.keyboard.press('ArrowUp')
    expect((await lat(page)) - before).toBeCloseTo(10 / 111_195, 5)
    expect(refused).toEqual([])
    await withGraphics.close()
    await house.close()
    await tiles.close()
  })

  test('レポートの地図も、決めた相手からタイルが来れば、同じ形の印がその上に並び、キーボードで開ける', async () => {
    if ('missing' in found) return
    const tiles = await openTiles()
    const house = await openHouse({ MAP_STYLE_URL: `${tiles.url}/style.json` }, [people, reports])
    const { id, number } = await filedPublic(house.house)
    await moved(house.house, id, { to: 'in_progress' })
    await filedPublic(house.house, { place: { lat: 35.739, lon: 139.6537 }, town: '練馬一丁目' })
    const withGraphics = await launch(found, ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'])
    const page = await withGraphics.newPage({ viewport: { width: 360, height: 740 } })
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    await page.goto(`${house.url}/reports/map`)
    await page.locator('.report-map .map-mark').first().waitFor()
    expect(await page.locator('.map-mark .mark.working').count()).toBe(1)
    expect(await page.locator('.map-mark .mark.received').count()).toBe(1)
    expect(await page.locator('.report-map figure > svg').count()).toBe(0)
    expect(await page.locator('.place-credit').innerText()).toBe('国土地理院最適化ベクトルタイル')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(await violations(page)).toEqual([])
    const again = page.getByRole('link', { name: 'この範囲を見る' })
    expect(await again.count()).toBe(0)
    await page.locator('.report-map canvas').scrollIntoViewIfNeeded()
    const box = await page.locator('.report-map canvas').boundingBox()
    if (!box) throw new Error('no map')
    await page.mouse.move(box.x + 60, box.y + 60)
    await page.mouse.down()
    await page.mouse.move(box.x + 20, box.y + 90, { steps: 5 })
    await page.mouse.up()
    await again.waitFor()
    expect(await again.getAttribute('href')).toMatch(/lat=35\.\d+&lon=139\.\d+&zoom=\d+$/)
    expect(refused).toEqual([])
    await page.locator('.map-mark:has(.working)').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/reports/${number}`)
    await withGraphics.close()
    await house.close()
    await tiles.close()
  })

  test('レポートの地図は、タイルが来ないときも、スクリプトがないときも、描いた地図のまま', async () => {
    const house = await openHouse({ MAP_STYLE_URL: 'http://127.0.0.1:9/style.json' }, [people, reports])
    await filedPublic(house.house)
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser?.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
      const page = await context?.newPage()
      if (!page) throw new Error('no browser')
      await page.goto(`${house.url}/reports/map`)
      await page.locator('.report-tiles').waitFor({ state: 'detached' })
      expect(await page.locator('.report-map figure > svg a').count()).toBe(1)
      await context?.close()
    }
    await house.close()
  })

  test('タイルの地図が来ないときは、描いた地図のままで使える', async () => {
    const page = await open({}, houses[1])
    await pane(page).click({ position: { x: 160, y: 120 } })
    await page.locator('.place-tiles').waitFor({ state: 'detached' })
    expect(await said(page)).toContain(await town(page))
    expect(await page.locator('.place-pane > svg').count()).toBe(1)
  })
})

const openLampHouse = (settings: Record<string, string> = {}) => openHouse(settings, [lampForm])

async function openHouse(settings: Record<string, string>, modules: readonly Module[]) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const house: TestHouse = await testHouse({
    modules,
    settings: { PORT: String(port), PUBLIC_URL: url, ...settings },
  })
  const server = await startServer(testApp(house), { port, host: '127.0.0.1' })
  return {
    url,
    house,
    close: async () => {
      await server.stop()
      await house.close()
    },
  }
}

/** A style as an operator may set it, from another host, with a source that its worker has to read. */
async function openTiles(): Promise<{ url: string; close(): Promise<void> }> {
  const ring = [
    [139.6, 35.73],
    [139.65, 35.73],
    [139.65, 35.76],
    [139.6, 35.73],
  ]
  const style = {
    version: 8,
    sources: {
      land: {
        type: 'geojson',
        attribution: '<a href="https://maps.example/"><b>国土地理院</b></a>最適化ベクトルタイル',
      },
    },
    layers: [{ id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': '#8a8' } }],
  }
  const server = createWebServer((request, response) => {
    const land = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' })
    const source = { ...style.sources.land, data: `http://${request.headers.host}/land.json` }
    response.end(JSON.stringify(request.url === '/land.json' ? land : { ...style, sources: { land: source } }))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo // a server that listens has one
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
