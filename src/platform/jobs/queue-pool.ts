import pg from 'pg'
import { givesUpTheDead, WatchedClient } from '#platform/db/index.ts'

/** Connections of the queue's own: the library keeps one for LISTEN, and its prepared statements are its own affair. */
export function queuePool(url: string, max: number, onLoss: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    keepAlive: true,
    application_name: 'madoguchi queue',
    options: givesUpTheDead,
    Client: WatchedClient,
    connectionTimeoutMillis: 5000,
  })
  // Without handlers a stopping server (57P01) ends the process.
  pool.on('error', onLoss)
  pool.on('connect', (client) => client.on('error', onLoss))
  return pool
}
