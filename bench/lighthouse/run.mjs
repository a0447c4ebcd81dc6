// Lighthouse over ten pages of a running ward, phone profile, simulated throttling: npm install here, then
// `node bench/lighthouse/run.mjs http://localhost:3000`. Prints a table; ends with 1 where a score is below 95.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { findBrowser } from '../../test/journeys/browser.ts'

const here = dirname(fileURLToPath(import.meta.url))
const origin = process.argv[2] ?? 'http://localhost:3000'
const asked = process.argv.slice(3)
const floor = 95
const pages = [
  ['home', '/'],
  ['search', '/search'],
  ['guide', '/pages/sodai-gomi'],
  ['topic', '/topics/waste'],
  ['events', '/events'],
  ['FAQ', '/faq'],
  ['procedure, start', '/procedures/residence-certificate'],
  ['vacancies', '/vacancies'],
  ['messages, choices', '/messages/choices'],
  ['accessibility', '/accessibility'],
].filter(([, path]) => asked.length === 0 || asked.includes(path))
const categories = ['performance', 'accessibility', 'best-practices', 'seo']

const found = await findBrowser(join(here, '../..'))
if ('missing' in found) throw new Error(`no browser starts: ${found.missing}`)
const chrome = await launch({
  chromePath: found.executable,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic'],
  ...(found.env && { envVars: { ...process.env, ...found.env } }),
})
const results = join(here, '../../test-results/lighthouse')
mkdirSync(results, { recursive: true })
let isBelow = false
process.stdout.write(`| page | ${categories.join(' | ')} |\n|---|---|---|---|---|\n`)
try {
  for (const [name, path] of pages) {
    const { lhr } = await lighthouse(new URL(path, origin).href, {
      port: chrome.port,
      onlyCategories: categories,
      formFactor: 'mobile',
      throttlingMethod: 'simulate',
      locale: 'en-US',
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
  await chrome.kill()
}
process.exitCode = isBelow ? 1 : 0
