import type { OfficeId } from '#platform/ids/index.ts'

type Node = { id: OfficeId; parentId: OfficeId | null }

/** The offices as the organisation chart reads, each after the one above it. An office without one stands at the top. */
export function asTree<Office extends Node>(offices: readonly Office[]): (Office & { depth: number })[] {
  const known = new Set(offices.map(({ id }) => id))
  const below = Map.groupBy(offices, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null))
  const walk = (parent: OfficeId | null, depth: number): (Office & { depth: number })[] =>
    (below.get(parent) ?? []).flatMap((office) => [{ ...office, depth }, ...walk(office.id, depth + 1)])
  return walk(null, 0)
}
