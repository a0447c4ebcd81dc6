import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { AttemptOutcome } from '../domain/webhook.ts'
import { isPublicAddress } from '../domain/public-address.ts'

export type Posted = { outcome: AttemptOutcome; status?: number }

export type PostOptions = {
  milliseconds: number
  /** Outside the demo: TLS, and addresses of the open internet only. */
  isStrict: boolean
  /** Asks for all addresses of a name. */
  resolve?: Resolve
}

type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>
const everyAddress: Resolve = (host) => lookup(host, { all: true })

class ForbiddenAddress extends Error {}

/**
 * One POST. The address is looked up once, judged, and the connection goes to exactly that address, so that a name cannot
 * answer differently the second time. Redirects are not followed, and of the answer only its status counts.
 */
export async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { milliseconds, isStrict, resolve = everyAddress }: PostOptions,
): Promise<Posted> {
  const target = new URL(url)
  if (isStrict && target.protocol !== 'https:') return { outcome: 'forbidden_address' }
  const signal = AbortSignal.timeout(milliseconds)
  try {
    const response = await answerOf(target, { headers, body }, { signal, isStrict, resolve })
    const status = response.statusCode ?? 0
    response.destroy()
    return { outcome: outcomeOf(status), status }
  } catch (error) {
    if (error instanceof ForbiddenAddress) return { outcome: 'forbidden_address' }
    return { outcome: signal.aborted ? 'timed_out' : 'unreachable' }
  }
}

function answerOf(
  target: URL,
  { headers, body }: { headers: Record<string, string>; body: string },
  { signal, isStrict, resolve }: { signal: AbortSignal; isStrict: boolean; resolve: Resolve },
): Promise<IncomingMessage> {
  // A bare address is never looked up.
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (isStrict && isIP(host) && !isPublicAddress(host)) return Promise.reject(new ForbiddenAddress())
  const send = target.protocol === 'https:' ? tlsRequest : plainRequest
  return new Promise((done, failed) => {
    const outgoing = send(target, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      lookup: judged(isStrict, resolve),
      signal,
      // None is kept open: the next one is judged anew.
      agent: false,
      maxHeaderSize: 16_384,
    })
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

function outcomeOf(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  if (status === 410) return 'gone'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}
