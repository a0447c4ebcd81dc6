/** A token bucket as LINE uses per channel and endpoint: refilled gradually, a full one may be spent in a burst. */
export const createTokenBucket = (perSecond: number, nowMilliseconds: () => number = () => performance.now()) => {
  let tokens = perSecond
  let last = nowMilliseconds()
  return {
    take: (): boolean => {
      const now = nowMilliseconds()
      tokens = Math.min(perSecond, tokens + ((now - last) / 1_000) * perSecond)
      last = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
