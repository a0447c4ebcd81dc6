import { findBrowser, launch } from './journeys/browser.ts'
const out = '/tmp/rdesk-shots'
const base = 'http://localhost:4475'
const executable = await findBrowser(process.cwd())
const browser = await launch(executable as never)
const only = process.argv.slice(2)
for (const width of [1280, 360]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'ja-JP' })
  const page = await context.newPage()
  await page.goto(`${base}/staff`)
  await page.locator('main button, main a.button').first().click()
  await page.getByRole('radio', { name: /永井駿/ }).check()
  await page.getByRole('button', { name: /サインインする/ }).click()
  await page.waitForLoadState()
  const shot = async (name: string, path: string) => {
    if (only.length && !only.includes(name)) return
    const answer = await page.goto(`${base}${path}`)
    await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: true })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    console.log(name, width, answer?.status(), wide > width ? `WIDE ${wide}` : '')
  }
  await shot('board', '/staff/reports')
  await page.goto(`${base}/staff/reports?only=unlooked`)
  const href = await page.locator('table.queue th a').first().getAttribute('href')
  const photo = await page.goto(`${base}/staff/reports?states=fixed`)
  const fixed = await page.locator('table.queue th a').first().getAttribute('href')
  console.log(href, fixed)
  for (const [name, path] of [['case', ''], ['look', '/look'], ['route', '/route'], ['merge', '/merge'], ['block', '/block']] as const)
    if (href) await shot(name, `${href}${path}`)
  if (fixed) { await shot('fixed', fixed); await shot('improve', `${fixed}/improvement`) }
  for (const name of ['new', 'heat', 'recurring', 'routing', 'templates', 'blocks']) await shot(name, `/staff/reports/${name}`)
  await context.close()
}
await browser.close()
