import { HTTPFetchError, messagingApi } from '@line/bot-sdk'
import type { Config } from '#platform/config/index.ts'
import type { Outcome } from '../domain/outcome.ts'
import { hasRefusedConnection, within } from './network.ts'

const patienceMilliseconds = 15_000

/** Text is counted in UTF-16 units, 5,000 at most; the published schema does not say so. */
export const lineTextLimit = 5000

/** Pushes a frozen request. The same key with the same bytes is one message, however often it is pushed within 24 hours. */
export async function pushToLine(line: Config['line'], frozen: { body: string; retryKey: string }): Promise<Outcome> {
  try {
    // parse edge: we froze this request ourselves
    const request = JSON.parse(frozen.body) as messagingApi.PushMessageRequest
    const answer = await within(patienceMilliseconds, clientOf(line).pushMessage(request, frozen.retryKey))
    const providerId = answer.sentMessages?.[0]?.id
    return { kind: 'accepted', ...(providerId && { providerId }) }
  } catch (error) {
    return outcomeOfError(error)
  }
}

/** The same messages for up to 500 people, of whom none is named twice; `messages` is sealed JSON. */
export async function multicastToLine(
  line: Config['line'],
  sealed: { to: string[]; messages: string; retryKey: string },
): Promise<Outcome> {
  try {
    // parse edge: we sealed these messages ourselves
    const messages = JSON.parse(sealed.messages) as messagingApi.Message[]
    await within(patienceMilliseconds, clientOf(line).multicast({ to: sealed.to, messages }, sealed.retryKey))
    return { kind: 'accepted' }
  } catch (error) {
    return outcomeOfError(error)
  }
}

const clientOf = (line: Config['line']) =>
  new messagingApi.MessagingApiClient({ channelAccessToken: line.channelAccessToken, baseURL: line.baseUrl })

function outcomeOfError(error: unknown): Outcome {
  if (error instanceof HTTPFetchError) return outcomeOfStatus(error.status, error.body)
  return hasRefusedConnection(error)
    ? { kind: 'not-now', reason: 'unreachable' }
    : { kind: 'no-answer', reason: 'no-answer' }
}

/** Messaging API, "Status codes". 429 has three meanings that only the text tells apart. */
export function outcomeOfStatus(status: number, body: string): Outcome {
  if (status === 409) return { kind: 'accepted', ...idOfRepetition(body) }
  if (status === 429) {
    if (/monthly limit/i.test(body)) return { kind: 'refused', reason: 'monthly-limit' }
    return { kind: 'not-now', reason: /concurren/i.test(body) ? 'concurrency' : 'rate-limit' }
  }
  if (status >= 500) return { kind: 'no-answer', reason: 'provider-error' }
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'not-authorised' }
  // What is wrong with the message is wrong for everybody.
  return { kind: 'refused', reason: /messages\[\d|message \(/.test(body) ? 'bad-message' : 'not-accepted' }
}

/** A 409 for a push names the message that the first attempt made. */
function idOfRepetition(body: string): { providerId?: string } {
  const id = /"sentMessages"\s*:\s*\[\s*\{\s*"id"\s*:\s*"(\d+)"/.exec(body)?.[1]
  return id ? { providerId: id } : {}
}
