import { findOffice } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { catalogueOf } from './catalogue/index.ts'

/** Offices whose reports are a member's work: their own, those below and those that theirs have succeeded. */
export const officesOf = ({ posts, oversees }: Staff): OfficeId[] => [
  ...new Set([...posts.map(({ officeId }) => officeId), ...oversees]),
]

/** Whose reports a member sees: those of their offices, or every office's for the one that sees what no rule gives to another. */
export async function reportsSeenBy(tx: Tx, house: House, staff: Staff): Promise<readonly OfficeId[] | 'all'> {
  const own = officesOf(staff)
  const key = catalogueOf(house)?.settings.office
  const rest = key === undefined ? undefined : await findOffice(tx, key, house.clock.today())
  return rest && own.includes(rest.id) ? 'all' : own
}
