import { insertClosure } from '#modules/reservations/closures/store/closures.ts'
import { insertRevocation } from '#modules/reservations/closures/store/revocations.ts'
import { take } from '#modules/reservations/booking/store/take.ts'
import type { FacilityId } from '#modules/reservations/places/domain/space.ts'
import type { RegistrantId } from '#modules/reservations/registrants/index.ts'
import { buildSmallHall } from '#modules/reservations/testing/small-hall.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import { startProgress } from '#platform/progress/index.ts'

export type ClosedHall = Awaited<ReturnType<typeof buildSmallHall>>

/** A hall whose closure has somebody in its way, and a revocation whose letter is still to be drawn. */
export async function closeHall(tx: Tx, house: House, hall: ClosedHall, by: StaffId) {
  const day = house.clock.today().add({ days: 20 })
  const { rows } = await sql<{ registrant: RegistrantId; facility: FacilityId }>`
    select (select id from reservations.registrants order by created_at, id limit 1) as registrant, facility_id as facility
    from reservations.spaces where id = ${hall.music}`.execute(tx)
  const [known] = rows
  if (!known) throw new Error('the hall is not there')
  const reserve = async (starts: string, ends: string) => {
    const taken = await take(tx, {
      spaceId: hall.music,
      day,
      starts: Temporal.PlainTime.from(starts),
      ends: Temporal.PlainTime.from(ends),
      noise: 'ordinary',
      equipment: [],
      quotas: [],
      registrantId: known.registrant,
      by: undefined,
      channel: 'web',
      blocks: [1],
      weight: 1,
      activity: 'meeting',
      price: [],
      amount: yen(0),
      pays: 'nothing',
      at: house.clock.now(),
    })
    if ('refused' in taken) throw new Error(taken.refused)
    return taken.id
  }
  await reserve('09:00', '12:00')
  const closureId = await insertClosure(tx, {
    facilityId: known.facility,
    spaces: [hall.music],
    first: day,
    last: day,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    ends: Temporal.PlainTime.from('12:00'),
    starts: Temporal.PlainTime.from('09:00'),
    kind: 'works',
    reason: '照明の交換のため',
    madeBy: by,
    madeAt: house.clock.now(),
    progressId: await startProgress(tx, { kind: 'reservations.closure', total: 1 }),
  })
  const decisionId = await insertRevocation(tx, {
    reservationId: await reserve('13:00', '16:00'),
    ground: 'purpose',
    reason: '承認を受けた目的と異なるため',
    heard: 'oral',
    decidedAs: 'head',
    decidedBy: by,
    decidedAt: house.clock.now(),
  })
  return { closureId, decisionId }
}
