import type { Database } from '#platform/db/index.ts'
import { leafOf } from './canonical.ts'
import type { CheckpointKey } from './checkpoint.ts'
import { type FiledCheckpoint, filedCheckpoints } from './checkpoint-files.ts'
import { edgeAt, sealedUpTo } from './store.ts'
import { append, type Edge, emptyEdge, rootOf, type TileNode } from './tree.ts'
import { leavesWithRows, nodesAre, prunedMonths, type PrunedMonth, rowsWithoutLeaf } from './verify-store.ts'

/** What does not fit. `index` is the leaf's, `auditId` and `at` the row's. */
export type Finding = {
  kind:
    | 'altered'
    | 'deleted'
    | 'inserted'
    | 'leaf-missing'
    | 'tree'
    | 'rewritten'
    | 'behind'
    | 'unreadable'
    | 'prune-unsaid'
  index?: number
  auditId?: string
  at?: string
  detail?: string
}

export type Verification = {
  /** The first 100; `count` has them all. */
  findings: Finding[]
  count: number
  rows: number
  size: number
  root: Buffer
  checkpoints: number
  pruned: PrunedMonth[]
  unsealed: { rows: number; oldest?: string }
}

const step = 5000
const mostFindings = 100

/**
 * Reads every audit row, leaf and checkpoint once and compares them, in short transactions and with as much memory as
 * one step needs. Rows that come while it runs count as unsealed.
 */
export async function verifyAudit(db: Database, folder: string, key: CheckpointKey): Promise<Verification> {
  const findings: Finding[] = []
  let count = 0
  const found = (finding: Finding) => {
    count += 1
    if (findings.length < mostFindings) findings.push(finding)
  }
  const last = await db.read(sealedUpTo)
  const size = last?.size ?? 0
  const pruned = await db.read(prunedMonths)
  for (const { month, isSaid } of pruned) if (!isSaid) found({ kind: 'prune-unsaid', detail: month })
  const checks = compareCheckpoints(filedCheckpoints(folder, key), size, found)
  await checks.at(emptyEdge)

  let edge: Edge = emptyEdge
  let rows = 0
  for (let from = 0; from < size; from += step) {
    const leaves = await db.read((tx) => leavesWithRows(tx, from, Math.min(from + step, size)))
    const full: TileNode[] = []
    for (const { index, auditId, at, hash, row } of leaves) {
      while (edge.size < index) {
        found({ kind: 'leaf-missing', index: edge.size })
        edge = append(edge, Buffer.alloc(32)).edge
      }
      if (row) {
        rows += 1
        if (!leafOf(row).equals(hash)) found({ kind: 'altered', index, auditId, at })
      } else if (!pruned.some(({ startsAt, endsAt }) => at >= startsAt && at < endsAt))
        found({ kind: 'deleted', index, auditId, at })
      const next = append(edge, hash)
      edge = next.edge
      full.push(...next.full)
      await checks.at(edge)
    }
    if (!(await db.read((tx) => nodesAre(tx, full)))) found({ kind: 'tree', index: from, detail: 'audit_nodes' })
  }

  let unsealed = 0
  let oldest: string | undefined
  for (let after: { at: string; id: string } | undefined; ; ) {
    const page = await db.read((tx) => rowsWithoutLeaf(tx, last, after, step))
    for (const { at, id, isBehind } of page.strays) {
      if (isBehind) found({ kind: 'inserted', auditId: id, at })
      else {
        unsealed += 1
        if (!oldest || at < oldest) oldest = at
      }
    }
    if (!page.last) break
    after = page.last
  }
  const checkpoints = await checks.end(async (earlier) => rootOf(await db.read((tx) => edgeAt(tx, earlier))))
  return {
    findings,
    count,
    rows,
    size,
    root: rootOf(edge),
    checkpoints,
    pruned,
    unsealed: { rows: unsealed, ...(oldest && { oldest }) },
  }
}

/** Walks the files beside the growing tree, so that no list of checkpoints has to be kept. */
function compareCheckpoints(filed: AsyncGenerator<FiledCheckpoint>, size: number, found: (finding: Finding) => void) {
  let next: FiledCheckpoint | undefined
  let count = 0
  let good = 0
  let isRewritten = false
  const late: FiledCheckpoint[] = []

  async function advance(): Promise<void> {
    const { value } = await filed.next()
    next = value ?? undefined
  }

  function compare(one: FiledCheckpoint, root: Buffer): void {
    if (!one.checkpoint) return
    count += 1
    if (one.checkpoint.root.equals(root)) {
      good = Math.max(good, one.checkpoint.size)
      return
    }
    // Every later one differs as well; the first says where.
    if (isRewritten) return
    isRewritten = true
    const detail = `leaves ${good} to ${one.checkpoint.size - 1} (${one.file}:${one.line})`
    found({ kind: 'rewritten', index: good, detail })
  }

  return {
    at: async (edge: Edge) => {
      if (!next) await advance()
      while (next && (!next.checkpoint || next.checkpoint.size <= edge.size)) {
        if (!next.checkpoint) found({ kind: 'unreadable', detail: `${next.file}:${next.line}` })
        else if (next.checkpoint.size === edge.size) compare(next, rootOf(edge))
        else if (late.length < 1000)
          late.push(next) // a former leader's, written a moment after its successor's
        else found({ kind: 'unreadable', detail: `${next.file}:${next.line} out of order` })
        await advance()
      }
    },
    end: async (rootAt: (size: number) => Promise<Buffer>) => {
      for (const one of late) if (one.checkpoint) compare(one, await rootAt(one.checkpoint.size))
      const ahead = next?.checkpoint
      // Rows that were sealed since this began are no finding.
      if (ahead && ahead.size > size) found({ kind: 'behind', index: size, detail: `${next?.file}: ${ahead.size}` })
      await filed.return(undefined)
      return count
    },
  }
}
