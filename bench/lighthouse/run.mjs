// Lighthouse over ten pages of a running ward, phone profile, simulated throttling: npm install here, then
// `node bench/lighthouse/run.mjs http://localhost:3000`. Prints a table; ends with 1 where a score is below 95.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { findBrowser } from '../../test/journeys/browser.ts'

const here = dirname(fileURLToPath(import.meta.url))
const origin = process.argv[2] ?? 'http://localhost:3000'
const asked = process.argv.slice(3)
const floor = 95
const pages = [
  // First: the others begin with an empty browser.
  ['messages, choices', '/messages/choices'],
  ['home', '/'],
  ['search', '/search'],
  ['guide', '/pages/sodai-gomi'],
  ['topic', '/topics/waste'],
  ['events', '/events'],
  ['FAQ', '/faq'],
  ['procedure, start', '/procedures/residence-certificate'],
  ['vacancies', '/vacancies'],
  ['accessibility', '/accessibility'],
].filter(([, path]) => asked.length === 0 || asked.includes(path))
const personal = '/messages/choices'
const categories = ['performance', 'accessibility', 'best-practices', 'seo']

const found = await findBrowser(join(here, '../..'))
if ('missing' in found) throw new Error(`no browser starts: ${found.missing}`)
// Phones have a Japanese gothic; a machine of servers has none, and would look for each character in every font.
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-lighthouse-'))
const gothic = join(here, '../../node_modules/@expo-google-fonts/noto-sans-jp')
writeFileSync(
  join(folder, 'fonts.conf'),
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${gothic}/400Regular</dir><dir>${gothic}/700Bold</dir><cachedir>${folder}</cachedir></fontconfig>`,
)
const chrome = await launch({
  chromePath: found.executable,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic'],
  envVars: { ...process.env, ...found.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
})
const results = join(here, '../../test-results/lighthouse')
mkdirSync(results, { recursive: true })
let isBelow = false
process.stdout.write(`| page | ${categories.join(' | ')} |\n|---|---|---|---|---|\n`)
try {
  await signIn()
  for (const [name, path] of pages) {
    const { lhr } = await lighthouse(new URL(path, origin).href, {
      port: chrome.port,
      onlyCategories: categories,
      formFactor: 'mobile',
      throttlingMethod: 'simulate',
      locale: 'en-US',
      // Whoever signed in stays so; the cache is emptied all the same.
      disableStorageReset: path === personal,
      logLevel: 'error',
    })
    const scores = categories.map((key) => Math.round((lhr.categories[key].score ?? 0) * 100))
    isBelow ||= scores.some((score) => score < floor)
    writeFileSync(join(results, `${name.replace(/\W+/g, '-')}.json`), JSON.stringify(lhr))
    process.stdout.write(`| ${name} \`${path}\` | ${scores.join(' | ')} |\n`)
    for (const [key, { auditRefs }] of Object.entries(lhr.categories)) {
      const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
      if (lost.length > 0) process.stderr.write(`  ${key}: ${lost.map(({ id }) => id).join(', ')}\n`)
    }
  }
} finally {
  chrome.kill()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = isBelow ? 1 : 0

/** As 佐藤花子 of the demo, in the browser that Lighthouse looks with: one of the pages is a person's own. */
async function signIn() {
  const browser = await chromium.connectOverCDP(`http://localhost:${chrome.port}`)
  const page = await browser.contexts()[0].newPage()
  const press = (name) =>
    Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('button', { name }).first().click()])
  await page.goto(new URL(personal, origin).href)
  await press('マイナンバーカードでサインイン')
  await page.getByRole('radio', { name: /^佐藤花子/ }).check()
  await press('カードをかざす')
  await page.getByLabel(/^暗証番号/).fill('1234')
  await press('本人であることを知らせる')
  await page.waitForURL(`**${personal}`)
  await page.close()
}
