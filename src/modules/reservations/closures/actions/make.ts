import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { startProgress } from '#platform/progress/index.ts'
import { closeDays } from '../../booking/store/take.ts'
import { knownWard } from '../../known-ward.ts'
import { type ClosedTimes, type Closure, closedDaysOf, type ClosureId } from '../domain/closure.ts'
import { closurePermissions } from '../permissions.ts'
import { insertClosure, writeClosedTo } from '../store/closures.ts'
import { requireFacility } from '../store/own-facilities.ts'

// Each place of each day is locked for a moment, and the table of locks is not endless.
const mostLocks = 2000

/**
 * Closes places from now on; who is in the way is settled by the task that begins after the commit. All days are closed
 * with it, in the same transaction; very many are closed by the task, day by day.
 */
export async function makeClosure(
  tx: Tx,
  house: House,
  staff: Staff,
  made: ClosedTimes & Pick<Closure, 'kind' | 'reason' | 'answerUntil'> & { hits: number },
): Promise<ClosureId> {
  requireRight(staff, 'handle')
  await requireFacility(tx, staff, { id: made.facilityId }, house.clock.today())
  const atoms = await requireSpaces(tx, house, made)
  const { hits, ...closure } = made
  // A step for each, and one for the end.
  const progressId = await startProgress(tx, {
    kind: 'reservations.closure',
    total: Math.max(1, hits),
    accountId: staff.accountId,
  })
  const id = await insertClosure(tx, { ...closure, madeBy: staff.staffId, madeAt: house.clock.now(), progressId })
  const days = closedDaysOf(made)
  const [last] = days.slice(-1)
  if (last && days.length * atoms <= mostLocks) {
    await closeDays(tx, id, days, house.clock.now())
    await writeClosedTo(tx, id, last)
  }
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.closure.make',
    subject: { kind: 'reservations.closure', id },
    ids: { facility: made.facilityId },
  })
  await enqueue(tx, 'reservations.settle-closure', { closureId: id }, { key: `reservations.settle-closure:${id}` })
  return id
}

export function requireRight(staff: Staff, right: keyof typeof closurePermissions): void {
  if (!staff.permissions.has(closurePermissions[right]))
    throw new Forbidden('permission_missing', closurePermissions[right])
}

/** How many parts of the house these spaces are. */
async function requireSpaces(tx: Tx, house: House, { spaces, facilityId }: ClosedTimes): Promise<number> {
  const ward = await knownWard(tx, house)
  if (spaces.length === 0 || spaces.some((id) => ward.spaces.get(id)?.facility.id !== facilityId))
    throw new NotFound('space')
  return new Set(spaces.flatMap((id) => ward.spaces.get(id)?.atoms ?? [])).size
}
