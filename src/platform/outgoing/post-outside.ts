import { answerOf, everyAddress, ForbiddenAddress, type Outgoing, type Resolve } from './request.ts'

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

/**
 * One POST to an address that somebody else gave us. It is looked up once, judged, and the connection goes to exactly that
 * address, so that a name cannot answer differently the second time. Redirects are not followed, and of the answer only
 * its status counts. Never throws.
 */
export async function postOutside(
  url: string,
  { headers, body }: Pick<Outgoing, 'headers'> & { body: string | Buffer },
  { milliseconds, isStrict, resolve = everyAddress }: OutsideOptions,
): Promise<OutsideAnswer> {
  const target = new URL(url)
  if (isStrict && target.protocol !== 'https:') return { kind: 'forbidden_address' }
  const signal = AbortSignal.timeout(milliseconds)
  const way = { isConnected: false }
  try {
    const response = await answerOf(target, { method: 'POST', headers, body }, { signal, isStrict, resolve, way })
    const status = response.statusCode ?? 0
    response.destroy()
    return { kind: 'answered', status }
  } catch (error) {
    if (error instanceof ForbiddenAddress) return { kind: 'forbidden_address' }
    if (signal.aborted) return { kind: 'timed_out' }
    return { kind: way.isConnected ? 'broken' : 'unreachable' }
  }
}
