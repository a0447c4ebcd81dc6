const at = '/staff/reports'

/** The reports of one's own offices, and how they are handled. */
export const listsOfReportDesk = [
  `GET ${at}`,
  `GET ${at}/export`,
  `GET ${at}/new`,
  `POST ${at}/new`,
  `GET ${at}/heat`,
  `GET ${at}/recurring`,
  `GET ${at}/routing`,
  `POST ${at}/routing`,
  `GET ${at}/templates`,
  `POST ${at}/templates`,
  `GET ${at}/blocks`,
]

/** About one report, picture, template or block of an office: for another office it is not there. */
export const ofOneReportAtDesk = [
  `GET ${at}/:id`,
  `GET ${at}/:id/photos/:photo/:size`,
  `GET ${at}/:id/photos/:photo/shown`,
  `POST ${at}/:id/photos/:photo/look`,
  `POST ${at}/:id/state`,
  `POST ${at}/:id/assignment`,
  `POST ${at}/:id/notes`,
  `GET ${at}/:id/look`,
  `POST ${at}/:id/look`,
  `GET ${at}/:id/route`,
  `POST ${at}/:id/route`,
  `GET ${at}/:id/merge`,
  `POST ${at}/:id/merge`,
  `POST ${at}/:id/unmerge`,
  `GET ${at}/:id/block`,
  `POST ${at}/:id/block`,
  `GET ${at}/:id/improvement`,
  `POST ${at}/:id/improvement`,
  `POST ${at}/:id/improvement/words`,
  `POST ${at}/:id/improvement/removal`,
  `POST ${at}/templates/:template`,
  `POST ${at}/templates/:template/removal`,
  `POST ${at}/blocks/:block/removal`,
]

/** The register of things of one's own offices, for who handles reports or works outside; its tables and drawings. */
export const listsOfAssets = [
  `GET ${at}/assets`,
  `GET ${at}/assets/export`,
  `GET ${at}/assets/plates`,
  `GET ${at}/assets/new`,
  `POST ${at}/assets/new`,
  `GET ${at}/assets/import`,
  `POST ${at}/assets/import`,
  `GET ${at}/drawings`,
  `GET ${at}/drawings/new`,
  `POST ${at}/drawings/new`,
]

/** About one thing, drawing or read table of an office: for another office it is not there. */
export const ofOneAsset = [
  `GET ${at}/assets/:id`,
  `GET ${at}/assets/:id/photos/:photo/:size`,
  `GET ${at}/assets/:id/change`,
  `POST ${at}/assets/:id/change`,
  `GET ${at}/assets/:id/move`,
  `POST ${at}/assets/:id/move`,
  `POST ${at}/assets/:id/end`,
  `POST ${at}/assets/:id/restoration`,
  `GET ${at}/assets/import/:import`,
  `POST ${at}/assets/import/:import/taking`,
  `GET ${at}/drawings/:drawing/file`,
  `POST ${at}/drawings/:drawing/removal`,
]
