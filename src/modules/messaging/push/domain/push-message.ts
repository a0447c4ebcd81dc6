import { z } from 'zod'

/** What a lock screen shows, and where a press leads. Frozen as JSON; the service worker reads the first five. */
export const pushMessage = z.strictObject({
  title: z.string(),
  body: z.string(),
  /** One message; the same again replaces what is shown. At most 80 characters. */
  tag: z.string().min(1).max(80),
  /** Of this house. */
  url: z.url(),
  lang: z.string(),
  urgency: z.enum(['normal', 'high']),
  /** How long a push service keeps it for a phone that is off. */
  ttlSeconds: z.int().min(0),
})

export type PushMessage = z.infer<typeof pushMessage>

/** RFC 8291 §4: a push service takes 4,096 bytes, of which encryption needs 103. */
export const mostBytes = 3993

/** What travels: what the service worker needs, and no more than a push service takes. */
export function payloadOf({ title, body, tag, url, lang }: PushMessage): string {
  const whole = JSON.stringify({ title, body, tag, url, lang })
  const surplus = Buffer.byteLength(whole) - mostBytes
  if (surplus <= 0) return whole
  // Each character is at least one byte, and the mark of the cut is three.
  const kept = [...body].slice(0, Math.max(0, [...body].length - surplus - 3)).join('')
  return JSON.stringify({ title, body: `${kept}…`, tag, url, lang })
}

/** RFC 8030 §5.4: a waiting message of the same topic is replaced. At most 32 characters of base64url. */
export const topicOf = (tag: string): string => tag.replaceAll(/[^A-Za-z0-9_]/g, '').slice(-32)
