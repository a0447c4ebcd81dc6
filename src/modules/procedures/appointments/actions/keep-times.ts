import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate, wardTimeZone } from '#platform/time/index.ts'
import { findApplication, lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { calendarOf } from '../calendars.ts'
import { tellVisitor } from '../notices.ts'
import { type CalendarRow, calendarPolicy } from '../policy.ts'
import { appointmentPermission } from '../permission.ts'
import { comingTo, endAppointment } from '../store/appointments.ts'
import {
  addSlots,
  closeSlot,
  findCalendar,
  findSlot,
  lockSlots,
  reopenSlot,
  type Slot,
  type SlotId,
} from '../store/slots.ts'

/** The calendar, when the actor's office keeps it and the actor may change it. */
export async function calendarToKeep(tx: Tx, actor: Staff, key: string): Promise<CalendarRow> {
  const row = await findCalendar(tx, key)
  if (!row || !calendarPolicy.may(actor, row)) throw new NotFound('appointment calendar')
  if (!actor.permissions.has(appointmentPermission)) throw new Forbidden()
  return row
}

export type Added = { ok: true } | { ok: false; reason: 'past' | 'closed_day' | 'exists' }

/** One more time besides the pattern. */
export async function addTime(
  tx: Tx,
  house: House,
  actor: Staff,
  { key, day, time, capacity }: { key: string; day: Temporal.PlainDate; time: Temporal.PlainTime; capacity: number },
): Promise<Added> {
  await calendarToKeep(tx, actor, key)
  const startsAt = day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: time }).toInstant()
  if (Temporal.Instant.compare(startsAt, house.clock.now()) <= 0) return { ok: false, reason: 'past' }
  if (!wardCalendar(house.profile).isOpen(day)) return { ok: false, reason: 'closed_day' }
  const minutes = calendarOf(house, key)?.minutes ?? 30
  const added = await addSlots(tx, key, capacity, [{ startsAt, endsAt: startsAt.add({ minutes }) }])
  if (added === 0) return { ok: false, reason: 'exists' }
  await recordAudit(tx, {
    actor,
    action: 'procedures.appointment-slot.add',
    subject: { kind: 'procedures.appointment-calendar', id: key },
  })
  return { ok: true }
}

/** Closes a coming time. Who was coming is told and chooses another; the requests themselves stand. */
export async function closeTime(tx: Tx, house: House, actor: Staff, slotId: SlotId): Promise<Slot> {
  const slot = await slotToKeep(tx, actor, slotId)
  if (Temporal.Instant.compare(slot.startsAt, house.clock.now()) <= 0) return slot
  // The order of everybody else: the requests first, then the time.
  for (const { applicationId } of await comingTo(tx, slotId)) await lockApplication(tx, applicationId)
  await lockSlots(tx, [slotId])
  const at = house.clock.now()
  await closeSlot(tx, slotId, actor.staffId, at)
  for (const appointment of await comingTo(tx, slotId)) {
    const { applicationId, startsAt } = appointment
    if (!(await endAppointment(tx, appointment.id, 'cancelled', { at, by: actor.staffId }))) continue
    await recordCaseEvent(tx, applicationId, {
      kind: 'appointment_cancelled',
      at,
      by: { kind: 'staff', staffId: actor.staffId },
      data: { startsAt: startsAt.toString() },
    })
    await emit(tx, {
      type: 'procedures.appointment_cancelled',
      subjectKind: 'procedures.application',
      subjectId: applicationId,
    })
    const application = await findApplication(tx, applicationId)
    if (application) await tellVisitor(tx, application, appointment, 'procedures.appointment-cancelled')
  }
  await audit(tx, actor, slotId, 'close')
  return slot
}

/** Undoes `closeTime` for who comes now; nobody is booked back. */
export async function reopenTime(tx: Tx, house: House, actor: Staff, slotId: SlotId): Promise<Slot> {
  const slot = await slotToKeep(tx, actor, slotId)
  if (Temporal.PlainDate.compare(wardDate(slot.startsAt), house.clock.today()) < 0) return slot
  await lockSlots(tx, [slotId])
  await reopenSlot(tx, slotId)
  await audit(tx, actor, slotId, 'reopen')
  return slot
}

async function slotToKeep(tx: Tx, actor: Staff, slotId: SlotId): Promise<Slot> {
  const slot = await findSlot(tx, slotId)
  if (!slot) throw new NotFound('appointment slot')
  await calendarToKeep(tx, actor, slot.calendarKey)
  return slot
}

const audit = (tx: Tx, actor: Staff, slotId: SlotId, deed: 'close' | 'reopen') =>
  recordAudit(tx, {
    actor,
    action: `procedures.appointment-slot.${deed}`,
    subject: { kind: 'procedures.appointment-slot', id: slotId },
  })
