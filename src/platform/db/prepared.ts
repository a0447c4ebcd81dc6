import { sqlState } from './retry.ts'

/**
 * Names for statements that come again and again, so that each connection reads and plans them once and not every time.
 * A statement is its text: values are parameters. `undefined`: it is sent as it is.
 */
export type Prepared = { nameOf(text: string): string | undefined }

// Each takes room in every connection of the server.
const mostNames = 250
const mostCounted = 5000
const never = Number.NEGATIVE_INFINITY

export function createPrepared({ after = 10 } = {}): Prepared {
  const names = new Map<string, string>()
  const times = new Map<string, number>()
  return {
    nameOf(text) {
      const known = names.get(text)
      if (known || names.size >= mostNames) return known
      // Statements that are put together for each question would fill the memory.
      if (times.size >= mostCounted) times.clear()
      const before = times.get(text) ?? (isFit(text) ? 0 : never)
      times.set(text, before + 1)
      if (before < after) return undefined
      times.delete(text)
      const name = `m${names.size + 1}`
      names.set(text, name)
      return name
    },
  }
}

/**
 * Not where the value decides how much is found, as with patterns and ranges: a plan for all values would be a guess. And
 * not with a temporary table, which is another one the next time.
 */
const isFit = (text: string): boolean => !/ (i?like|similar to) |[~%@]|&&|pg_temp/i.test(text)

/** What a name stands for is no longer so on this connection: a column got another type, or something threw the names away. */
export const isStale = (error: unknown): boolean => stale.has(sqlState(error) ?? '')

// feature_not_supported (「cached plan must not change result type」), invalid_sql_statement_name, duplicate_prepared_statement
const stale = new Set(['0A000', '26000', '42P05'])
