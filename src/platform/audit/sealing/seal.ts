import type { Database } from '#platform/db/index.ts'
import { type AuditRow, leafOf } from './canonical.ts'
import type { Checkpoint, CheckpointKey } from './checkpoint.ts'
import { fileCheckpoint, lastCheckpoint } from './checkpoint-files.ts'
import { edgeAt, insertLeaves, insertNodes, sealedUpTo, takeSealingLock, unsealedRows } from './store.ts'
import { append, type Edge, emptyEdge, rootOf, type TileNode } from './tree.ts'

export type Sealing = {
  /** With the rights of `madoguchi_sealer`. */
  db: Database
  /** Outside the database. */
  folder: string
  key: CheckpointKey
  /** Rows in one transaction. */
  batch?: number
}

/** The checkpoints on file know more than the database, or something else: it was replaced, set back or rewritten. */
export class AuditContradicted extends Error {
  override readonly name = 'AuditContradicted'
}

/**
 * A function that seals every committed row and files a checkpoint for each batch; it answers how many rows that were.
 * Any number may run: one seals, the others find nothing to do. Throws `AuditContradicted` rather than fork the tree.
 */
export function sealer({ db, folder, key, batch = 5000 }: Sealing): () => Promise<number> {
  let edge: Edge = emptyEdge
  let filed: Checkpoint | undefined

  async function start(): Promise<void> {
    const last = await lastCheckpoint(folder, key)
    await db.read(async (tx) => {
      const size = (await sealedUpTo(tx))?.size ?? 0
      if (last && last.size > size) throw new AuditContradicted('a checkpoint is ahead of the database')
      if (last && !rootOf(await edgeAt(tx, last.size)).equals(last.root))
        throw new AuditContradicted('the newest checkpoint does not fit the database')
    })
    filed = last ?? { size: 0, root: rootOf(emptyEdge) }
  }

  async function sealBatch(): Promise<number> {
    const sealed = await db.transact(async (tx) => {
      if (!(await takeSealingLock(tx))) return undefined
      const last = await sealedUpTo(tx)
      const size = last?.size ?? 0
      const before = edge.size === size ? edge : await edgeAt(tx, size)
      const rows = await unsealedRows(tx, last, batch)
      const grown = grow(before, rows)
      if (rows.length > 0) {
        await insertLeaves(tx, grown.leaves)
        await insertNodes(tx, grown.nodes)
      }
      return { edge: grown.edge, count: rows.length }
    })
    if (!sealed) return 0
    edge = sealed.edge
    // Also after a crash between the leaves and their checkpoint.
    if (filed && edge.size > filed.size) {
      const checkpoint = { size: edge.size, root: rootOf(edge) }
      await fileCheckpoint(folder, key, checkpoint)
      filed = checkpoint
    }
    return sealed.count
  }

  return async () => {
    if (!filed) await start()
    let total = 0
    for (;;) {
      const count = await sealBatch()
      total += count
      if (count < batch) return total
    }
  }
}

function grow(before: Edge, rows: readonly AuditRow[]) {
  let edge = before
  const nodes: TileNode[] = []
  const leaves = rows.map((row) => {
    const hash = leafOf(row)
    const index = edge.size
    const next = append(edge, hash)
    edge = next.edge
    nodes.push(...next.full)
    return { index, row, hash }
  })
  return { edge, leaves, nodes }
}
