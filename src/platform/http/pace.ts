import { setTimeout as wait } from 'node:timers/promises'
import { TooMany } from '#platform/errors/index.ts'

export type Pace = {
  /** Uses of one key a second, in the long run. */
  perSecond: number
  /** Uses at once, before anybody waits. */
  burst: number
  /** Whoever would wait longer is refused, after waiting so long. */
  patienceSeconds: number
}

export type Clock = { now(): number; wait(milliseconds: number): Promise<unknown> }

const ours: Clock = { now: () => performance.now(), wait }

// Of how many keys is remembered when they may go on; beyond it the longest untouched begin anew.
const mostKeys = 20_000

/**
 * Gives each key its turn: nobody is slowed who comes as a reader does, and who comes faster waits, as long as that is
 * short, instead of being refused. In the memory of this process alone, without asking the database: a house of several
 * processes gives each key as many paces. The promise throws `TooMany`. A use may weigh more than one.
 */
export function keepPace({ perSecond, burst, patienceSeconds }: Pace, clock: Clock = ours) {
  const each = 1000 / perSecond
  // When all that was used is paid for.
  const paidAt = new Map<string, number>()
  return async (key: string, weight = 1): Promise<void> => {
    const now = clock.now()
    const paid = Math.max(now, paidAt.get(key) ?? 0)
    const early = paid - now - (burst - 1) * each
    if (early > patienceSeconds * 1000) {
      // Answered at once, a refusal would be asked for again at once.
      await clock.wait(patienceSeconds * 1000)
      throw new TooMany(Math.ceil(early / 1000), 'pace')
    }
    paidAt.delete(key)
    paidAt.set(key, paid + each * weight)
    forget(paidAt, now)
    if (early > 0) await clock.wait(early)
  }
}

function forget(paidAt: Map<string, number>, now: number): void {
  for (const [key, paid] of paidAt) {
    if (paid > now && paidAt.size <= mostKeys) return
    paidAt.delete(key)
  }
}
