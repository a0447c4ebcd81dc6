import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { type Appointment, type AppointmentId, endAppointment, findAppointment } from '../store/appointments.ts'
import { canMark } from '../domain.ts'
import { calendarToKeep } from './keep-times.ts'

export type Attended = { ok: true; appointment: Appointment } | { ok: false; reason: 'too_early' | 'ended' }

/** 来庁した. A booking is complete with it; other requests go on as they were. */
export const markArrived = (tx: Tx, house: House, actor: Staff, id: AppointmentId): Promise<Attended> =>
  attend(tx, house, actor, id, 'arrived')

/** 来なかった: only once the time has begun. */
export const markMissed = (tx: Tx, house: House, actor: Staff, id: AppointmentId): Promise<Attended> =>
  attend(tx, house, actor, id, 'missed')

async function attend(
  tx: Tx,
  house: House,
  actor: Staff,
  id: AppointmentId,
  state: 'arrived' | 'missed',
): Promise<Attended> {
  const found = await findAppointment(tx, id)
  if (!found) throw new NotFound('appointment')
  await calendarToKeep(tx, actor, found.calendarKey)
  const application = await lockApplication(tx, found.applicationId)
  if (!application) throw new NotFound('application')
  const at = house.clock.now()
  if (!canMark(found, state, at)) return { ok: false, reason: 'too_early' }
  if (!(await endAppointment(tx, id, state, { at, by: actor.staffId }))) return { ok: false, reason: 'ended' }
  const by = byStaff(actor.staffId)
  await recordCaseEvent(tx, application.id, { kind: `appointment_${state}`, at, by })
  if (application.kind === 'booking' && application.state === 'submitted') {
    await moveTo(tx, application.id, ['submitted'], state === 'arrived' ? 'completed' : 'missed', { at, by })
  }
  await recordAudit(tx, {
    actor,
    action: `procedures.appointment.${state}`,
    subject: { kind: 'procedures.application', id: application.id },
    personId: application.applicantPersonId,
    reason: 'duty',
  })
  return { ok: true, appointment: found }
}
