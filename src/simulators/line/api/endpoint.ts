import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { Site, SiteContext } from '../../site/site.ts'
import { isObject } from '../../world/is-object.ts'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import { isOut } from '../account/faults.ts'
import type { Problem } from '../rules/problem.ts'
import { createTokenBucket, type Limit } from './token-bucket.ts'

export type Status = 200 | 202 | 400 | 401 | 404 | 409 | 413 | 415 | 429 | 500
export type Answer = { status: Status; body: object; headers?: Record<string, string> }
export type Incoming = { c: SiteContext; requestId: string; retryKey?: string }

export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  /** As the record of what arrived calls it. */
  name: string
  limit: Limit
  /** Whether a retry key is taken; elsewhere one is refused. */
  isRepeatable?: boolean
  handle: (incoming: Incoming) => Answer | Response | Promise<Answer | Response>
}

export const refuse = (status: Status, message: string): Answer => ({ status, body: { message } })

/** 400 with the list of what is wrong, `messages[0].text` as path. */
export const refuseAll = (details: Problem[]): Answer => ({
  status: 400,
  body: { message: `The request body has ${details.length} error(s)`, details },
})

export const rateExceeded = refuse(429, 'The API rate limit has been exceeded. Try again later.')
const wrongToken = 'Authentication failed. Confirm that the access token in the authorization header is valid.'
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const bodyLimit = 2 * 1024 * 1024

/**
 * Puts endpoints of the Messaging API on the site, also below `/line`, which the official SDK drops. What they share:
 * request id, rate limit (every attempt counts), outage, token, retry key.
 */
export const mountEndpoints = (app: Site, world: World, account: Account, endpoints: readonly Endpoint[]): void => {
  for (const endpoint of endpoints) {
    const bucket = createTokenBucket(endpoint.limit)
    app.on(endpoint.method, [endpoint.path, `/line${endpoint.path}`], async (c) => {
      const requestId = randomUUID()
      c.header('x-line-request-id', requestId)
      const retryKey = c.req.header('x-line-retry-key')
      const incoming = { c, requestId, ...(retryKey !== undefined && { retryKey }) }
      const answer = bucket.take()
        ? (refusalOf(incoming, world, account, endpoint) ?? (await endpoint.handle(incoming)))
        : rateExceeded
      const shown = retryKey ? `　再試行キー ${retryKey.slice(0, 4)}…${retryKey.slice(-2)}` : ''
      world.calls.record('LINE', `${endpoint.name}　${answer.status}${shown}`)
      account.totals.answered(endpoint.name, answer.status)
      if (answer instanceof Response) return answer
      return c.json(answer.body, answer.status, answer.headers)
    })
  }
}

const refusalOf = (
  { c, retryKey }: Incoming,
  world: World,
  account: Account,
  endpoint: Endpoint,
): Answer | undefined => {
  if (isOut(account.faults, world.clock.now())) return refuse(500, 'Internal Server Error')
  if (!isToken(c.req.header('authorization') ?? '', world.settings.lineToken)) return refuse(401, wrongToken)
  if (retryKey !== undefined && !(endpoint.isRepeatable && uuid.test(retryKey))) return refuse(400, 'Invalid retry key')
  return undefined
}

/** The request's JSON object, or why it is none. */
export const readBody = async (
  c: SiteContext,
): Promise<{ ok: true; body: Record<string, unknown> } | { ok: false; answer: Answer }> => {
  const no = (answer: Answer) => ({ ok: false as const, answer })
  if (!c.req.header('content-type')?.startsWith('application/json')) return no(refuse(415, 'Unsupported Media Type'))
  if (Number(c.req.header('content-length') ?? 0) > bodyLimit) return no(refuse(413, 'Request Entity Too Large'))
  const text = await c.req.text()
  if (Buffer.byteLength(text) > bodyLimit) return no(refuse(413, 'Request Entity Too Large'))
  const body = parse(text)
  return isObject(body)
    ? { ok: true, body }
    : no(refuse(400, 'The request body could not be parsed as JSON (line: -, column: -)'))
}

export const isUserId = (id: unknown): id is string => typeof id === 'string' && /^U[0-9a-f]{32}$/.test(id)

export const invalidProperty = (property: string): Answer =>
  refuse(400, `The property, '${property}', in the request body is invalid (line: -, column: -)`)

const isToken = (authorization: string, token: string): boolean => {
  const [given, expected] = [Buffer.from(authorization), Buffer.from(`Bearer ${token}`)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
