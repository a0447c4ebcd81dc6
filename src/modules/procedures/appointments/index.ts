// The list of appointment times, as the other rooms of this module use it.
export { bookTime, cancelTime } from './actions/book-time.ts'
export { type OfferedDay, offeredTimes } from './actions/offered-times.ts'
export { appointmentOf } from './store/appointments.ts'
export { findSlot, type SlotId } from './store/slots.ts'
