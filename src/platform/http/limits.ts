import { HouseError, Invalid, Unavailable } from '#platform/errors/index.ts'
import type { Ctx } from './env.ts'

/** Milliseconds that a page may take; longer work is a task. */
const longest = 25_000

// 50,000 characters of a careless paste are an error at the field, not a broken page: they have to fit (12 bytes each when escaped).
const largest = { upload: 25_000_000, other: 2_000_000 }

/** The body is larger than any form of ours. */
export class TooLarge extends HouseError {
  constructor() {
    super(413, 'too_large')
  }
}

/** Refuses a body above the limit of its kind. Node's parser holds a body to its declared length, so declaring one is required. */
export function limitBody(c: Ctx): void {
  if (c.req.header('transfer-encoding') !== undefined) throw new HouseError(411, 'length_required')
  const isUpload = c.req.header('content-type')?.startsWith('multipart/')
  if (Number(c.req.header('content-length') ?? 0) > (isUpload ? largest.upload : largest.other)) throw new TooLarge()
}

/** Refuses an address with NUL, which PostgreSQL cannot compare, or with the noncharacters that mark furigana. */
export function limitAddress(c: Ctx): void {
  if (/%00|%ef%b7%[9a][0-9a-f]/i.test(c.req.url)) throw new Invalid('address_unreadable')
}

/** Runs the rest of the request for at most the time limit; then the answer is 503. */
export async function limitTime(next: () => Promise<void>, milliseconds = longest): Promise<void> {
  const over = Promise.withResolvers<never>()
  // Cleared, not AbortSignal.timeout: that one keeps every request in memory until its time would be over.
  const timer = setTimeout(() => over.reject(new Unavailable('time limit')), milliseconds)
  try {
    await Promise.race([next(), over.promise])
  } finally {
    clearTimeout(timer)
  }
}
