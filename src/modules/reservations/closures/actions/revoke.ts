import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { emit } from '#platform/events/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { insertEvent, writeState } from '../../booking/store/reservations.ts'
import { giveBack } from '../../booking/store/take.ts'
import { endOpenBill } from '../../money/actions/ask.ts'
import { settleAway } from '../../money/actions/give-back.ts'
import { isApproved } from '../domain/closure.ts'
import { tellMembers } from '../notices.ts'
import { revocationRules } from '../profile.ts'
import { insertRevocation, type Revocation } from '../store/revocations.ts'
import { requireRight } from './make.ts'
import { openAtDesk } from './open-at-desk.ts'

/**
 * 利用承認の取消し: decided by a person, on a ground of the ordinance, with reasons, after hearing the other side or the
 * reason why not; a letter with the 教示 goes to who represents the registrant.
 * 根拠: 地方自治法 第244条第2項, 行政手続法 第13条, 第14条.
 */
export async function revokeApproval(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, ...given }: Pick<Revocation, 'ground' | 'reason' | 'heard' | 'decidedAs'> & { id: ReservationId },
): Promise<void> {
  requireRight(staff, 'decide')
  const { reservation, facility } = await openAtDesk(tx, house, staff, { id, isLocked: true })
  if (!isApproved(reservation.state) || reservation.kind === 'official') throw new Conflict('not_standing')
  const ground = revocationRules(house).grounds.find(({ key }) => key === given.ground)
  if (!ground) throw new NotFound('ground')
  if (given.decidedAs === 'operator' && !facility.operatorId) throw new NotFound('operator')
  const at = house.clock.now()
  await giveBack(tx, id)
  await writeState(tx, id, { state: 'revoked', payUntil: null, at })
  // What they did themselves gives nothing back.
  if (ground.givesBack) await settleAway(tx, house, reservation, 'closure')
  else await endOpenBill(tx, house, reservation, 'cancelled')
  const decision = await insertRevocation(tx, {
    ...given,
    reservationId: id,
    decidedBy: staff.staffId,
    decidedAt: at,
  })
  await insertEvent(tx, { reservationId: id, kind: 'revoked', at, by: { staffId: staff.staffId }, data: { decision } })
  const data = { why: 'revoked', decision }
  await emit(tx, { type: 'reservations.revoked', subjectKind: 'reservation', subjectId: id, data })
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.reservation.revoke',
    subject: { kind: 'reservations.reservation', id },
    ids: { decision },
  })
  await tellMembers(tx, house, { ...reservation, sequence: reservation.sequence + 1 }, 'revoked')
  await enqueue(
    tx,
    'reservations.revocation-letter',
    { decisionId: decision },
    { key: `reservations.revocation:${id}` },
  )
}

/** 公用 that is not needed any more. Twice is once. */
export async function endOfficialUse(tx: Tx, house: House, staff: Staff, id: ReservationId): Promise<void> {
  requireRight(staff, 'handle')
  const { reservation } = await openAtDesk(tx, house, staff, { id, isLocked: true })
  if (reservation.kind !== 'official') throw new NotFound('official_use')
  if (!isApproved(reservation.state)) return
  const at = house.clock.now()
  await giveBack(tx, id)
  await writeState(tx, id, { state: 'cancelled', at })
  await insertEvent(tx, { reservationId: id, kind: 'cancelled', at, by: { staffId: staff.staffId } })
  await recordAudit(tx, {
    actor: staff,
    action: 'reservations.reservation.end_official',
    subject: { kind: 'reservations.reservation', id },
  })
}
