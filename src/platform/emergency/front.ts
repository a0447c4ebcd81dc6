import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Config } from '#platform/config/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { counter } from '#platform/telemetry/index.ts'
import { type Encoding, encodingFor } from '../http/compress.ts'
import { titleOf, writeEmergencyPage } from './page.tsx'
import { emergencyStyleHash } from './style.ts'
import { type EmergencyState, isSame, newerOf } from './text.ts'

/** What a page of an emergency may weigh, compressed, in bytes: it fits the first flight of a connection. */
export const emergencyPageLimit = 14 * 1024

/** The page, ready to be sent, in memory. */
export type EmergencyFront = {
  /** Answers without the database, and says so; false: somebody else has to. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  /** The title of what stands in front now; `undefined` while the switch is off. */
  band(lang: Lang): string | undefined
  readonly state: EmergencyState
  /** Takes what is newer than what it has. True when something was. */
  take(state: EmergencyState): boolean
}

type Prepared = { etag: string; bodies: Record<Encoding, Buffer> }

const served = counter('madoguchi_emergency_pages_total', 'Emergency pages answered from memory.')

export function emergencyFront(
  config: Pick<Config, 'publicUrl'>,
  profile: Profile,
  initial: EmergencyState = {},
): EmergencyFront {
  const headers = headersFor(config)
  let state: EmergencyState = initial
  let pages = prepare(profile, state)

  const standsInFront = () => state.switch?.isOn === true && state.text !== undefined
  return {
    get state() {
      return state
    },
    band: (lang) => (standsInFront() ? titleOf(lang, state.text?.texts) : undefined),
    take(other) {
      const newest = newerOf(state, other)
      if (isSame(newest, state)) return false
      state = newest
      pages = prepare(profile, state)
      return true
    },
    answer(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false
      const lang = langOf(request.url ?? '/', standsInFront())
      if (!lang) return false
      send(request, response, pages[lang], headers)
      served.add({ lang })
      return true
    },
  }
}

/** The home page gives way while the switch is on; 「いつものページへ」 (`?usual`) still leads to it. */
function langOf(url: string, isInFront: boolean): Lang | undefined {
  const end = url.indexOf('?')
  const path = end < 0 ? url : url.slice(0, end)
  const own = emergencyPaths.get(path)
  if (own) return own
  return isInFront && !(end >= 0 && /[?&]usual\b/.test(url.slice(end))) ? homePaths.get(path) : undefined
}

const emergencyPaths = new Map<string, Lang>(
  langs.map((lang) => [lang === 'ja' ? '/emergency' : `/${lang}/emergency`, lang]),
)
const homePaths = new Map<string, Lang>([
  ['/', 'ja'],
  ['/easy', 'easy'],
  ['/easy/', 'easy'],
  ['/en', 'en'],
  ['/en/', 'en'],
])

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { etag, bodies }: Prepared,
  headers: Record<string, string>,
): void {
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ...headers, ETag: etag }).end()
    return
  }
  const encoding = encodingFor(request.headers['accept-encoding'], () => true)
  const body = bodies[encoding]
  response.writeHead(200, {
    ...headers,
    ETag: etag,
    'Content-Length': body.length,
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function prepare(profile: Profile, state: EmergencyState): Record<Lang, Prepared> {
  const page = (lang: Lang): Prepared => {
    const plain = Buffer.from(writeEmergencyPage(profile, lang, state))
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    return { etag, bodies: { identity: plain, gzip: gzipSync(plain, { level: 9 }), br: brotliCompressSync(plain) } }
  }
  return { ja: page('ja'), easy: page('easy'), en: page('en') }
}

/** Bytes of the heaviest page, as gzip packs it; no browser gets more. */
export const heaviestPage = (profile: Profile, state: EmergencyState): number =>
  Math.max(...Object.values(prepare(profile, state)).map(({ bodies }) => bodies.gzip.length))

/** The house's headers for a page that never changes by request: no nonce, no cookie; it may be kept for some seconds. */
const headersFor = ({ publicUrl }: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'public, max-age=5',
  Vary: 'Accept-Encoding',
  'Content-Security-Policy': `default-src 'none'; style-src ${emergencyStyleHash}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  ...(publicUrl.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
})
