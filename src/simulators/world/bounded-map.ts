/** A `Map` that forgets its oldest entries: a simulator runs for weeks and must not grow. */
export const boundedMap = <Key, Value>(capacity: number): Map<Key, Value> => {
  const entries = new Map<Key, Value>()
  const set = entries.set.bind(entries)
  entries.set = (key, value) => {
    set(key, value)
    for (const oldest of entries.keys()) {
      if (entries.size <= capacity) break
      entries.delete(oldest)
    }
    return entries
  }
  return entries
}
