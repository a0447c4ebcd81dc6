/** Keeps the list of times: day list, one more time, closing, who came. */
export const appointmentPermission = 'procedures.appointments.keep'
