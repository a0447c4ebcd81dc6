import { findBrowser, launch } from './journeys/browser.ts'
const found = await findBrowser(process.cwd())
if ('missing' in found) throw new Error(found.missing)
const browser = await launch(found)
const base = 'http://localhost:3391'
const shot = async (name: string, path: string, o: { w?: number; cookie?: string; dark?: boolean; forced?: boolean; js?: boolean; open?: boolean; aloud?: boolean; full?: boolean } = {}) => {
  const ctx = await browser.newContext({ viewport: { width: o.w ?? 360, height: 740 }, colorScheme: o.dark ? 'dark' : 'light', forcedColors: o.forced ? 'active' : 'none', javaScriptEnabled: o.js ?? true })
  if (o.cookie) await ctx.addCookies([{ name: 'madoguchi_reading', value: o.cookie, url: base }])
  const page = await ctx.newPage()
  page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()))
  page.on('pageerror', (e) => console.log(name, 'ERR', e.message))
  if (o.aloud) await page.addInitScript(`
    const voices=[{lang:'ja-JP',localService:true,default:true,name:'x'},{lang:'en-US',localService:true,default:false,name:'y'}];
    window.SpeechSynthesisUtterance=class{constructor(t){this.text=t}};
    const s={getVoices:()=>voices,cancel(){},speak(u){(window.said??=[]).push(u.text)},addEventListener(){},removeEventListener(){}};
    Object.defineProperty(window,'speechSynthesis',{value:s,configurable:true});`)
  await page.goto(base + path)
  if (o.open || o.aloud) await page.locator('.tools summary').click()
  if (o.aloud) { await page.locator('#read-aloud').click(); await page.waitForTimeout(400); console.log(name, JSON.stringify(await page.evaluate('window.said')), await page.evaluate('document.activeElement.textContent'), await page.evaluate('CSS.highlights.size')) }
  const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  if (Number(over) > 0) console.log(name, 'OVERFLOW', over)
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: o.full ?? false })
  await ctx.close()
}
const only = process.argv.slice(2)
const all: [string, string, Parameters<typeof shot>[2]?][] = [
  ['guide-360', '/pages/sodai-gomi'],
  ['open-360', '/pages/sodai-gomi', { open: true }],
  ['open-easy-360', '/easy/pages/sodai-gomi', { open: true }],
  ['open-en-360', '/en/pages/sodai-gomi', { open: true }],
  ['open-1280', '/pages/sodai-gomi', { open: true, w: 1280 }],
  ['open-768', '/pages/sodai-gomi', { open: true, w: 768 }],
  ['furigana-360', '/pages/sodai-gomi', { cookie: 'on.m', full: true }],
  ['black-360', '/pages/sodai-gomi', { cookie: 'off.m.wider.black', open: true }],
  ['white-1280', '/', { cookie: 'off.m.usual.white', w: 1280, full: true }],
  ['black-1280', '/', { cookie: 'off.m.usual.black', w: 1280, full: true }],
  ['wide-home-360', '/', { cookie: 'on.l.wide.usual', full: true }],
  ['dark-360', '/pages/sodai-gomi', { dark: true, open: true }],
  ['forced-360', '/pages/sodai-gomi', { forced: true, open: true }],
  ['nojs-360', '/pages/sodai-gomi', { js: false, open: true }],
  ['aloud-360', '/pages/sodai-gomi', { aloud: true }],
  ['aloud-easy-360', '/easy/procedures/residence-certificate', { aloud: true }],
  ['aloud-1280', '/pages/sodai-gomi', { aloud: true, w: 1280 }],
  ['aloud-forced', '/pages/sodai-gomi', { aloud: true, forced: true }],
  ['xl-360', '/pages/sodai-gomi', { cookie: 'on.xl.wider.usual', open: true }],
]
for (const [n, p, o] of all) if (only.length === 0 || only.includes(n)) await shot(n, p, o)
await browser.close()
