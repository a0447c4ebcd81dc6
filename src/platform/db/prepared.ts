/**
 * Names for statements that come again and again, so that each connection reads and plans them once and not every time.
 * A statement is its text: values are parameters. `undefined`: it is sent as it is.
 */
export type Prepared = { nameOf(text: string): string | undefined }

// Some 20 KB of each connection of the server for a name: what comes often comes early.
const mostNames = 250
const mostCounted = 5000

export function createPrepared({ after = 10 } = {}): Prepared {
  const names = new Map<string, string>()
  const times = new Map<string, number>()
  return {
    nameOf(text) {
      const known = names.get(text)
      if (known || names.size >= mostNames || !isLasting(text)) return known
      const before = times.get(text) ?? 0
      // Statements that are put together for each question would fill the memory.
      if (before === 0 && times.size >= mostCounted) times.clear()
      times.set(text, before + 1)
      if (before < after) return undefined
      times.delete(text)
      const name = `m${names.size + 1}`
      names.set(text, name)
      return name
    },
  }
}

// A temporary table is another one the next time, and its type with it.
const isLasting = (text: string): boolean => !text.includes('pg_temp')
