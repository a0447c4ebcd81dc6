import type { Module } from '#platform/module/index.ts'
import { reportPermissions } from '../../record/index.ts'
import { staffTexts as t } from '../text/staff.ts'
import { standingStill } from './store.ts'

/** Reports of this member's offices that another body has done, or that did not reach it. */
export const awaits: NonNullable<Module['awaits']> = async (tx, staff) => {
  if (!staff.permissions.has(reportPermissions.handle)) return []
  const offices = [...new Set([...staff.posts.map(({ officeId }) => officeId), ...staff.oversees])]
  const found = await standingStill(tx, offices)
  return found.map(({ reportId, title, isClosed, since }) => ({
    href: `/staff/reports/${reportId}`,
    title,
    what: isClosed ? t.awaits : t.awaitsTrouble,
    since,
  }))
}
