import { ownOffices } from '#platform/auth/index.ts'
import type { Module } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { pagesPath } from '../../writing/pages/paths.ts'
import { pagePermissions } from '../../writing/permissions.ts'
import { keepingTexts } from '../text.ts'
import { stalePages } from './store.ts'

const most = 50

/** Public pages of the member's offices whose day of review is past, for those who write there. */
export const awaits: NonNullable<Module['awaits']> = async (tx, staff, house) => {
  if (!staff.permissions.has(pagePermissions.write)) return []
  const pages = await stalePages(tx, { offices: ownOffices(staff), now: house.clock.now(), most }, house.clock.today())
  return pages.map(({ pageId, title, reviewOn }) => ({
    href: `${pagesPath}/${pageId}`,
    title,
    what: keepingTexts.care.reviewPast,
    since: reviewOn.add({ days: 1 }).toZonedDateTime(wardTimeZone).toInstant(),
  }))
}
