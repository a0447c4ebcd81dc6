import { findOffice } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { catalogueOf } from './catalogue/index.ts'

/** Whose reports a member sees: those of their offices, or every office's for the one that sees what no rule gives to another. */
export async function reportsSeenBy(tx: Tx, house: House, staff: Staff): Promise<readonly OfficeId[] | 'all'> {
  const own = ownOffices(staff)
  const key = catalogueOf(house)?.settings.office
  const rest = key === undefined ? undefined : await findOffice(tx, key, house.clock.today())
  return rest && own.includes(rest.id) ? 'all' : own
}
