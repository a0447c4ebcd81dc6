import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { type LastDayProblem, lastDayProblem, mostPins } from '../domain/pin.ts'
import { confirmSteering } from '../permissions.ts'
import { foldedQuery } from '../snapshot.ts'
import { endPin, findPin, insertPin, type PinId, standingPins } from '../store/pins.ts'
import { visibleOf } from '../store/subjects.ts'
import { turnSteering } from '../store/version.ts'

export type Pinned =
  | { ok: true; id: PinId }
  | { ok: false; reason: LastDayProblem | 'notPublic' | 'pinnedAlready' | 'tooMany' | 'noLetters' }

type Wish = { query: string; subject: string; reason: string; lastDay: Temporal.PlainDate }

/** Puts a public subject in front of what a query finds, from today through its last day. */
export async function pin(tx: Tx, house: House, staff: Staff, wish: Wish): Promise<Pinned> {
  await confirmSteering(tx, house, staff)
  const today = house.clock.today()
  const problem = lastDayProblem(wish.lastDay, today)
  if (problem) return { ok: false, reason: problem }
  const folded = foldedQuery(wish.query)
  if (folded === '') return { ok: false, reason: 'noLetters' }
  // First: two who pin for the same query at once come one after the other.
  await turnSteering(tx)
  if ((await visibleOf(tx, [wish.subject], 'ja', house.clock.now())).length === 0)
    return { ok: false, reason: 'notPublic' }
  const same = (await standingPins(tx, today)).filter((one) => one.folded === folded)
  if (same.some(({ subject }) => subject === wish.subject)) return { ok: false, reason: 'pinnedAlready' }
  if (same.length >= mostPins) return { ok: false, reason: 'tooMany' }
  const id = await insertPin(tx, { ...wish, folded, firstDay: today, by: staff.staffId, at: house.clock.now() })
  await recordAudit(tx, { actor: staff, action: 'search.pin.add', subject: { kind: 'search.pin', id } })
  return { ok: true, id }
}

/** Takes a pin away before its last day. One that is over already stays as it is. */
export async function unpin(tx: Tx, house: House, staff: Staff, id: PinId): Promise<void> {
  await confirmSteering(tx, house, staff)
  if (!(await findPin(tx, id))) throw new NotFound('pin')
  if (!(await endPin(tx, id, staff.staffId, house.clock.now()))) return
  await recordAudit(tx, { actor: staff, action: 'search.pin.end', subject: { kind: 'search.pin', id } })
  await turnSteering(tx)
}
