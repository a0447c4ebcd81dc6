const at = '/staff/campaigns'

/** What one's own office says to many; the own addresses for tests. */
export const listsOfCampaigns = [
  `GET ${at}`,
  `GET ${at}/new`,
  `POST ${at}`,
  `GET ${at}/emergency`,
  `POST ${at}/emergency`,
  `GET ${at}/results`,
  `GET ${at}/results/file`,
  `GET ${at}/tests`,
  `POST ${at}/tests`,
]

/** About one campaign of an office, or one address of a member of staff: for a stranger it is not there. */
export const ofOneCampaign = [
  `GET ${at}/:id`,
  `GET ${at}/:id/edit`,
  `GET ${at}/:id/progress`,
  `GET ${at}/:id/results`,
  `GET ${at}/:id/results/file`,
  `POST ${at}/:id/edit`,
  `POST ${at}/:id/submission`,
  `POST ${at}/:id/return`,
  `POST ${at}/:id/approval`,
  `POST ${at}/:id/withdrawal`,
  `POST ${at}/:id/brake`,
  `POST ${at}/:id/release`,
  `POST ${at}/:id/correction`,
  `POST ${at}/:id/test`,
  `POST ${at}/:id/chunks/:chunk`,
  `POST ${at}/tests/:id/code`,
  `POST ${at}/tests/:id/removal`,
]
