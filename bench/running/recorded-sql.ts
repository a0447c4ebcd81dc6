import pg from 'pg'

/** One statement as the house sent it. */
export type Statement = { text: string; values: unknown[] }

/** Everything that clients of this process send to PostgreSQL while `work` runs, in order. Nothing else may run meanwhile. */
export async function recordSql(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const original = pg.Client.prototype.query
  const recording = function (this: pg.Client, ...args: unknown[]): unknown {
    const [asked, given] = args
    const { text, values } = isNamed(asked) ? asked : { text: asked, values: given }
    if (typeof text === 'string') statements.push({ text, values: Array.isArray(values) ? [...values] : [] })
    return Reflect.apply(original, this, args)
  }
  // Parse edge: pg declares one overload for each form of a query; ours passes all of them on.
  pg.Client.prototype.query = recording as typeof original
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  return statements
}

// A prepared statement.
const isNamed = (asked: unknown): asked is { text: unknown; values?: unknown } =>
  typeof asked === 'object' && asked !== null && 'text' in asked

/** The same statements with other ids: every text and every byte value of `from` becomes the one of `to`. */
export function inPlaceOf(
  statements: readonly Statement[],
  from: readonly Replaced[],
  to: readonly Replaced[],
): Statement[] {
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string')
      return from.reduce<string>((text, old, n) => {
        const next = to[n]
        return typeof old === 'string' && typeof next === 'string' ? text.replaceAll(old, next) : text
      }, value)
    if (value instanceof Uint8Array) {
      const found = from.findIndex((old) => old instanceof Uint8Array && Buffer.from(value).equals(old))
      return found < 0 ? value : to[found]
    }
    if (Array.isArray(value)) return value.map(replace)
    return value
  }
  return statements.map(({ text, values }) => ({ text, values: values.map(replace) }))
}

export type Replaced = string | Uint8Array

/** Sends each list on one connection of the pool, in order, at most `concurrency` lists at once; returns the seconds. */
export async function runStraight(pool: pg.Pool, lists: readonly Statement[][], concurrency: number): Promise<number> {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let turn = next++; turn < lists.length; turn = next++) {
        const client = await pool.connect()
        for (const { text, values } of lists[turn] ?? []) await client.query(text, values)
        client.release()
      }
    }),
  )
  return (performance.now() - began) / 1000
}
