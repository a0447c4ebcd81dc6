import { createHash } from 'node:crypto'

/** The left edge of a Merkle tree (RFC 6962 §2.1): the roots of its perfect subtrees, largest first. */
export type Edge = { size: number; hashes: readonly Buffer[] }

/** A full subtree of 256^level leaves, counted from the left: one hash of a tile (C2SP tlog-tiles, height 8). */
export type TileNode = { level: number; index: number; hash: Buffer }

export const emptyEdge: Edge = { size: 0, hashes: [] }

export const leafHash = (bytes: Uint8Array): Buffer => createHash('sha256').update('\0').update(bytes).digest()

const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update('\x01').update(left).update(right).digest()

/** The tree with one more leaf, and the tile nodes that became full by it. */
export function append(edge: Edge, leaf: Buffer): { edge: Edge; full: TileNode[] } {
  const hashes = [...edge.hashes]
  const full: TileNode[] = []
  let hash = leaf
  let index = edge.size
  let height = 0
  while (index % 2 === 1) {
    const left = hashes.pop()
    if (!left) throw new Error('the edge has too few hashes')
    hash = nodeHash(left, hash)
    index = (index - 1) / 2
    height += 1
    if (height % 8 === 0) full.push({ level: height / 8, index, hash })
  }
  return { edge: { size: edge.size + 1, hashes: [...hashes, hash] }, full }
}

export function rootOf({ hashes }: Edge): Buffer {
  if (hashes.length === 0) return createHash('sha256').digest()
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** Which hashes of each tile level an edge of this size is made from: half-open ranges, lowest level first. */
export function tilesOfEdge(size: number): { level: number; from: number; to: number }[] {
  const ranges: { level: number; from: number; to: number }[] = []
  for (let level = 0, to = size; to > 0; level += 1, to = Math.floor(to / 256))
    ranges.push({ level, from: Math.floor(to / 256) * 256, to })
  return ranges
}

/** The edge from the hashes of `tilesOfEdge`, in the same order. */
export function edgeFrom(size: number, levels: readonly (readonly Buffer[])[]): Edge {
  const hashes = levels
    .toReversed()
    .flatMap((level) => level.reduce((edge, hash) => append(edge, hash).edge, emptyEdge).hashes)
  return { size, hashes }
}
