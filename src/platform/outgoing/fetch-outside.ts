import type { IncomingMessage } from 'node:http'
import { answerOf, everyAddress, ForbiddenAddress, type Resolve } from './request.ts'

export type FetchProblem =
  | 'not_a_url'
  | 'with_credentials'
  | 'other_port'
  | 'forbidden_address'
  | 'redirected'
  | 'refused'
  | 'other_type'
  | 'packed'
  | 'too_large'
  | 'timed_out'
  | 'unreachable'
  | 'broken'

export type FetchLimits = {
  mostBytes: number
  /** For all of it: name, connection and the last byte. */
  milliseconds: number
  /** Of the media type without parameters: `image/`. */
  typePrefix: string
  /** The one origin that may also lie inside, such as a simulator's; from our own settings, never from who asks. */
  allow?: string | undefined
  /** Asks for all addresses of a name. */
  resolve?: Resolve
}

export type Fetched = { ok: true; bytes: Uint8Array; mediaType: string } | { ok: false; problem: FetchProblem }

/**
 * Fetches what lies at an address that somebody else wrote. In every environment addresses of the open internet only, by
 * HTTP or TLS at their own ports: the name is looked up once, judged, and the connection goes to exactly that address. No
 * redirect is followed, nothing is unpacked, and reading stops at the limit. Never throws.
 */
export async function fetchOutside(url: string, limits: FetchLimits): Promise<Fetched> {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (!target || !/^https?:$/.test(target.protocol) || url.length > 2000) return failed('not_a_url')
  if (target.username !== '' || target.password !== '') return failed('with_credentials')
  const isAllowed = target.origin === limits.allow
  if (!isAllowed && target.port !== '') return failed('other_port')
  const signal = AbortSignal.timeout(limits.milliseconds)
  const way = { isConnected: false }
  const headers = { 'user-agent': 'Madoguchi (pictures of reports)', accept: 'image/*', 'accept-encoding': 'identity' }
  try {
    const { resolve = everyAddress } = limits
    const response = await answerOf(target, { method: 'GET', headers }, { signal, isStrict: !isAllowed, resolve, way })
    try {
      return problemOf(response, limits) ?? (await read(response, limits))
    } finally {
      response.destroy()
    }
  } catch (error) {
    if (error instanceof ForbiddenAddress) return failed('forbidden_address')
    if (signal.aborted) return failed('timed_out')
    return failed(way.isConnected ? 'broken' : 'unreachable')
  }
}

const failed = (problem: FetchProblem): Fetched => ({ ok: false, problem })

function problemOf({ statusCode = 0, headers }: IncomingMessage, limits: FetchLimits): Fetched | undefined {
  if (statusCode >= 300 && statusCode < 400) return failed('redirected')
  if (statusCode !== 200) return failed('refused')
  if (!typeOf(headers['content-type']).startsWith(limits.typePrefix)) return failed('other_type')
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) return failed('packed')
  return Number(headers['content-length'] ?? 0) > limits.mostBytes ? failed('too_large') : undefined
}

async function read(response: IncomingMessage, { mostBytes }: FetchLimits): Promise<Fetched> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response) {
    length += part.length
    if (length > mostBytes) return failed('too_large')
    parts.push(part)
  }
  // A connection that ends early throws above; this is one that never said how much there is.
  return { ok: true, bytes: new Uint8Array(Buffer.concat(parts)), mediaType: typeOf(response.headers['content-type']) }
}

const typeOf = (header = ''): string => (header.split(';')[0] ?? '').trim().toLowerCase()
