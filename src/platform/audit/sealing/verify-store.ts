import { sql, type Tx } from '#platform/db/index.ts'
import { type AuditRow, canonicalColumns } from './canonical.ts'
import type { SealedUpTo } from './store.ts'
import type { TileNode } from './tree.ts'

export type PrunedMonth = { month: string; rows: number; startsAt: string; endsAt: string; isSaid: boolean }

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Months that the housekeeping dropped. `isSaid`: the audit has the entry of it, or that entry's month is gone too. */
export async function prunedMonths(tx: Tx): Promise<PrunedMonth[]> {
  const { rows } = await sql<PrunedMonth>`
    select p.month, p.rows, ${iso('p.starts_at')} as "startsAt", ${iso('p.ends_at')} as "endsAt",
      exists (select from platform.audit a
        where a.subject_kind = 'platform.audit_month' and a.subject_id = p.month and a.action = 'platform.audit.prune')
      or exists (select from platform.audit_pruned q
        where p.pruned_at >= q.starts_at and p.pruned_at < q.ends_at) as "isSaid"
    from platform.audit_pruned p order by p.month limit 2400`.execute(tx)
  return rows
}

export type LeafWithRow = { index: number; auditId: string; at: string; hash: Buffer; row: AuditRow | undefined }

export async function leavesWithRows(tx: Tx, from: number, to: number): Promise<LeafWithRow[]> {
  const { rows } = await sql<AuditRow & { leafIndex: number; leafAt: string; leafId: string; leafHash: Buffer }>`
    select l.index as "leafIndex", ${iso('l.audit_at')} as "leafAt", l.audit_id::text as "leafId",
      l.hash as "leafHash", ${canonicalColumns}
    from platform.audit_leaves l left join platform.audit a on a.at = l.audit_at and a.id = l.audit_id
    where l.index >= ${from} and l.index < ${to} order by l.index`.execute(tx)
  return rows.map(({ leafIndex, leafAt, leafId, leafHash, ...row }) => ({
    index: leafIndex,
    auditId: leafId,
    at: leafAt,
    hash: leafHash,
    row: row.id === null ? undefined : row,
  }))
}

export async function nodesAre(tx: Tx, nodes: readonly TileNode[]): Promise<boolean> {
  if (nodes.length === 0) return true
  const { rows } = await sql<{ same: number }>`
    select count(*) as same from unnest(${nodes.map(({ level }) => level)}::int2[],
      ${nodes.map(({ index }) => index)}::int8[], ${nodes.map(({ hash }) => hash.toString('hex'))}::text[])
      as wanted (level, index, hash)
    join platform.audit_nodes n on n.level = wanted.level and n.index = wanted.index and n.hash = decode(wanted.hash, 'hex')`.execute(
    tx,
  )
  return rows[0]?.same === nodes.length
}

export type Stray = { at: string; id: string; isBehind: boolean }

/** One page of the audit by time: its rows without a leaf, and where the next page goes on. */
export async function rowsWithoutLeaf(
  tx: Tx,
  sealed: SealedUpTo | undefined,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<{ strays: Stray[]; last: { at: string; id: string } | undefined }> {
  const key = after ? sql`where (a.at, a.id) > (${after.at}::timestamptz, ${after.id}::int8)` : sql``
  const behind = sealed ? sql`(a.xid, a.id) <= (${sealed.xid}::xid8, ${sealed.id}::int8)` : sql`false`
  const { rows } = await sql<Stray & { hasLeaf: boolean }>`
    select ${iso('a.at')} as at, a.id::text as id, ${behind} as "isBehind", l.index is not null as "hasLeaf"
    from (select a.at, a.id, a.xid from platform.audit a ${key} order by a.at, a.id limit ${limit}) a
    left join platform.audit_leaves l on l.audit_at = a.at and l.audit_id = a.id
    order by a.at, a.id`.execute(tx)
  const last = rows.at(-1)
  return {
    strays: rows.filter(({ hasLeaf }) => !hasLeaf),
    last: rows.length === limit && last ? { at: last.at, id: last.id } : undefined,
  }
}
