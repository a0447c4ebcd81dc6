import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { findReport, lockReport, type Report, type ReportId, reportsSeenBy } from '../record/index.ts'

/** 404 for a report of another office. */
export async function openReport(tx: Tx, house: House, staff: Staff, id: ReportId): Promise<Report> {
  return requireOwn(tx, house, staff, await findReport(tx, id))
}

/** Locks a report for a deed of who holds the permission; 404 for a report of another office. */
export async function takeUp(tx: Tx, house: House, staff: Staff, id: ReportId, permission: string): Promise<Report> {
  if (!staff.permissions.has(permission)) throw new Forbidden('permission_missing', permission)
  return requireOwn(tx, house, staff, await lockReport(tx, id))
}

export async function requireOwn(tx: Tx, house: House, staff: Staff, report: Report | undefined): Promise<Report> {
  const seen = await reportsSeenBy(tx, house, staff)
  if (!report || (seen !== 'all' && !seen.includes(report.officeId))) throw new NotFound('report')
  return report
}

export const subject = (id: ReportId) => ({ kind: 'reports.report', id })
