import { setTimeout as sleep } from 'node:timers/promises'
import type { Caller } from '#modules/reservations/testing/many-callers.ts'

export type Answer = {
  status: number
  code: string | undefined
  id: string | undefined
  busy: number
  milliseconds: number
}

/** One call for a place, repeated with the same key while the house says that it is busy. */
export async function holdUntilAnswered(
  url: string,
  { token, registration }: Caller,
  wish: Record<string, unknown>,
  key: string = crypto.randomUUID(),
): Promise<Answer> {
  const began = performance.now()
  for (let busy = 0; ; busy += 1) {
    const response = await fetch(`${url}/api/v1/reservations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ registration, attendees: 5, ...wish }),
    })
    const body: { code?: string; id?: string } = JSON.parse(await response.text())
    if (response.status === 503 && response.headers.has('retry-after')) {
      await sleep(500 + 1000 * Math.random())
      continue
    }
    return { status: response.status, code: body.code, id: body.id, busy, milliseconds: performance.now() - began }
  }
}
