import type { Config } from '#platform/config/index.ts'
import type { Outcome } from '../domain/outcome.ts'
import { hasRefusedConnection } from './network.ts'

export type Parcel = {
  /** The same reference again is the same letter. */
  reference: string
  to: { postcode: string; address: string; name: string }
  pdf: Uint8Array
}

/** Hands a letter to the house that prints and posts. */
export async function postParcel(post: Config['post'], parcel: Parcel): Promise<Outcome> {
  try {
    const answer = await fetch(new URL('/post/v1/letters', post.baseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...parcel, pdf: Buffer.from(parcel.pdf).toString('base64') }),
      signal: AbortSignal.timeout(20_000),
      redirect: 'error',
    })
    await answer.body?.cancel()
    // A letter that is there already is a success.
    if (answer.ok || answer.status === 409) return { kind: 'accepted', providerId: parcel.reference }
    if (answer.status === 429) return { kind: 'not-now', reason: 'rate-limit' }
    if (answer.status >= 500) return { kind: 'no-answer', reason: 'provider-error' }
    return {
      kind: 'refused',
      reason: answer.status === 401 || answer.status === 403 ? 'not-authorised' : 'not-accepted',
    }
  } catch (error) {
    return hasRefusedConnection(error)
      ? { kind: 'not-now', reason: 'unreachable' }
      : { kind: 'no-answer', reason: 'no-answer' }
  }
}
