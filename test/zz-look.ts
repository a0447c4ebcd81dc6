import { findBrowser, launch } from './journeys/browser.ts'
const found = await findBrowser(process.cwd())
if ('missing' in found) throw new Error(found.missing)
const browser = await launch(found)
const base = process.env.BASE ?? 'http://localhost:4390'
const who = process.env.WHO
const width = Number(process.env.W ?? 360)
const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'ja-JP', ...(process.env.DARK && { colorScheme: 'dark' as const }) })
const page = await context.newPage()
if (process.env.STAFF) {
  await page.goto(base + '/staff')
  await page.locator('main button').first().click()
  await page.getByRole('radio', { name: new RegExp('^' + process.env.STAFF) }).check()
  await page.getByRole('button', { name: 'サインインする' }).click()
  await page.waitForLoadState('load')
} else if (who) {
  await page.goto(base + '/sign-in')
  await page.getByRole('button', { name: 'マイナンバーカードでサインイン' }).first().click()
  await page.getByRole('radio', { name: new RegExp('^' + who) }).check()
  await page.getByRole('button', { name: 'カードをかざす' }).click()
  await page.getByLabel(/暗証番号/).fill('1234')
  await page.getByRole('button', { name: '本人であることを知らせる' }).click()
  await page.waitForLoadState('load')
}
for (const path of (process.env.PATHS ?? '/').split(',')) {
  await page.goto(base + path)
  const name = `${process.env.NAME ?? 's'}-${path.replace(/[^\w]+/g, '_')}-${width}.png`
  await page.screenshot({ path: `/tmp/shots/${name}`, fullPage: true })
  console.log(name, await page.title(), await page.evaluate(() => document.documentElement.scrollWidth))
}
await browser.close()
