import { createHash } from 'node:crypto'
import { z } from 'zod'

export type LineEventKind = 'follow' | 'unfollow' | 'message' | 'postback' | 'accountLink'

/** What is kept of an event until it is handled. `replyToken` answers once, within about a minute. */
export type LinePayload = {
  replyToken?: string
  isUnblocked?: boolean
  text?: string
  /** A picture: nothing of it is read or kept. */
  isPhoto?: true
  data?: string
  result?: 'ok' | 'failed'
  nonceHash?: string
}

/** One event of a person with the office's account, as far as it is needed. `at` is LINE's time stamp. */
export type LineEvent = {
  id: string
  kind: LineEventKind
  lineUserId: string
  at: Temporal.Instant
  payload: LinePayload
}

/** What a webhook says, or why it says nothing: no JSON, or not what LINE sends. */
export type WebhookContent = { ok: true; destination: string; events: LineEvent[] } | { ok: false }

/** Reads a webhook whose signature is right. Kinds, fields and sources that are not known here are left out. */
export function readWebhook(bytes: Uint8Array): WebhookContent {
  const parsed = webhookSchema.safeParse(parseJson(bytes))
  if (!parsed.success) return { ok: false }
  const { destination, events } = parsed.data
  return { ok: true, destination, events: events.flatMap(eventOf) }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function eventOf(event: unknown): LineEvent[] {
  const known = eventSchema.safeParse(event)
  if (!known.success) return []
  const { webhookEventId: id, type: kind, source, timestamp, mode, replyToken, ...more } = known.data
  const payload: LinePayload = {
    // A channel that is on standby has another speaker.
    ...(replyToken && mode !== 'standby' && { replyToken }),
    ...(kind === 'follow' && more.follow?.isUnblocked && { isUnblocked: true }),
    ...(kind === 'message' && more.message?.type === 'text' && { text: storable(more.message.text ?? '') }),
    ...(kind === 'message' && more.message?.type === 'image' && { isPhoto: true as const }),
    ...(kind === 'postback' && { data: storable(more.postback?.data ?? '') }),
    ...(kind === 'accountLink' && {
      result: more.link?.result === 'ok' ? ('ok' as const) : ('failed' as const),
      ...(more.link?.nonce && { nonceHash: hashOf(more.link.nonce) }),
    }),
  }
  return [{ id, kind, lineUserId: source.userId, at: Temporal.Instant.fromEpochMilliseconds(timestamp), payload }]
}

/** As it is stored of tokens and nonces. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

// PostgreSQL keeps neither NUL nor half of a surrogate pair.
const storable = (text: string): string => text.replaceAll('\0', '').slice(0, 500).toWellFormed()

const webhookSchema = z.object({ destination: z.string().max(100), events: z.array(z.unknown()).max(2000) })

const eventSchema = z.object({
  webhookEventId: z.string().regex(/^[0-9A-Za-z_-]{8,64}$/),
  type: z.enum(['follow', 'unfollow', 'message', 'postback', 'accountLink']),
  source: z.object({ type: z.literal('user'), userId: z.string().regex(/^U[0-9a-f]{32}$/) }),
  // Until 2100.
  timestamp: z.int().min(0).max(4_102_444_800_000),
  mode: z.string().optional(),
  replyToken: z.string().min(1).max(300).optional(),
  follow: z.object({ isUnblocked: z.boolean().optional() }).optional(),
  message: z.object({ type: z.string(), text: z.string().optional() }).optional(),
  postback: z.object({ data: z.string() }).optional(),
  link: z.object({ result: z.string(), nonce: z.string().optional() }).optional(),
})
