// The list of appointment times, as the other rooms of this module use it.
export { type Booked, bookTime, cancelTime } from './actions/book-time.ts'
export { type OfferedDay, type OfferedTime, offeredTimes } from './actions/offered-times.ts'
export { type Appointment, appointmentOf } from './store/appointments.ts'
export { findSlot, type Slot, type SlotId } from './store/slots.ts'
