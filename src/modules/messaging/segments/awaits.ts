import { ownOffices } from '#platform/auth/index.ts'
import type { Module } from '#platform/module/index.ts'
import { segmentsPath } from './pages/path.ts'
import { segmentPermissions as may } from './permissions.ts'
import { segmentsAwaiting } from './store/awaiting.ts'
import { staffTexts as t } from './text/staff.ts'

/** Versions of segments that this member can approve: of their offices and of others' hands. */
export const awaits: NonNullable<Module['awaits']> = async (tx, staff) => {
  if (!staff.permissions.has(may.approve)) return []
  const found = await segmentsAwaiting(tx, staff.staffId, ownOffices(staff))
  return found.map(({ id, name, since }) => ({ href: `${segmentsPath}/${id}`, title: name, what: t.awaits, since }))
}
