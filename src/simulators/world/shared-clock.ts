import { z } from 'zod'

/** The app's demo clock, seen from outside: real time plus the offset that the app last told. */
export type SharedClock = {
  now(): Temporal.Instant
  /** Asks the app; keeps the last offset when it does not answer. */
  refresh(): Promise<void>
  nextDue(): { at: Temporal.Instant; label: string } | undefined
}

const answer = z.object({
  now: z.string(),
  next_due: z.object({ at: z.string(), label: z.string() }).nullish(),
})

export const createSharedClock = (askApp: (path: string) => Promise<Response>): SharedClock => {
  let offset = new Temporal.Duration()
  let due: ReturnType<SharedClock['nextDue']>
  const refresh = async () => {
    const response = await askApp('/demo/clock').catch(() => undefined)
    if (!response?.ok) return
    const parsed = answer.safeParse(await response.json().catch(() => undefined))
    if (!parsed.success) return
    offset = Temporal.Now.instant().until(Temporal.Instant.from(parsed.data.now))
    const next = parsed.data.next_due
    due = next ? { at: Temporal.Instant.from(next.at), label: next.label } : undefined
  }
  return { now: () => Temporal.Now.instant().add(offset), refresh, nextDue: () => due }
}

/** A clock that a test moves itself. */
export const clockOf = (now: () => Temporal.Instant): SharedClock => ({
  now,
  refresh: () => Promise.resolve(),
  nextDue: () => undefined,
})
