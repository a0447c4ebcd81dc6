import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** `unreachable`: no connection was made, so nothing arrived. `broken`: it may have arrived. */
export type OutsideAnswer =
  | { kind: 'answered'; status: number }
  | { kind: 'forbidden_address' | 'timed_out' | 'unreachable' | 'broken' }

export type OutsideOptions = {
  milliseconds: number
  /** Outside the demo: TLS, and addresses of the open internet only. */
  isStrict: boolean
  /** Asks for all addresses of a name. */
  resolve?: Resolve
}

type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>
const everyAddress: Resolve = (host) => lookup(host, { all: true })

class ForbiddenAddress extends Error {}

type Outgoing = { headers: Record<string, string>; body: string | Buffer }

/**
 * One POST to an address that somebody else gave us. It is looked up once, judged, and the connection goes to exactly that
 * address, so that a name cannot answer differently the second time. Redirects are not followed, and of the answer only
 * its status counts. Never throws.
 */
export async function postOutside(
  url: string,
  outgoing: Outgoing,
  { milliseconds, isStrict, resolve = everyAddress }: OutsideOptions,
): Promise<OutsideAnswer> {
  const target = new URL(url)
  if (isStrict && target.protocol !== 'https:') return { kind: 'forbidden_address' }
  const signal = AbortSignal.timeout(milliseconds)
  const way = { isConnected: false }
  try {
    const response = await answerOf(target, outgoing, { signal, isStrict, resolve, way })
    const status = response.statusCode ?? 0
    response.destroy()
    return { kind: 'answered', status }
  } catch (error) {
    if (error instanceof ForbiddenAddress) return { kind: 'forbidden_address' }
    if (signal.aborted) return { kind: 'timed_out' }
    return { kind: way.isConnected ? 'broken' : 'unreachable' }
  }
}

type Way = { signal: AbortSignal; isStrict: boolean; resolve: Resolve; way: { isConnected: boolean } }

function answerOf(
  target: URL,
  { headers, body }: Outgoing,
  { signal, isStrict, resolve, way }: Way,
): Promise<IncomingMessage> {
  // A bare address is never looked up.
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (isStrict && isIP(host) && !isPublicAddress(host)) return Promise.reject(new ForbiddenAddress())
  const isTls = target.protocol === 'https:'
  const send = isTls ? tlsRequest : plainRequest
  return new Promise((done, failed) => {
    const outgoing = send(target, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: judged(isStrict, resolve),
      signal,
      // None is kept open: the next one is judged anew.
      agent: false,
      maxHeaderSize: 16_384,
    })
    outgoing.once('socket', (socket) =>
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        way.isConnected = true
      }),
    )
    outgoing.once('response', done)
    outgoing.once('error', failed)
    outgoing.end(body)
  })
}

const judged =
  (isStrict: boolean, resolve: Resolve): LookupFunction =>
  (host, { all }, answer) => {
    resolve(host).then(
      (found) => {
        const [first] = found
        // One address of ours among them is enough: the name is not to be trusted.
        const isRefused = !first || (isStrict && found.some(({ address }) => !isPublicAddress(address)))
        if (isRefused) answer(new ForbiddenAddress(), '', 0)
        else if (all) answer(null, [...found])
        else answer(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => answer(error, '', 0),
    )
  }
