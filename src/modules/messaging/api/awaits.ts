import { ownOffices } from '#platform/auth/index.ts'
import type { Module } from '#platform/module/index.ts'
import { templatePermissions as may } from './permissions.ts'
import { templatesAwaiting } from './store/templates.ts'
import { templateTexts as t } from './text/staff.ts'

/** Words of programs that this member can approve: of their offices, written by somebody else. */
export const awaits: NonNullable<Module['awaits']> = async (tx, staff) => {
  if (!staff.permissions.has(may.approve)) return []
  const found = await templatesAwaiting(tx, staff.staffId, ownOffices(staff))
  return found.map(({ name, draftedAt }) => ({
    href: '/staff/message-templates',
    title: name,
    what: t.awaits,
    since: draftedAt,
  }))
}
