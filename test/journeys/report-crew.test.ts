import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { sitDown } from './steps.ts'
import type { Visitor } from './visitor.ts'

const desktop = { viewport: { width: 1280, height: 900 } }

const photo = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 400, height: 300, channels: 3, background: { r: 200, g: 190, b: 60 } } })
    .composite([{ input: Buffer.from('<svg width="400" height="300"><circle cx="150" cy="90" r="60"/></svg>') }])
    .jpeg()
    .toBuffer(),
})

/** An officer takes a call and orders the work of it for today; gives the path of the report. */
async function order(officer: Visitor, title: string, who?: string): Promise<string> {
  await officer.open('/staff/reports')
  await officer.follow('電話・窓口の知らせを入れる')
  await officer.select('種類', '街路灯')
  await officer.select('町名', '小竹町一丁目')
  await officer.write('聞いた内容', `${title}がつきません。`)
  await officer.press(/^受け付ける/)
  const path = officer.path()
  await officer.open(`/staff/orders/new?report=${path.split('/').at(-1)}`)
  await officer.write('題名', title)
  await officer.write('指示', 'はしごを持っていく。')
  await officer.page.getByLabel('予定日', { exact: true }).selectOption({ index: 0 })
  if (who) await officer.page.getByLabel('作業する人', { exact: true }).selectOption({ label: who })
  await officer.press(/^指示する/)
  return path
}

/** Who keeps the register adds a drawing of this place. */
async function addDrawing(keeper: Visitor, title: string, position: string): Promise<void> {
  await keeper.open('/staff/reports/drawings/new')
  await keeper.write('題名', title)
  await keeper.write('緯度、経度', position)
  const file = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') }
  await keeper.attach('ファイル', file)
  await keeper.press('加える')
  expect(await keeper.words()).toContain(title)
}

