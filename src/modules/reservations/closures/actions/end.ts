import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { endProgress } from '#platform/progress/index.ts'
import { findReservation } from '../../booking/store/reservations.ts'
import { reopen } from '../../booking/store/take.ts'
import type { ClosureId } from '../domain/closure.ts'
import { tellMembers } from '../notices.ts'
import { lockClosure, writeEnded, writeLast } from '../store/closures.ts'
import { keepAll } from '../store/hits.ts'
import { requireFacility } from '../store/own-facilities.ts'
import { requireRight } from './make.ts'

/**
 * Ends a closure before its last day, now or from a day on: its places are free then, and who had not been settled keeps
 * theirs. Twice is once.
 */
export async function endClosure(
  tx: Tx,
  house: House,
  staff: Staff,
  id: ClosureId,
  from: Temporal.PlainDate = house.clock.today(),
): Promise<void> {
  requireRight(staff, 'handle')
  const closure = await lockClosure(tx, id)
  if (!closure) throw new NotFound('closure')
  await requireFacility(tx, staff, { id: closure.facilityId }, house.clock.today())
  if (closure.endedAt || isLater(from, closure.last)) return
  const at = house.clock.now()
  const isAll = !isLater(from, house.clock.today()) || !isLater(from, closure.first)
  if (isAll) await writeEnded(tx, id, staff.staffId, at)
  else await writeLast(tx, id, from.subtract({ days: 1 }))
  await reopen(tx, id, isAll ? house.clock.today() : from)
  for (const asked of await keepAll(tx, id, at, isAll ? undefined : from)) {
    const reservation = await findReservation(tx, asked)
    if (reservation) await tellMembers(tx, house, reservation, 'kept')
  }
  if (isAll && closure.progressId) await endProgress(tx, closure.progressId, { state: 'finished' })
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.closure.end',
    subject: { kind: 'reservations.closure', id },
    ids: { facility: closure.facilityId },
  })
}

const isLater = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) > 0
