import type pg from 'pg'
import { givesUpTheDead, WatchedClient } from '#platform/db/index.ts'

export type Leadership = {
  /** Whether this process leads right now; asks the database each time. */
  check(): Promise<boolean>
  /** The answer of the last `check`. */
  held(): boolean
  close(): Promise<void>
}

// Milliseconds. Who does not hear from the database stops leading before the database gives the lock to another (20 s).
const patience = 3000

/**
 * One process per database leads, by a session's advisory lock on a connection of its own: it ends with the
 * connection, whatever happens to the process. A transaction would hold back the events' horizon instead.
 */
export function runForLeader(url: string): Leadership {
  let client: pg.Client | undefined
  let held = false

  async function connect(): Promise<pg.Client> {
    const fresh = new WatchedClient({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: patience,
      answerTimeout: patience,
      application_name: 'madoguchi leader',
      options: givesUpTheDead,
    })
    const lose = () => {
      if (client === fresh) {
        client = undefined
        held = false
      }
    }
    fresh.on('error', lose)
    fresh.on('end', lose)
    await fresh.connect()
    client = fresh
    return fresh
  }

  return {
    held: () => held,
    check: async () => {
      const connection = client ?? (await connect())
      try {
        if (held) await connection.query('select 1')
        else held = await takeLock(connection)
      } catch (error) {
        held = false
        client = undefined
        await connection.end().catch(() => {})
        throw error
      }
      return held
    },
    close: async () => {
      held = false
      await client?.end().catch(() => {})
    },
  }
}

async function takeLock(connection: pg.Client): Promise<boolean> {
  const { rows } = await connection.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('platform.jobs.leader', 0)) as taken`,
  )
  return rows[0]?.taken === true
}
