import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Site, SiteContext } from '../site/site.ts'
import { boundedMap } from '../world/bounded-map.ts'
import { isObject } from '../world/is-object.ts'
import type { World } from '../world/world.ts'
import { checkMessages, type LineMessage } from './messages.ts'
import type { Phones, SentMessage } from './phones.ts'
import { createTokenBucket } from './token-bucket.ts'

type Accepted = { requestId: string; sentMessages: SentMessage[]; at: number }
type Answer = { status: 200 | 400 | 401 | 409 | 413 | 415 | 429 | 500; body: Record<string, unknown> }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const day = 24 * 60 * 60 * 1_000
const bodyLimit = 2 * 1024 * 1024

/**
 * `POST /v2/bot/message/push` of the Messaging API, down to its texts; also below `/line`, which the official SDK drops.
 * Source: line/line-openapi `messaging-api.yml` and the API reference ("Retry failed API requests").
 */
export const mountLinePush = (app: Site, world: World, phones: Phones): void => {
  const bucket = createTokenBucket(2_000)
  const accepted = boundedMap<string, Accepted>(20_000)

  app.on('POST', ['/v2/bot/message/push', '/line/v2/bot/message/push'], async (c) => {
    const requestId = randomUUID()
    c.header('x-line-request-id', requestId)
    const retryKey = c.req.header('x-line-retry-key')
    const request = { requestId, retryKey, authorization: c.req.header('authorization') ?? '' }
    const answer = bucket.take()
      ? await handle(c, request)
      : { status: 429 as const, body: { message: 'The API rate limit has been exceeded. Try again later.' } }
    const shown = retryKey ? `　再試行キー ${retryKey.slice(0, 4)}…${retryKey.slice(-2)}` : ''
    world.calls.record('LINE', `push　${answer.status}${shown}`)
    return c.json(answer.body, answer.status)
  })

  // "Get bot info": whether the token is good, without a message.
  app.on('GET', ['/v2/bot/info', '/line/v2/bot/info'], (c) => {
    const isGood = isToken(c.req.header('authorization') ?? '', world.settings.lineToken)
    return isGood ? c.json({ basicId: '@madoguchi', displayName: '窓口' }) : c.json({ message: wrongToken }, 401)
  })

  const handle = async (
    c: SiteContext,
    { requestId, retryKey, authorization }: { requestId: string; retryKey: string | undefined; authorization: string },
  ): Promise<Answer> => {
    if (!isToken(authorization, world.settings.lineToken)) return refuse(401, wrongToken)
    if (!c.req.header('content-type')?.startsWith('application/json')) return refuse(415, 'Unsupported Media Type')
    const text = await c.req.text()
    if (Buffer.byteLength(text) > bodyLimit) return refuse(413, 'Request Entity Too Large')
    if (retryKey !== undefined && !uuid.test(retryKey)) return refuse(400, 'Invalid retry key')
    const earlier = retryKey === undefined ? undefined : accepted.get(retryKey.toLowerCase())
    if (earlier && Date.now() - earlier.at < day) {
      c.header('x-line-accepted-request-id', earlier.requestId)
      return { status: 409, body: { message: 'The retry key is already accepted', sentMessages: earlier.sentMessages } }
    }
    const body = parse(text)
    if (!isObject(body)) return refuse(400, 'The request body could not be parsed as JSON (line: -, column: -)')
    const wrong = checkTo(body.to) ?? checkMessages(body.messages)
    if (wrong) return { status: 400, body: wrong }
    const { to, messages } = body as { to: string; messages: LineMessage[] }
    if (!world.people.residents.some((person) => person.lineUserId === to))
      return refuse(400, 'Failed to send messages')

    const sentMessages = messages.map(() => ({ id: messageId(), quoteToken: randomBytes(24).toString('base64url') }))
    if (retryKey !== undefined) accepted.set(retryKey.toLowerCase(), { requestId, sentMessages, at: Date.now() })
    // A person who blocked the account gets nothing, and the sender is not told.
    if (!phones.blocked.has(to))
      for (const [index, message] of messages.entries())
        phones.deliver(to, { at: world.clock.now(), message, id: sentMessages[index]?.id ?? messageId() })
    return (await failAfterAccepting(c, phones)) ?? { status: 200, body: { sentMessages } }
  }
}

const wrongToken = 'Authentication failed. Confirm that the access token in the authorization header is valid.'

const failAfterAccepting = async (c: SiteContext, phones: Phones): Promise<Answer | undefined> => {
  const { fault } = phones
  phones.fault = 'none'
  if (fault === 'none') return undefined
  if (fault === 'timeout') await silence(c.req.raw.signal)
  return refuse(500, 'Internal Server Error')
}

const silence = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 60_000).unref()
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const checkTo = (to: unknown) =>
  typeof to === 'string' && /^[UCR][0-9a-f]{32}$/.test(to)
    ? undefined
    : { message: "The property, 'to', in the request body is invalid (line: -, column: -)" }

const refuse = (status: Answer['status'], message: string): Answer => ({ status, body: { message } })

const isToken = (authorization: string, token: string): boolean => {
  const [given, expected] = [Buffer.from(authorization), Buffer.from(`Bearer ${token}`)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

// LINE's message ids are 18 digits.
const messageId = (): string => String(BigInt(`0x${randomBytes(8).toString('hex')}`) % 10n ** 18n).padStart(18, '0')

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
