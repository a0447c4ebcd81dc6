import { request } from 'node:http'
import { type Figure, report } from './running/figure.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { openVisitors } from './running/visitors.ts'

// What a browser of today says; the answer is Brotli.
const browser = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'ja' }

const measured = await openMeasuredHouse()
const { resident, question, check, timeline } = await openVisitors(measured.house)
const draft = question.replace(/\/questions\/.*/, '')

const pages: readonly { what: string; path: string; signedIn?: true; status?: number; limit?: number }[] = [
  { what: 'home', path: '/', limit: 25 },
  { what: 'home in やさしい日本語, furigana on', path: '/easy/', limit: 25 },
  { what: 'home in English', path: '/en/', limit: 25 },
  { what: 'home, signed in', path: '/', signedIn: true, limit: 25 },
  { what: 'guide', path: '/pages/sodai-gomi' },
  { what: 'topic', path: '/topics/waste' },
  { what: 'search', path: '/search?q=住民票' },
  { what: 'list of procedures', path: '/procedures' },
  { what: 'procedure', path: '/procedures/residence-certificate' },
  { what: 'procedure in やさしい日本語', path: '/easy/procedures/residence-certificate' },
  { what: 'procedure in English', path: '/en/procedures/residence-certificate' },
  { what: 'sign-in', path: '/sign-in' },
  { what: 'question: whose', path: question, signedIn: true },
  { what: 'question: items', path: `${draft}/questions/items`, signedIn: true },
  { what: 'question: copies', path: `${draft}/questions/copies`, signedIn: true },
  { what: 'question: delivery', path: `${draft}/questions/delivery`, signedIn: true },
  { what: 'check', path: check, signedIn: true },
  { what: 'check in やさしい日本語', path: `/easy${check}`, signedIn: true },
  { what: 'my applications', path: '/applications', signedIn: true },
  { what: 'course of an application', path: timeline, signedIn: true },
  { what: 'withdrawal', path: `${timeline}/withdrawal`, signedIn: true },
  { what: 'verification', path: '/certificates/verification' },
  { what: 'unknown number', path: '/certificates/0123456789ABCDEF', status: 404 },
  { what: 'help', path: '/help' },
  { what: 'not found', path: '/nothing-here', status: 404 },
]

const figures: Figure[] = []
for (const page of pages) figures.push(await weigh(page))
await measured.close()

report(
  'page-weight',
  'Bytes of a first visit: the HTML and every stylesheet and script that it links but those with the @font-face rules, compressed with Brotli as a browser of today asks for it; 1 KB = 1,000 bytes.',
  figures,
)

async function weigh({ what, path, signedIn, status = 200, limit = 30 }: (typeof pages)[number]): Promise<Figure> {
  const cookie = signedIn ? { cookie: resident } : undefined
  const html = await fetchPart(path, status, cookie)
  const sheets = [...html.text.matchAll(/<link\s[^>]*rel="stylesheet"[^>]*>/g)].flatMap(([link]) => {
    const href = /href="([^"]+)"/.exec(link)?.[1]
    return href && !/\/fonts(?:-wide|-narrow)?-/.test(href) ? [href] : []
  })
  if (sheets.length === 0) throw new Error(`${path} has no stylesheet`)
  const scripts = [...html.text.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, src = '']) => src)
  const parts = await Promise.all([...sheets, ...scripts].map((href) => fetchPart(href, 200)))
  const bytes = parts.reduce((sum, part) => sum + part.bytes, html.bytes)
  return { what, value: bytes / 1000, unit: 'KB', limit: { max: limit } }
}

/** Bytes on the wire, and what they say. */
async function fetchPart(
  path: string,
  status: number,
  headers?: Record<string, string>,
): Promise<{ bytes: number; text: string }> {
  const answer = await fetch(measured.origin + path, { headers: { ...browser, ...headers }, redirect: 'manual' })
  const text = await answer.text()
  if (answer.status !== status) throw new Error(`${path} answered ${answer.status}`)
  if (answer.headers.get('content-encoding') !== 'br') throw new Error(`${path} came without Brotli`)
  return { bytes: await wireBytes(path, headers), text }
}

// fetch unpacks, so the packed size is counted on a second request without it.
async function wireBytes(path: string, headers?: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(measured.origin + encodeURI(path), { headers: { ...browser, ...headers } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => resolve(bytes))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}
