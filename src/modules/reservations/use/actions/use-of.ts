import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { knownWard } from '../../known-ward.ts'
import { checkInCode, doorCode } from '../codes.ts'
import { type DoorTimes, doorTimes } from '../domain/door.ts'
import { mayUse } from '../domain/issue.ts'
import { useRules } from '../profile.ts'
import { groundOf } from '../store/grounds.ts'

/** What opens a reservation's place to who has it; for members of its registration only. */
export type UseShown = {
  /** Missing: the use is over, or not yet approved. */
  checkIn?: { code: string; address: string }
  /** Missing: somebody opens, or it is over. `code` is missing until it is shown. */
  door?: DoorTimes & { code?: string }
}

/** Where the desk's scanner leads; it opens to the staff of the facility. */
const checkInPath = (code: string): string => `/staff/check-in/${code}`

export async function useOf(tx: Tx, house: House, id: ReservationId): Promise<UseShown> {
  const ground = await groundOf(tx, id)
  if (!ground || !mayUse(ground)) return {}
  const rules = useRules(house)
  const now = house.clock.now()
  const times = rules && doorTimes(ground, rules.door)
  if (times && Temporal.Instant.compare(now, times.opensUntil) >= 0) return {}
  const code = checkInCode(house, ground)
  const hasLock = (await knownWard(tx, house)).spaces.get(ground.spaceId)?.facility.lock === 'code'
  const isShown = times && Temporal.Instant.compare(now, times.shownFrom) >= 0
  return {
    checkIn: { code, address: `${house.config.publicUrl}${checkInPath(code)}` },
    ...(hasLock &&
      times && { door: { ...times, ...(isShown && { code: doorCode(house, ground, rules.door.digits) }) } }),
  }
}
