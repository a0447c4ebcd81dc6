import { findBrowser, launch } from './journeys/browser.ts'
const found = await findBrowser(process.cwd()) as never
const browser = await launch(found)
const base = 'http://localhost:4523'
const out = '/tmp/rfshots'
import { mkdirSync } from 'node:fs'
mkdirSync(out, { recursive: true })
for (const width of [360, 1280]) {
  const ctx = await browser.newContext({ viewport: { width, height: 800 }, locale: 'ja-JP' })
  const page = await ctx.newPage()
  const shot = async (name: string) => { await page.waitForTimeout(600); await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: true }) }
  await page.goto(`${base}/reports/new`); await shot('form')
  await page.getByLabel(/^町名$/).fill('光が丘二丁目')
  await page.getByLabel(/^様子/).fill('街灯が消えていて、火花も出ています')
  await page.getByRole('button', { name: '次へ' }).click(); await page.waitForURL(/kind/); await shot('kind')
  await page.getByRole('button', { name: /^街路灯/ }).first().click(); await page.waitForURL(/check/); await shot('check')
  if (width === 360) {
    for (const lang of ['en', 'easy']) { await page.goto(page.url().replace(base, `${base}`).replace(/4523\/(en\/|easy\/)?/, `4523/${lang}/`)); await shot(`check-${lang}`); await page.goto(`${base}/${lang}/reports/new`); await shot(`form-${lang}`) }
    await page.goto(`${base}/`); await shot('home')
  }
  await page.goto(`${base}/reports/themes`); await shot('themes')
  await page.goto(`${base}/reports/themes/mirrors`); await shot('theme')
  await page.goto(`${base}/reports/outbox`); await shot('outbox')
  await page.goto(`${base}/reports/at/XX-1`); await shot('plate')
  await page.goto(`${base}/`); if (width === 1280) await shot('home')
  await ctx.close()
}
await browser.close()
