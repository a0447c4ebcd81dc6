import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import type { Refusal, ReservationId } from '../../booking/domain/wish.ts'
import { take } from '../../booking/store/take.ts'
import { knownWard } from '../../known-ward.ts'
import { requireFacility } from '../store/own-facilities.ts'
import { requireRight } from './make.ts'

export type OfficialUse = {
  spaceId: number
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  purpose: string
  attendees?: number | undefined
}

/** 公用: the office itself uses a place of its own, at any time of the day, without fee or limits. */
export async function useOfficially(
  tx: Tx,
  house: House,
  staff: Staff,
  { spaceId, purpose, attendees, ...when }: OfficialUse,
): Promise<{ id: ReservationId } | Refusal> {
  requireRight(staff, 'handle')
  const space = (await knownWard(tx, house)).spaces.get(spaceId)
  if (!space) throw new NotFound('space')
  await requireFacility(tx, staff, { id: space.facility.id }, house.clock.today())
  const taken = await take(tx, {
    ...when,
    spaceId,
    purpose,
    ...(attendees !== undefined && { attendees }),
    noise: 'ordinary',
    equipment: [],
    quotas: [],
    by: { staffId: staff.staffId },
    channel: 'counter',
    blocks: [],
    weight: 0,
    activity: space.activities[0] ?? 'meeting',
    price: [],
    amount: yen(0),
    pays: 'nothing',
    at: house.clock.now(),
  })
  if ('refused' in taken) return taken
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.reservation.official',
    subject: { kind: 'reservations.reservation', id: taken.id },
  })
  return taken
}
