import type { OutsideAnswer, OutsideOptions } from './post-outside.ts'
import { answerOf, everyAddress, ForbiddenAddress } from './request.ts'

/**
 * Asks whether something is at an address that somebody else wrote, over HTTP or TLS, and reads nothing of it. Outside the
 * demo addresses of the open internet only, as for `postOutside`. Redirects are an answer and not followed. Never throws.
 */
export async function askOutside(
  url: string,
  method: 'HEAD' | 'GET',
  { milliseconds, isStrict, resolve = everyAddress }: OutsideOptions,
): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(milliseconds)
  const way = { isConnected: false }
  const headers = { 'user-agent': 'Madoguchi (link check)', accept: '*/*' }
  try {
    const response = await answerOf(new URL(url), { method, headers }, { signal, isStrict, resolve, way })
    const status = response.statusCode ?? 0
    response.destroy()
    return { kind: 'answered', status }
  } catch (error) {
    if (error instanceof ForbiddenAddress) return { kind: 'forbidden_address' }
    if (signal.aborted) return { kind: 'timed_out' }
    return { kind: way.isConnected ? 'broken' : 'unreachable' }
  }
}
