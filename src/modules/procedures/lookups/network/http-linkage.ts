import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Config } from '#platform/config/index.ts'
import { limited } from './limited.ts'
import type { Linkage, LinkageAnswer, LinkageRequest } from './port.ts'

const answerSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('found'),
    source: z.string().min(1).max(100),
    value: z.record(z.string().max(50), z.unknown()),
  }),
  z.object({ outcome: z.literal('not_found') }),
  z.object({ outcome: z.literal('blocked') }),
])

/**
 * The gateway behind its HTTP interface, signed over the raw body. Where the gateway wants a client certificate (mTLS), a
 * proxy beside the program adds it and `LINKAGE_BASE_URL` names that proxy. At most four questions are out at a time.
 */
export function httpLinkage(settings: NonNullable<Config['linkage']>): Linkage {
  const slots = limited(4)
  return { ask: (request) => slots(() => ask(settings, request)) }
}

async function ask(
  { baseUrl, key, timeoutMilliseconds }: NonNullable<Config['linkage']>,
  { requestId, item, ground, procedure, subject: { pseudonym, described } }: LinkageRequest,
): Promise<LinkageAnswer> {
  const body = JSON.stringify({
    request_id: requestId,
    item,
    ground,
    procedure,
    subject: {
      pseudonym,
      ...(described && {
        described: { name: described.name, birth_date: described.birthDate, address: described.address },
      }),
    },
  })
  const seconds = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')
  try {
    const response = await fetch(`${baseUrl}/linkage/v1/requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-linkage-signature': `t=${seconds},v1=${signature}` },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
    const parsed = answerSchema.safeParse(await response.json())
    return response.ok && parsed.success ? parsed.data : { outcome: 'timeout' }
  } catch {
    return { outcome: 'timeout' }
  }
}
