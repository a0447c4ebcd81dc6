// The list of appointment times, as the other rooms of this module use it.
export { bookTime, cancelTime } from './actions/book-time.ts'
export { daysWithin, isTooEarly, withoutEarlyTimes } from './bounds.ts'
export { type OfferedDay, offeredTimes } from './actions/offered-times.ts'
export { type Appointment, appointmentOf } from './store/appointments.ts'
export { findSlot, type SlotId } from './store/slots.ts'
