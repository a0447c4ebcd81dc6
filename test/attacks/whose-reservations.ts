/** What is free, which says nothing of anybody. */
export const aboutPlaces = [
  'GET /vacancies',
  'GET /vacancies/:space/:day',
  'GET /api/v1/facilities',
  'GET /api/v1/facilities/:facility',
  'GET /api/v1/spaces',
  'GET /api/v1/spaces/:space',
  'GET /api/v1/spaces/:space/days/:day',
  'GET /api/v1/vacancies',
]

/** Lists of one's own reservations. */
export const listsOfReservations = [
  'GET /reservations',
  'GET /reservations/new',
  'POST /reservations',
  'GET /api/v1/registrations',
  'GET /api/v1/reservations',
  'POST /api/v1/reservations',
]

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
  'GET /api/v1/registrations/:id',
  'GET /api/v1/reservations/:id',
  'PUT /api/v1/reservations/:id/details',
  'POST /api/v1/reservations/:id/confirmation',
  'POST /api/v1/reservations/:id/change',
  'GET /api/v1/reservations/:id/cancellation',
  'POST /api/v1/reservations/:id/cancellation',
]
