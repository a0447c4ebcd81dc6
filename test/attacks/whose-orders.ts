const at = '/staff/orders'

/** Work that one's own offices have ordered, and the companies that do it. */
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
]

/** About one order of an office: for another office it is not there. */
export const ofOneOrder = [
  `GET ${at}/:id`,
  `GET ${at}/:id/photos/:photo/:size`,
  `POST ${at}/:id/acceptance`,
  `POST ${at}/:id/return`,
  `POST ${at}/:id/plan`,
  `POST ${at}/:id/cancellation`,
]
