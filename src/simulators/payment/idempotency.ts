import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { boundedMap } from '../world/bounded-map.ts'

export type Answer = { status: 200 | 201 | 400 | 404 | 409 | 422; body: unknown }

export const refusal = (status: Answer['status'], code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
})

/** Replays the first answer of an `Idempotency-Key`; the same key with another path or body is refused with 422. */
export const createIdempotency = () => {
  const answers = boundedMap<string, { hash: string; answer: Answer }>(5_000)
  return async (c: Context, work: (body: unknown) => Answer): Promise<Response> => {
    const text = await c.req.text()
    const reply = ({ status, body }: Answer) => c.json(body as Record<string, unknown>, status)
    const key = c.req.header('idempotency-key')
    if (!key || key.length > 255)
      return reply(refusal(400, 'idempotency_key_required', 'Send an Idempotency-Key of 1 to 255 characters.'))
    const hash = createHash('sha256').update(`${c.req.method} ${c.req.path}\n${text}`).digest('hex')
    const known = answers.get(key)
    if (known && known.hash !== hash)
      return reply(refusal(422, 'idempotency_key_reused', 'This Idempotency-Key came with another request before.'))
    const answer = known?.answer ?? work(parseJson(text))
    answers.set(key, { hash, answer })
    return reply(answer)
  }
}

const parseJson = (text: string): unknown => {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return undefined
  }
}
