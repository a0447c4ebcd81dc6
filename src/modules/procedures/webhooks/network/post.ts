import { type OutsideOptions, postOutside } from '#platform/outgoing/index.ts'
import type { AttemptOutcome } from '../domain/webhook.ts'

export type Posted = { outcome: AttemptOutcome; status?: number }

/** One delivery to the address that a receiver gave us. */
export async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  options: OutsideOptions,
): Promise<Posted> {
  const sent = await postOutside(url, { headers: { ...headers, 'content-type': 'application/json' }, body }, options)
  if (sent.kind === 'answered') return { outcome: outcomeOf(sent.status), status: sent.status }
  return { outcome: sent.kind === 'broken' ? 'unreachable' : sent.kind }
}

function outcomeOf(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  if (status === 410) return 'gone'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}
