import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { type CaseActor, recordCaseEvent } from '../../store/case-events.ts'
import { type Appointment, appointmentOf, endAppointment, takePlace } from '../store/appointments.ts'
import { findSlot, lockSlots, type SlotId } from '../store/slots.ts'
import { refusalOf } from './offered-times.ts'

export type Booked =
  | { ok: true; appointment: Appointment }
  | { ok: false; reason: 'unknown' | 'too_soon' | 'too_late' | 'closed' | 'full' }

/**
 * Takes a place at this time for a request, in place of the visit it had. The caller holds the application's lock and
 * has checked who asks. Nothing is written when the time cannot be had; the old visit then stands.
 */
export async function bookTime(
  tx: Tx,
  house: House,
  actor: Actor,
  { applicationId, calendar, slotId }: { applicationId: ApplicationId; calendar: string; slotId: SlotId },
): Promise<Booked> {
  const before = await appointmentOf(tx, applicationId)
  const had = before?.state === 'booked' ? before : undefined
  if (had?.slotId === slotId) return { ok: true, appointment: had }
  await lockSlots(tx, had ? [had.slotId, slotId] : [slotId])
  const slot = await findSlot(tx, slotId)
  const reason = refusalOf(house, calendar, slot)
  if (reason || !slot) return { ok: false, reason: reason ?? 'unknown' }

  const at = house.clock.now()
  if (had) await endAppointment(tx, had.id, 'cancelled', { at })
  // Who chooses a time of tomorrow needs no reminder of it.
  const isSoon = house.clock.today().until(wardDate(slot.startsAt)).days <= 1
  const id = await takePlace(tx, { applicationId, slotId, at, remindedAt: isSoon ? at : null })
  const appointment = id && (await appointmentOf(tx, applicationId))
  if (!appointment) return { ok: false, reason: 'full' }
  await record(tx, actor, appointment, had ? 'appointment_moved' : 'appointment_booked', at)
  return { ok: true, appointment }
}

/** Gives the place free. Does nothing when there is no coming visit. */
export async function cancelTime(tx: Tx, house: House, actor: Actor, applicationId: ApplicationId): Promise<void> {
  const before = await appointmentOf(tx, applicationId)
  if (before?.state !== 'booked') return
  await lockSlots(tx, [before.slotId])
  const at = house.clock.now()
  const by = actor.kind === 'staff' ? { by: actor.staffId } : {}
  if (!(await endAppointment(tx, before.id, 'cancelled', { at, ...by }))) return
  await record(tx, actor, before, 'appointment_cancelled', at)
}

async function record(
  tx: Tx,
  actor: Actor,
  { id, applicationId, startsAt }: Appointment,
  kind: 'appointment_booked' | 'appointment_moved' | 'appointment_cancelled',
  at: Temporal.Instant,
): Promise<void> {
  await recordCaseEvent(tx, applicationId, { kind, at, by: caseActor(actor), data: { startsAt: startsAt.toString() } })
  await recordAudit(tx, {
    actor,
    action: `procedures.appointment.${kind.replace('appointment_', '')}`,
    subject: { kind: 'procedures.application', id: applicationId },
    ids: { appointment: id },
  })
  await emit(tx, { type: `procedures.${kind}`, subjectKind: 'procedures.application', subjectId: applicationId })
}

export function caseActor(actor: Actor): CaseActor {
  if (actor.kind === 'staff') return { kind: 'staff', staffId: actor.staffId }
  return { kind: actor.kind === 'resident' ? 'resident' : 'system' }
}
