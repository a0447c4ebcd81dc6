import { sql, type Tx } from '#platform/db/index.ts'
import { type AuditRow, canonicalColumns, rowVersion } from './canonical.ts'
import { type Edge, edgeFrom, type TileNode, tilesOfEdge } from './tree.ts'

/** The last sealed row; rows are sealed in the order of (xid, id). */
export type SealedUpTo = { size: number; xid: string; id: string }

export async function sealedUpTo(tx: Tx): Promise<SealedUpTo | undefined> {
  const { rows } = await sql<SealedUpTo>`
    select index + 1 as size, audit_xid::text as xid, audit_id::text as id
    from platform.audit_leaves order by index desc limit 1`.execute(tx)
  return rows[0]
}

/** Whether this transaction alone may seal until it ends. */
export async function takeSealingLock(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('platform.audit.seal', 0)) as taken`.execute(tx)
  return rows[0]?.taken === true
}

/**
 * Rows after the last sealed one of which nothing earlier can appear any more: every transaction below the snapshot's
 * xmin has ended. Ids alone are given out before commits and would skip who commits late.
 */
export async function unsealedRows(tx: Tx, last: SealedUpTo | undefined, limit: number): Promise<AuditRow[]> {
  const after = last ? sql`and (a.xid, a.id) > (${last.xid}::xid8, ${last.id}::int8)` : sql``
  const { rows } = await sql<AuditRow>`
    select ${canonicalColumns} from platform.audit a
    where a.xid < pg_snapshot_xmin(pg_current_snapshot()) ${after}
    order by a.xid, a.id limit ${limit}`.execute(tx)
  return rows
}

export type Leaf = { index: number; row: AuditRow; hash: Buffer }

export async function insertLeaves(tx: Tx, leaves: readonly Leaf[]): Promise<void> {
  const column = (of: (leaf: Leaf) => unknown) => leaves.map(of)
  await sql`
    insert into platform.audit_leaves (index, audit_at, audit_id, audit_xid, version, hash)
    select index, at, id, xid, ${rowVersion}, decode(hash, 'hex')
    from unnest(${column(({ index }) => index)}::int8[], ${column(({ row }) => row.at)}::timestamptz[],
      ${column(({ row }) => row.id)}::int8[], ${column(({ row }) => row.xid)}::xid8[],
      ${column(({ hash }) => hash.toString('hex'))}::text[]) as leaf (index, at, id, xid, hash)`.execute(tx)
}

export async function insertNodes(tx: Tx, nodes: readonly TileNode[]): Promise<void> {
  if (nodes.length === 0) return
  await sql`
    insert into platform.audit_nodes (level, index, hash)
    select level, index, decode(hash, 'hex')
    from unnest(${nodes.map(({ level }) => level)}::int2[], ${nodes.map(({ index }) => index)}::int8[],
      ${nodes.map(({ hash }) => hash.toString('hex'))}::text[]) as node (level, index, hash)`.execute(tx)
}

/** The tree as it was at `size`, from at most 255 hashes of each tile level. Throws when one is missing. */
export async function edgeAt(tx: Tx, size: number): Promise<Edge> {
  const levels: Buffer[][] = []
  for (const { level, from, to } of tilesOfEdge(size)) {
    const { rows } = await (level === 0
      ? sql<{ hash: Buffer }>`
          select hash from platform.audit_leaves where index >= ${from} and index < ${to} order by index`
      : sql<{ hash: Buffer }>`
          select hash from platform.audit_nodes
          where level = ${level} and index >= ${from} and index < ${to} order by index`
    ).execute(tx)
    if (rows.length !== to - from) throw new Error(`the audit's tree lacks hashes of level ${level}`)
    levels.push(rows.map(({ hash }) => hash))
  }
  return edgeFrom(size, levels)
}
