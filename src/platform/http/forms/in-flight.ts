const running = new Map<string, Promise<unknown>>()

/**
 * One at a time per key within this process, so that fifty presses of one button hold one database connection, not
 * fifty. Only a courtesy to the pool: the unique key in PostgreSQL decides, also between processes.
 */
export async function alone<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = running.get(key) ?? Promise.resolve()
  const mine = before.then(work, work)
  running.set(key, mine)
  try {
    return await mine
  } finally {
    if (running.get(key) === mine) running.delete(key)
  }
}
