/** What is free, which says nothing of anybody. */
export const aboutPlaces = ['GET /vacancies', 'GET /vacancies/:space/:day', 'GET /staff/facilities/:slug']

/** Lists of one's own reservations. */
export const listsOfReservations = [
  'GET /reservations',
  'GET /reservations/new',
  'POST /reservations',
  // Of the facilities whose desk it is.
  'GET /staff/facilities',
  'POST /staff/facilities/search',
  // Staff of who runs one's own facilities.
  'GET /staff/facility-workers',
  'POST /staff/facility-workers',
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
  'POST /staff/facility-workers/:operator/:worker/end',
  'GET /staff/check-in/:code',
  'GET /staff/reservations/:id',
  'POST /staff/reservations/:id/check-in',
  'POST /staff/reservations/:id/correction',
  'POST /staff/reservations/:id/keys',
  'POST /staff/reservations/:id/keys/:loan/return',
  'POST /staff/reservations/:id/equipment/:equipment',
  'POST /staff/reservations/:id/equipment/:equipment/return',
  // Of one facility, for its desk.
  'GET /staff/facilities/:slug/:day',
  'POST /staff/facilities/:slug/:day/notes',
  'POST /staff/facilities/:slug/:day/notes/:id/removal',
  'GET /staff/facilities/:slug/:day/entry',
  'POST /staff/facilities/:slug/:day/entries',
  'GET /staff/facilities/:slug/keys',
  'POST /staff/facilities/:slug/keys',
  'POST /staff/facilities/:slug/keys/loans',
  'POST /staff/facilities/:slug/keys/loans/:loan/return',
  'POST /staff/facilities/:slug/keys/:key/removal',
  'GET /staff/facilities/:slug/equipment',
  'POST /staff/facilities/:slug/equipment/outages',
  'POST /staff/facilities/:slug/equipment/outages/:outage/end',
  'GET /staff/facilities/:slug/statistics/:month',
  'GET /staff/facilities/:slug/statistics/:month/file',
]
