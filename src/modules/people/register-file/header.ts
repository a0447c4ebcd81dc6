import { type Item, items, itemNames, neverAccepted } from './items.ts'

export type Header =
  | { ok: true /** Item by place in the line. */; places: ReadonlyMap<Item, number>; width: number; unknown: string[] }
  | { ok: false; reason: 'no_items' | 'forbidden_item' | 'missing_items' | 'item_twice'; names: string[] }

/** Which item stands where. The order does not matter; what we do not know is reported and passed over. */
export function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.normalize('NFKC').trim())
  // Only what was looked for: without a header the first line would be somebody's.
  const forbidden = names.flatMap((name) => neverAccepted.exec(name)?.[0] ?? [])
  if (forbidden.length > 0) return { ok: false, reason: 'forbidden_item', names: [...new Set(forbidden)] }
  const found = names.map((name, place) => ({ name, place, item: itemNames.get(name) }))
  if (found.every(({ item }) => item === undefined)) return { ok: false, reason: 'no_items', names: [] }
  const twice = found.filter(
    ({ item, place }) => item && found.some((other) => other.item === item && other.place < place),
  )
  if (twice.length > 0) return { ok: false, reason: 'item_twice', names: twice.map(({ name }) => name) }
  const places = new Map(found.flatMap(({ item, place }) => (item ? [[item, place] as const] : [])))
  const missing = items.filter(({ key, isRequired }) => isRequired && !places.has(key)).map(({ name }) => name)
  if (missing.length > 0) return { ok: false, reason: 'missing_items', names: missing }
  const unknown = found.filter(({ item, name }) => !item && name !== '').map(({ name }) => name.slice(0, 60))
  return { ok: true, places, width: cells.length, unknown }
}
