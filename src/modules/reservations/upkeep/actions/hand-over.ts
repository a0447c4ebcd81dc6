import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { closuresPath } from '../../closures/pages/say.ts'
import { closurePermissions } from '../../closures/permissions.ts'
import { ownFacilities } from '../../closures/store/own-facilities.ts'
import type { FacilityId } from '../../places/domain/space.ts'

type Left = { spaceId: number; day: Temporal.PlainDate }

/**
 * Where those who stand in the way of a change are told one by one, with the rooms and days of theirs filled in;
 * `undefined`: nobody is left, or the house's own desk does it.
 */
export async function handOverHref(
  tx: Tx,
  staff: Staff,
  { facilityId, left, on }: { facilityId: FacilityId | null; left: readonly Left[]; on: Temporal.PlainDate },
): Promise<string | undefined> {
  const [first] = left
  const last = left.at(-1)
  if (!first || !last || !staff.permissions.has(closurePermissions.handle)) return undefined
  const own = (await ownFacilities(tx, staff, on)).find(({ id }) => id === facilityId)
  if (!own) return undefined
  const params = new URLSearchParams({
    facility: own.slug,
    first: first.day.toString(),
    last: last.day.toString(),
    look: 'yes',
  })
  for (const id of new Set(left.map(({ spaceId }) => spaceId))) params.append('spaces', String(id))
  for (const day of [...new Set(left.map(({ day: { dayOfWeek } }) => dayOfWeek))].toSorted((a, b) => a - b))
    params.append('weekdays', String(day))
  return `${closuresPath}/new?${params.toString()}`
}
