/** The first `size` of these in order; thousands are not sorted for ten. */
export function best<Thing>(things: Iterable<Thing>, size: number, order: (a: Thing, b: Thing) => number): Thing[] {
  const first: Thing[] = []
  for (const thing of things) {
    const last = first[size - 1]
    if (last !== undefined && order(last, thing) < 0) continue
    first.splice(placeIn(first, thing, order), 0, thing)
    if (first.length > size) first.pop()
  }
  return first
}

/** By halving. */
function placeIn<Thing>(sorted: readonly Thing[], thing: Thing, order: (a: Thing, b: Thing) => number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const other = sorted[middle]
    if (other !== undefined && order(other, thing) < 0) from = middle + 1
    else to = middle
  }
  return from
}
