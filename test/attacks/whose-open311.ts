/** Reports for programs: what everybody sees, and what a program with a key of its own files. */
export const reportsForPrograms = [
  'GET /open311',
  'GET /open311/v2/discovery.xml',
  'GET /open311/v2/discovery.json',
  'GET /open311/v2/services.xml',
  'GET /open311/v2/services.json',
  'GET /open311/v2/services/:file',
  'GET /open311/v2/requests.xml',
  'GET /open311/v2/requests.json',
  'GET /open311/v2/requests/:file',
  'GET /open311/v2/tokens/:file',
  'GET /open311/v2/servicerequestupdates.xml',
  'GET /open311/v2/servicerequestupdates.json',
  'POST /open311/v2/requests.xml',
  'POST /open311/v2/requests.json',
  'POST /open311/v2/servicerequestupdates.xml',
  'POST /open311/v2/servicerequestupdates.json',
]
