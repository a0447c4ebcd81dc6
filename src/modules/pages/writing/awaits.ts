import { ownOffices } from '#platform/auth/index.ts'
import type { Module } from '#platform/module/index.ts'
import { isOfPublicRelations } from './actions/own.ts'
import { pagesPath } from './pages/paths.ts'
import { pagePermissions as may } from './permissions.ts'
import { listPages } from './store/listing.ts'
import { writingTexts as t } from './text/index.ts'

const most = 50

/** Pages that this member can look at or approve; what their office is still writing waits for nobody else. */
export const awaits: NonNullable<Module['awaits']> = async (tx, staff, house) => {
  const looks = await isOfPublicRelations(tx, house, staff)
  const approves = staff.permissions.has(may.approve) ? ownOffices(staff) : []
  if (!looks && approves.length === 0) return []
  const pages = await listPages(tx, { awaits: { staff: staff.staffId, writes: [], looks, approves }, limit: most })
  return pages.flatMap(({ id, title, openState, openSince }) =>
    openState && openSince ? [{ href: `${pagesPath}/${id}`, title, what: t.states[openState], since: openSince }] : [],
  )
}
