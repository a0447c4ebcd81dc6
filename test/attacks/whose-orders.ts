const at = '/staff/orders'

const work = '/staff/work'

/** Work that one's own offices have ordered, and the companies that do it; one's own day, or the company's, and what waited on a phone. */
export const listsOfOrders = [
  `GET ${at}`,
  `GET ${at}/export`,
  `GET ${at}/day`,
  `POST ${at}/day`,
  `GET ${at}/new`,
  `POST ${at}/new`,
  `POST ${at}/many`,
  `GET ${at}/contractors`,
  `GET ${at}/contractors/statement`,
  `GET ${at}/contractors/statement/export`,
  `GET ${work}`,
  `GET ${work}/kit`,
  `GET ${work}/outbox/ready`,
  // The order is in the form: another's is answered as one that is not there (outbox.test.ts of the room).
  `POST ${work}/outbox`,
]

/** About one order of an office, there and at its place: for another office or company it is not there. */
export const ofOneOrder = [
  `GET ${at}/:id`,
  `GET ${at}/:id/photos/:photo/:size`,
  `POST ${at}/:id/acceptance`,
  `POST ${at}/:id/return`,
  `POST ${at}/:id/plan`,
  `POST ${at}/:id/cancellation`,
  `GET ${work}/:id`,
  `GET ${work}/:id/found`,
  `GET ${work}/:id/photos/:photo/:size`,
  `GET ${work}/:id/drawings/:drawing`,
  `POST ${work}/:id/start`,
  `POST ${work}/:id/done`,
  `POST ${work}/:id/unable`,
  `POST ${work}/:id/photos`,
  `POST ${work}/:id/found`,
]
