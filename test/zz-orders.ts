import { findBrowser, launch } from './journeys/browser.ts'
const found = await findBrowser(process.cwd())
if ('missing' in found) throw new Error(found.missing)
const browser = await launch(found)
const dark = process.argv[2] === 'dark'
const wide = process.argv[3] !== 'phone'
const page = await browser.newPage({ viewport: wide ? { width: 1280, height: 900 } : { width: 360, height: 740 }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: false })
const base = 'http://localhost:4570'
await page.goto(`${base}/staff`)
await page.getByRole('button').first().click()
await page.getByRole('radio', { name: /^永井駿/ }).check()
await page.getByRole('button', { name: 'サインインする' }).click()
const name = `${dark ? 'dark' : 'light'}-${wide ? '1280' : '360'}`
const shot = async (label: string, path: string) => {
  const t = performance.now()
  await page.goto(base + path)
  console.log(label, path, Math.round(performance.now() - t), await page.evaluate('document.documentElement.scrollWidth').catch(() => ''))
  await page.screenshot({ path: `/tmp/orders-${label}-${name}.png`, fullPage: true })
}
const first = async (path: string, selector: string) => {
  await page.goto(base + path)
  return (await page.locator(selector).first().getAttribute('href').catch(() => null)) ?? '/staff/orders'
}
await shot('list', '/staff/orders')
const today = await page.locator('time').first().textContent().catch(() => '')
await shot('day', '/staff/orders/day')
await shot('day-company', `/staff/orders/day?who=${encodeURIComponent('company:みちの維持見本株式会社')}`)
await shot('one', await first('/staff/orders?states=reported', 'th a'))
await shot('unable', await first('/staff/orders?states=unable', 'th a'))
await shot('contractors', '/staff/orders/contractors')
await shot('statement', await first('/staff/orders/contractors', 'td a[href*=statement]'))
const report = await first('/staff/reports', 'th a')
await shot('case', report)
await shot('new', `/staff/orders/new?report=${report.split('/').at(-1)}`)
await browser.close()
