const at = '/staff/upkeep'
const facility = `${at}/facilities/:slug`

/** Facilities that one's own office keeps. */
export const listsOfUpkeep = [`GET ${at}`, `GET ${at}/rules`, `GET ${at}/sheets`, `POST ${at}/sheets`]

/** About one facility, one set of rules, one change or one sheet: no person is in them but as a number. */
export const ofOneUpkeep = [
  `GET ${facility}`,
  `GET ${facility}/patterns`,
  `GET ${facility}/closed-days`,
  `GET ${facility}/words`,
  `GET ${facility}/spaces`,
  `GET ${facility}/spaces/:space`,
  `GET ${facility}/equipment`,
  `GET ${facility}/equipment/:equipment`,
  `GET ${at}/rules/:kind/:key`,
  `GET ${at}/changes/:id`,
  `GET ${at}/sheets/:id`,
  `GET ${at}/sheets/files/:table/:format`,
  `POST ${facility}/patterns`,
  `POST ${facility}/closed-days`,
  `POST ${facility}/words`,
  `POST ${facility}/spaces`,
  `POST ${facility}/spaces/:space`,
  `POST ${facility}/equipment`,
  `POST ${facility}/equipment/:equipment`,
  `POST ${facility}/neighbours`,
  `POST ${at}/rules/:kind/:key`,
  `POST ${at}/changes/:id/effect`,
  `POST ${at}/changes/:id/drop`,
]