describeJourney('現場の班が、つながらない所でも作業を開き、記録する', (journey) => {
  test('スクリプトなしで、はじめて、写真を付けて終わりましたと伝える', async () => {
    const nagai = await journey.visit(desktop)
    await sitDown(nagai, '永井駿')
    await order(nagai, '南口の街路灯')
    const harada = await journey.visit({ javaScriptEnabled: false })
    await sitDown(harada, '原田健太')
    await harada.open('/staff/work')
    await harada.follow(/南口の街路灯/)
    expect(await harada.words()).toContain('はしごを持っていく。')
    await harada.press('はじめる')
    expect(await harada.words()).toContain('はじめました。')
    await harada.write('分かったことと、したこと', '球を替えた。')
    await harada.write('かかった時間', '20')
    await harada.page.locator('input[name=donePhotos]').setInputFiles(await photo('after.jpg'))
    await harada.press('終わりました')
    expect(await harada.words()).toContain('終わったと伝えました。')
  }, 120_000)

  test('持っていき、つながらない所で開き、はじめ、写真を付けて終える。つながると1度だけ送られ、課に見える', async () => {
    const nagai = await journey.visit(desktop)
    await sitDown(nagai, '永井駿')
    const report = await order(nagai, '北口の街路灯')
    const takagi = await journey.visit(desktop)
    await sitDown(takagi, '高木正夫')
    await addDrawing(takagi, '北口の配線の図', /35\.\d+, 139\.\d+/.exec(await nagai.words())?.[0] ?? '')
    const harada = await journey.visit()
    const { page } = harada
    await sitDown(harada, '原田健太')
    await harada.open('/staff/work')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    const box = page.locator('[data-outbox]')
    await page.getByRole('button', { name: 'きょうの分を、この電話に持っていく' }).click()
    await expect.poll(() => box.innerText(), { timeout: 30_000 }).toContain('この電話に持ちました。')

    await page.context().setOffline(true)
    await page.goto(harada.addressOf('/staff/work'))
    expect(await harada.words()).toContain('に持ってきたものです。')
    await page
      .getByRole('link', { name: /北口の街路灯/ })
      .first()
      .click()
    await expect.poll(() => harada.words(), { timeout: 20_000 }).toContain('接続がありません。')
    expect(await harada.words()).toContain('はしごを持っていく。')
    const [plan] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '北口の配線の図' }).click(),
    ])
    expect(readFileSync(await plan.path(), 'latin1')).toMatch(/^%PDF-/)
    await page.getByRole('button', { name: 'はじめる' }).click()
    await expect.poll(() => box.innerText(), { timeout: 20_000 }).toContain('この電話に残しました')
    await page.getByText('終わりました', { exact: true }).first().click()
    await harada.write('かかった時間', '15')
    await page.getByRole('button', { name: '終わりました' }).click()
    await expect
      .poll(() => box.innerText(), { timeout: 20_000 })
      .toContain('分かったことと、したことを書いてください。')
    await harada.write('分かったことと、したこと', '安定器を替えた。')
    await page.locator('input[name=donePhotos]').setInputFiles(await photo('after.jpg'))
    await page.getByRole('button', { name: '終わりました' }).click()
    await expect.poll(() => box.locator('[data-list] li').count(), { timeout: 20_000 }).toBe(2)

    // Signing out would lose it: the first press says so.
    await page.locator('form.signed-in button').click()
    await expect.poll(() => page.locator('[data-waits]').isVisible(), { timeout: 20_000 }).toBe(true)

    await page.context().setOffline(false)
    await expect.poll(() => box.innerText(), { timeout: 30_000 }).toMatch(/送りました。 W\d-\d{4}-\d{4}-\d/)
    await expect.poll(() => box.locator('[data-list] li').count(), { timeout: 30_000 }).toBe(0)
    await harada.open('/staff/work')
    expect(await harada.words()).toContain('きょう終えたもの')

    await nagai.open(report)
    expect(await nagai.words()).toContain('直している')
    expect((await nagai.page.getByRole('img', { name: /直した後の写真/ }).all()).length).toBe(1)

    // What was taken along goes with the sign-out.
    await harada.open('/staff/work')
    await harada.click('form.signed-in button')
    await expect.poll(() => page.evaluate(() => caches.has('madoguchi-taken-along')), { timeout: 20_000 }).toBe(false)
  }, 180_000)

  test('ほかの人がサインインすると、前の人が持ってきたものは消え、前の人が書いたものはその人を待つ', async () => {
    const nagai = await journey.visit(desktop)
    await sitDown(nagai, '永井駿')
    await order(nagai, '西口の街路灯')
    const harada = await journey.visit()
    const { page } = harada
    await sitDown(harada, '原田健太')
    await harada.open('/staff/work')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    const box = page.locator('[data-outbox]')
    await page.getByRole('button', { name: 'きょうの分を、この電話に持っていく' }).click()
    await expect.poll(() => box.innerText(), { timeout: 30_000 }).toContain('この電話に持ちました。')
    await page.context().setOffline(true)
    await page
      .getByRole('link', { name: /西口の街路灯/ })
      .first()
      .click()
    await expect.poll(() => harada.words(), { timeout: 20_000 }).toContain('接続がありません。')
    await page.getByRole('button', { name: 'はじめる' }).click()
    await expect.poll(() => box.innerText(), { timeout: 20_000 }).toContain('この電話に残しました')

    // The session is over, without a sign-out.
    await page.context().clearCookies()
    await page.context().setOffline(false)
    await expect.poll(() => box.innerText(), { timeout: 30_000 }).toContain('サインインすると送ります')
    await sitDown(harada, '小松理恵')
    await expect.poll(() => page.evaluate(() => caches.has('madoguchi-taken-along')), { timeout: 30_000 }).toBe(false)
    await harada.open('/staff/work')
    await expect.poll(() => box.innerText(), { timeout: 30_000 }).toContain('その人がサインインすると送ります')
    expect(await box.innerText()).not.toContain('西口の街路灯')

    await page.context().clearCookies()
    await sitDown(harada, '原田健太')
    await harada.open('/staff/work')
    await expect.poll(() => box.innerText(), { timeout: 30_000 }).toMatch(/送りました。 W\d/)
  }, 180_000)
})
