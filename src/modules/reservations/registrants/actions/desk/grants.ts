import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { RegistrantId } from '../../domain/registrant.ts'
import { endGrant, insertGrant, type RegistrantGrantId } from '../../store/decisions.ts'
import { rulesOf } from '../../rules-of.ts'
import { noteRegistrant } from '../note.ts'
import { lockAtDesk } from './at-desk.ts'

export type Granted = { ok: true } | { ok: false; reason: 'order' | 'stands_already' }

/** 減免 or a priority, from a day to the first day without it; the reason is kept for who looks later. */
export async function grant(
  tx: Tx,
  house: House,
  staff: Staff,
  made: {
    id: RegistrantId
    key: string
    from: Temporal.PlainDate
    until: Temporal.PlainDate | null
    reason: string
  },
): Promise<Granted> {
  const { id, key, from, until, reason } = made
  const registrant = await lockAtDesk(tx, house, staff, id, 'decide')
  if (registrant.state !== 'active' && registrant.state !== 'suspended') throw new Conflict('not_standing')
  if (!rulesOf(house).grants.some((one) => one.key === key)) throw new NotFound('grant')
  if (until && Temporal.PlainDate.compare(until, from) <= 0) return { ok: false, reason: 'order' }
  const given = { registrantId: id, key, from, until, reason, by: staff.staffId, at: house.clock.now() }
  if (!(await insertGrant(tx, given))) return { ok: false, reason: 'stands_already' }
  await noteRegistrant(tx, house, staff, id, 'grant', { grant: key, from: from.toString() })
  return { ok: true }
}

/** From today it does not stand; reservations that were made keep their price. */
export async function takeGrantBack(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, grantId }: { id: RegistrantId; grantId: RegistrantGrantId },
): Promise<void> {
  await lockAtDesk(tx, house, staff, id, 'decide')
  const over = { registrantId: id, on: house.clock.today(), by: staff.staffId, at: house.clock.now() }
  if (!(await endGrant(tx, grantId, over))) throw new NotFound('grant')
  await noteRegistrant(tx, house, staff, id, 'end_grant', { grant: grantId })
}
