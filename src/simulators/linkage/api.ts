import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import type { Network } from './network.ts'

const requestSchema = z.object({
  request_id: z.uuid(),
  item: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/),
  ground: z.string().min(1).max(300),
  procedure: z.string().max(100),
  subject: z
    .object({
      pseudonym: z.string().regex(/^[\w-]{43}$/),
      described: z
        .object({ name: z.string().max(200), birth_date: z.string().max(10), address: z.string().max(300) })
        .strict()
        .optional(),
    })
    .strict(),
})

/** The ward's gateway: `POST /linkage/v1/requests`. Refuses what is not signed, and what no law is named for. */
export const mountLinkage = (app: Site, world: World, network: Network): void => {
  app.post('/linkage/v1/requests', async (c) => {
    const body = await c.req.text()
    if (!isSigned(c.req.header('x-linkage-signature') ?? '', body, world.settings.linkageKey))
      return c.json({ error: { code: 'unauthorised' } }, 401)
    const parsed = requestSchema.safeParse(jsonOf(body))
    if (!parsed.success)
      return c.json(
        { error: { code: 'invalid_request', fields: parsed.error.issues.map(({ path }) => path.join('.')) } },
        400,
      )
    const { request_id: requestId, item, ground, subject } = parsed.data
    const answer = await network.ask({ requestId, item, ground, subject })
    // Nobody answers: the connection stays open until the one who asked gives up.
    return answer ? c.json(answer) : hang(c.req.raw.signal)
  })
}

const hang = (signal: AbortSignal): Promise<Response> =>
  new Promise((resolve) => {
    const give = () => resolve(new Response(null, { status: 504 }))
    setTimeout(give, 60_000).unref()
    signal.addEventListener('abort', give, { once: true })
  })

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const isSigned = (header: string, body: string, key: string): boolean => {
  const [, stamp = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? []
  if (stamp === '' || key === '' || Math.abs(Date.now() / 1000 - Number(stamp)) > 300) return false
  const expected = createHmac('sha256', key).update(`${stamp}.${body}`).digest()
  return timingSafeEqual(expected, Buffer.from(given, 'hex'))
}
