import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { reportsWithOrder } from '../../orders/store/of-report.ts'
import {
  findReport,
  insertStep,
  lockReports,
  moveReport,
  type Report,
  type ReportId,
  reportPermissions,
  touchReport,
} from '../../record/index.ts'
import { type MergeProblem, whyNotMerge } from '../domain/may-merge.ts'
import { requireOwn, subject } from '../own.ts'
import {
  carryFollowers,
  dropCarriedFollowers,
  idsMergedInto,
  insertCarried,
  insertMerge,
  pointTo,
  restoreEnd,
  standingMerge,
  stillCarried,
  writeUndone,
} from '../store/merges.ts'

export type Merged = { ok: true } | { ok: false; reason: MergeProblem | 'changed' }

/** Versions that the officer's page showed; missing: it showed none. */
type Pair = { from: ReportId; into: ReportId; seen?: { from?: number | undefined; into?: number | undefined } }

/**
 * Puts a report into another of the same thing. Whoever reported or follows it hears of the other from now on, and what
 * was put into it before goes along. 404 where one of them is another office's.
 */
export async function mergeReports(
  tx: Tx,
  house: House,
  staff: Staff,
  { from, into, seen = {} }: Pair,
): Promise<Merged> {
  requireHandler(staff)
  const carried = await idsMergedInto(tx, from)
  const locked = await lockReports(tx, [from, into, ...carried])
  const report = await requireOwn(tx, house, staff, locked.get(from))
  const root = await requireOwn(tx, house, staff, locked.get(into))
  const not = whyNotMerge(report, root, carried.length + 1)
  if (not) return { ok: false, reason: not }
  if ((await reportsWithOrder(tx, [from])).has(from)) return { ok: false, reason: 'ordered' }
  const isSeen = (one: Report, version: number | undefined) => version === undefined || one.version === version
  if (!isSeen(report, seen.from) || !isSeen(root, seen.into)) return { ok: false, reason: 'changed' }
  // Since the look somebody put another one into it, or took one out.
  if ((await idsMergedInto(tx, from)).join() !== carried.join()) return { ok: false, reason: 'changed' }
  const at = house.clock.now()
  const by = { kind: 'staff', staffId: staff.staffId } as const
  const merge = await insertMerge(tx, report, { into, at, by: staff.staffId })
  if (carried.length > 0) {
    await insertCarried(tx, merge, carried)
    await pointTo(tx, carried, into, at)
  }
  await moveReport(tx, house, staff, report, {
    to: 'duplicate',
    kind: 'merged',
    mergedInto: into,
    by,
    details: { report: into, number: root.number },
  })
  await carryFollowers(tx, { from, carried, root: into, at })
  await touchReport(tx, into, at)
  await insertStep(tx, into, { kind: 'merged', by, at, details: { report: from, number: report.number } })
  await recordAudit(tx, { actor: staff, action: 'reports.report.merge', subject: subject(from), ids: { into } })
  return { ok: true }
}

export type Unmerged = { ok: true } | { ok: false; reason: 'not-merged' }

/** Takes a report out again: its state, its followers and what had come along with it are as before. */
export async function unmergeReport(tx: Tx, house: House, staff: Staff, id: ReportId): Promise<Unmerged> {
  requireHandler(staff)
  const before = await findReport(tx, id)
  const known = await standingMerge(tx, id)
  if (!before?.mergedInto || !known) {
    await requireOwn(tx, house, staff, before)
    return { ok: false, reason: 'not-merged' }
  }
  const around = await stillCarried(tx, known.id, id, before.mergedInto)
  const locked = await lockReports(tx, [id, before.mergedInto, ...around])
  const report = await requireOwn(tx, house, staff, locked.get(id))
  const merge = await standingMerge(tx, id)
  const root = report.mergedInto && locked.get(report.mergedInto)
  if (!merge || !root) return { ok: false, reason: 'not-merged' }
  const carried = (await stillCarried(tx, merge.id, id, root.id)).filter((one) => locked.has(one))
  const at = house.clock.now()
  const by = { kind: 'staff', staffId: staff.staffId } as const
  await writeUndone(tx, merge.id, { at, by: staff.staffId })
  await moveReport(tx, house, staff, report, {
    to: merge.stateBefore,
    kind: 'unmerged',
    by,
    body: merge.bodyBefore ?? undefined,
    expectedOn: merge.expectedBefore ?? undefined,
    details: { report: root.id, number: root.number },
  })
  await restoreEnd(tx, id, merge)
  await pointTo(tx, carried, id, at)
  // A report that had gone along with another came through both.
  await dropCarriedFollowers(tx, [root.id, merge.intoId], [id, ...carried])
  await touchReport(tx, root.id, at)
  await insertStep(tx, root.id, { kind: 'unmerged', by, at, details: { report: id, number: report.number } })
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.report.unmerge',
    subject: subject(id),
    ids: { from: root.id },
  })
  return { ok: true }
}

function requireHandler(staff: Staff): void {
  if (!staff.permissions.has(reportPermissions.handle))
    throw new Forbidden('permission_missing', reportPermissions.handle)
}

/** By the number that an officer typed; 404 becomes a word at the field. */
export async function ifThere<Done>(deed: () => Promise<Done>): Promise<Done | { ok: false; reason: 'gone' }> {
  try {
    return await deed()
  } catch (error) {
    if (error instanceof NotFound) return { ok: false, reason: 'gone' }
    throw error
  }
}
