import { setTimeout as sleep } from 'node:timers/promises'

const attempts = 6

/** Runs `work` again, at most 5 times with growing jitter, when trying again `helps`: by default, when PostgreSQL says so. */
export async function retried<T>(work: () => Promise<T>, helps: (error: unknown) => boolean = isRetryable): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === attempts || !helps(error)) throw error
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** The SQLSTATE of a PostgreSQL error, such as `23505`. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

// serialization_failure, deadlock_detected
const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '')

/** No connection could be had, or it broke. After a broken commit the outcome is unknown, so this is never retried here. */
export function isConnectionLoss(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return lostStates.has(sqlState(error) ?? '') || lostMessages.some((message) => error.message.includes(message))
}

/** The server is there and did nothing: a lock did not come free in time, a statement took too long, no room on the disk or in memory. */
export const isOverloaded = (error: unknown): boolean => overloaded.has(sqlState(error) ?? '')

const overloaded = new Set(['55P03', '57014', '53100', '53200'])

const lostStates = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '25P03', // idle in a transaction for too long: the server has closed the connection
])
const lostMessages = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'is not queryable',
  'Cannot use a pool after calling end',
]
