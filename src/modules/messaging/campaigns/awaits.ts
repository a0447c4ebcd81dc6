import { ownOffices } from '#platform/auth/index.ts'
import type { Module } from '#platform/module/index.ts'
import { campaignPermissions as may } from './permissions.ts'
import { campaignsAwaiting } from './store/awaiting.ts'
import { campaignTexts as t } from './text/index.ts'

/** Campaigns that this member can approve: of their offices and of others' hands. */
export const awaits: NonNullable<Module['awaits']> = async (tx, staff) => {
  if (!staff.permissions.has(may.approve)) return []
  const found = await campaignsAwaiting(tx, staff.staffId, ownOffices(staff))
  return found.map(({ id, title, since }) => ({ href: `/staff/campaigns/${id}`, title, what: t.awaits, since }))
}
