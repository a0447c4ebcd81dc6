export type SlowStatement = {
  /** As it is written in the code: values are parameters and not in it. */
  statement: string
  /** The slowest time in milliseconds, and how often it was slow. */
  ms: number
  times: number
  lastAt: Temporal.Instant
}

const slowFrom = 500
const most = 50

const seen = new Map<string, SlowStatement>()

/** Remembers a statement that took long, in this process and until it ends; the least slow one makes room. */
export function noteStatement(statement: string, ms: number): void {
  if (ms < slowFrom) return
  const key = statement.replace(/\s+/g, ' ').trim().slice(0, 400)
  const known = seen.get(key)
  seen.set(key, {
    statement: key,
    ms: Math.round(Math.max(ms, known?.ms ?? 0)),
    times: (known?.times ?? 0) + 1,
    lastAt: Temporal.Now.instant(),
  })
  if (seen.size <= most) return
  const [least] = [...seen.values()].sort((a, b) => a.ms - b.ms)
  if (least) seen.delete(least.statement)
}

/** The slowest first. */
export const slowStatements = (limit: number): SlowStatement[] =>
  [...seen.values()].sort((a, b) => b.ms - a.ms).slice(0, limit)
