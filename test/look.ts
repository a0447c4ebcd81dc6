import { resolve } from 'node:path'
import { findBrowser, launch } from './journeys/browser.ts'
const found = await findBrowser(resolve(import.meta.dirname, '..'))
if ('missing' in found) throw new Error(found.missing)
const browser = await launch(found as never)
for (const width of [360, 1280]) {
  const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage()
  await page.goto('http://localhost:4320/staff')
  await page.getByRole('button').first().click()
  await page.getByRole('radio', { name: /田中美咲/ }).check()
  await page.getByRole('button', { name: 'サインインする' }).click()
  await page.waitForLoadState()
  if (page.url().includes('second-factor') || page.url().includes('passkey')) console.log(page.url())
  await page.goto('http://localhost:4320/staff')
  await page.screenshot({ path: `/tmp/menu-${width}.png` })
  if (width === 360) {
    await page.getByRole('button', { name: 'メニュー' }).click()
    await page.screenshot({ path: `/tmp/menu-open.png` })
    await page.keyboard.press('Escape')
  }
}
await browser.close()
