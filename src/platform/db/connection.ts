import pg from 'pg'
import { isStale, type Prepared } from './prepared.ts'
import { postgresTypes } from './types.ts'

/** Settings of one connection, for pools and for the few long-lived clients (LISTEN). */
export const connectionTo = (url: string): pg.ClientConfig => ({
  connectionString: url,
  types: postgresTypes,
  keepAlive: true,
  application_name: 'madoguchi',
  options: `-c timezone=UTC -c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s ${givesUpTheDead}`,
})

/** PostgreSQL lets go of a client that has silently gone, and of its locks, after 20 seconds instead of two hours. */
export const givesUpTheDead =
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2 -c tcp_user_timeout=20s'

export type Watched = pg.ClientConfig & {
  /** Milliseconds until an answer is overdue. */
  answerTimeout?: number
  /** Which statements have a name; without it none has. */
  prepared?: Prepared
}

// A statement may take 30 s by the server.
const usualAnswerTimeout = 35_000

/**
 * A connection that breaks off when an answer is overdue. A network may lose one without a word, and the kernel then
 * tries for a quarter of an hour: the pool would fill with dead connections. Who lifts the server's `statement_timeout`
 * lifts this limit too, as long. It breaks off as well when the server no longer understands a statement by its name.
 */
export const WatchedClient: new (config?: Watched) => pg.Client = class extends pg.Client {
  readonly #answerTimeout: number
  readonly #prepared: Prepared | undefined
  #isPatient = false
  #unanswered = 0
  #isCorked = false
  #overdue: NodeJS.Timeout | undefined

  constructor(config: Watched = {}) {
    super(config)
    this.#answerTimeout = config.answerTimeout ?? usualAnswerTimeout
    this.#prepared = config.prepared
  }

  // `never`: one signature for pg's eight, whose type the constant above has.
  override query(...given: never[]): never {
    const ask: (...all: never[]) => unknown = super.query
    this.#gather()
    const answer = this.#askByName(given, ask) ?? ask.apply(this, given)
    this.#learnPatience(given[0])
    if (answer instanceof Promise && isBegin(given[0])) answer.catch(() => this.connection.stream.destroy())
    if (answer instanceof Promise && !this.#isPatient) this.#watch(answer)
    return answer as never
  }

  /** What is asked in one go is sent in one go. */
  #gather(): void {
    if (this.#isCorked) return
    const { stream } = this.connection
    this.#isCorked = true
    stream.cork()
    process.nextTick(() => {
      this.#isCorked = false
      stream.uncork()
    })
  }

  /**
   * A statement that has a name. As a query of its own: pg copies an object that only describes one by the descriptors of
   * its properties, which takes longer than sending it.
   */
  #askByName([text, values]: unknown[], ask: (...all: never[]) => unknown): Promise<unknown> | undefined {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return undefined
    const name = this.#prepared?.nameOf(text)
    if (!name) return undefined
    return new Promise((resolve, reject) => {
      const callback = (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result))
      ask.call(this, Object.assign(new pg.Query(text, values), { name, callback }) as never)
    }).catch((error: unknown) => {
      // The place that asked, not the socket that answered.
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    })
  }

  #learnPatience(text: unknown): void {
    if (typeof text !== 'string') return
    if (/^\s*set (local )?statement_timeout\b/.test(text)) this.#isPatient = true
    if (/^\s*(reset statement_timeout|commit|rollback)\b/.test(text)) this.#isPatient = false
  }

  // One timer for all that this connection is asked, wound up anew with each question.
  #watch(answer: Promise<unknown>): void {
    this.#unanswered += 1
    this.#overdue ??= setTimeout(
      () => this.#unanswered > 0 && this.connection.stream.destroy(),
      this.#answerTimeout,
    ).unref()
    this.#overdue.refresh()
    const answered = () => {
      this.#unanswered -= 1
    }
    answer.then(answered, (error: unknown) => {
      answered()
      if (isStale(error)) void this.end().catch(() => {})
    })
  }
}

const isBegin = (text: unknown): boolean => typeof text === 'string' && /^(begin|start transaction)\b/.test(text)
