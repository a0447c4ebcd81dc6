/** So many requests in so many seconds. */
export type Limit = { requests: number; seconds: number }

/** Limits of the Messaging API per channel and endpoint ("Rate limits"). */
export const limits = {
  sending: { requests: 2_000, seconds: 1 },
  multicast: { requests: 200, seconds: 1 },
  campaign: { requests: 60, seconds: 3_600 },
  webhookEndpoint: { requests: 1_000, seconds: 60 },
  richMenuChange: { requests: 100, seconds: 3_600 },
  richMenuList: { requests: 10, seconds: 1 },
} as const satisfies Record<string, Limit>

/** A token bucket as LINE uses per channel and endpoint: refilled gradually, a full one may be spent in a burst. */
export const createTokenBucket = (
  { requests, seconds }: Limit,
  nowMilliseconds: () => number = () => performance.now(),
) => {
  let tokens = requests
  let last = nowMilliseconds()
  return {
    take: (): boolean => {
      const now = nowMilliseconds()
      tokens = Math.min(requests, tokens + ((now - last) / 1_000) * (requests / seconds))
      last = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
