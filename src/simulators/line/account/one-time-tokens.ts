import { randomBytes } from 'node:crypto'
import { boundedMap } from '../../world/bounded-map.ts'

export type OneTimeTokens = {
  issue(userId: string, now: Temporal.Instant): string
  /** Whose it is; `undefined` when it is unknown, used or too old. */
  whose(token: string, now: Temporal.Instant): string | undefined
  use(token: string): void
}

/** Tokens that work once and for a while: of replies and of linking. */
export const createOneTimeTokens = (seconds: number): OneTimeTokens => {
  const tokens = boundedMap<string, { userId: string; until: Temporal.Instant }>(10_000)
  return {
    issue: (userId, now) => {
      const token = randomBytes(16).toString('hex')
      tokens.set(token, { userId, until: now.add({ seconds: Math.round(seconds) }) })
      return token
    },
    whose: (token, now) => {
      const known = tokens.get(token)
      return known && Temporal.Instant.compare(now, known.until) < 0 ? known.userId : undefined
    },
    use: (token) => void tokens.delete(token),
  }
}
