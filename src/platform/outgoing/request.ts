import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>

/** Asks for all addresses of a name. */
export const everyAddress: Resolve = (host) => lookup(host, { all: true })

export class ForbiddenAddress extends Error {}

export type Outgoing = { method: 'POST' | 'HEAD' | 'GET'; headers: Record<string, string>; body?: string | Buffer }

export type Way = { signal: AbortSignal; isStrict: boolean; resolve: Resolve; way: { isConnected: boolean } }

/**
 * The answer's head. The address is looked up once, judged, and the connection goes to exactly that one. Throws
 * `ForbiddenAddress`, or what went wrong on the way.
 */
export function answerOf(
  target: URL,
  { method, headers, body }: Outgoing,
  { signal, isStrict, resolve, way }: Way,
): Promise<IncomingMessage> {
  // A bare address is never looked up.
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (isStrict && isIP(host) && !isPublicAddress(host)) return Promise.reject(new ForbiddenAddress())
  const isTls = target.protocol === 'https:'
  const send = isTls ? tlsRequest : plainRequest
  return new Promise((done, failed) => {
    const outgoing = send(target, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
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
