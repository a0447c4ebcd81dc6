/** What is free, which says nothing of anybody. */
export const aboutPlaces = ['GET /vacancies', 'GET /vacancies/:space/:day']

/** Lists of one's own reservations. */
export const listsOfReservations = ['GET /reservations', 'GET /reservations/new', 'POST /reservations']

/** About one reservation. */
export const ofOneReservation = [
  'GET /reservations/:id',
  'GET /reservations/:id/details',
  'POST /reservations/:id/details',
  'POST /reservations/:id/confirmation',
  'GET /reservations/:id/change',
  'POST /reservations/:id/change',
  'GET /reservations/:id/cancellation',
  'POST /reservations/:id/cancellation',
]
