import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type AbsenceInput, absenceSpan } from '../domain/absence.ts'
import { workforcePermissions } from '../permissions.ts'
import { type AbsenceId, cancelAbsence, insertAbsence, whyNotCover } from '../store/absences.ts'
import { colleaguesWithin } from '../store/organisation.ts'

export type AbsenceEntered =
  | { ok: true; id: AbsenceId }
  | { ok: false; reason: 'order' | 'past' | 'overlaps' | 'cover_self' | 'cover_elsewhere' | 'cover_away' }

/**
 * 不在: one's own, or, for who leads the office, a colleague's. While a holder is away, deputies may decide, and who was
 * named as cover goes on with their cases.
 */
export async function enterAbsence(
  tx: Tx,
  house: House,
  actor: Staff,
  staffId: StaffId,
  input: AbsenceInput,
): Promise<AbsenceEntered> {
  await mayEnterFor(tx, house, actor, staffId)
  const span = absenceSpan(input)
  if (!span) return { ok: false, reason: 'order' }
  const at = house.clock.now()
  if (Temporal.Instant.compare(span.until, at) <= 0) return { ok: false, reason: 'past' }
  const { cover } = input
  if (cover) {
    if (cover === staffId) return { ok: false, reason: 'cover_self' }
    const why = await whyNotCover(tx, { staffId, cover, ...span }, input.from)
    if (why) return { ok: false, reason: `cover_${why}` }
  }
  const id = await insertAbsence(tx, { staffId, ...span, cover, by: actor.staffId, at })
  if (!id) return { ok: false, reason: 'overlaps' }
  await recordAudit(tx, {
    actor,
    action: 'people.absence.enter',
    subject: { kind: 'people.staff', id: staffId },
    ...(cover && { ids: { cover } }),
  })
  return { ok: true, id }
}

/** 早く戻った: takes an absence back that is not over. */
export async function takeBackAbsence(tx: Tx, house: House, actor: Staff, id: AbsenceId): Promise<void> {
  const staffId = await cancelAbsence(tx, id, actor.staffId, house.clock.now())
  if (!staffId) throw new NotFound('absence')
  await mayEnterFor(tx, house, actor, staffId)
  await recordAudit(tx, { actor, action: 'people.absence.cancel', subject: { kind: 'people.staff', id: staffId } })
}

async function mayEnterFor(tx: Tx, house: House, actor: Staff, staffId: StaffId): Promise<void> {
  if (staffId === actor.staffId && actor.permissions.has(workforcePermissions.read)) return
  if (!actor.permissions.has(workforcePermissions.absence)) throw new Forbidden()
  const offices = [...actor.posts.map(({ officeId }) => officeId), ...actor.oversees]
  const colleagues = await colleaguesWithin(tx, offices, house.clock.today())
  if (!colleagues.some((colleague) => colleague.staffId === staffId)) throw new Forbidden()
}
