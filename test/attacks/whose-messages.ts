/** The same for everybody, or by a link in a mail, which is all the proof there is and says nothing about whose it is. */
export const messagesOfNobodyElse = [
  'GET /feeds',
  'GET /feeds/:file',
  'GET /messages/stop/:token',
  'POST /messages/stop/:token',
  'GET /callbacks/messages/stop/:token',
  'POST /callbacks/messages/stop/:token',
  'GET /messages/contacts/proof/:token',
  'POST /messages/contacts/proof/:token',
  'POST /callbacks/line',
]

/** What was told to who asks, or is the work of one's own office. */
export const listsOfMessages = [
  'GET /messages',
  'GET /messages/choice',
  'POST /messages/choice',
  'GET /messages/choices',
  'GET /messages/stop',
  'POST /messages/stop',
  'GET /messages/contacts',
  'POST /messages/contacts',
  'POST /messages/contacts/mail/end',
  'POST /messages/contacts/proof',
  'POST /messages/choices',
  'GET /messages/push',
  'GET /messages/letters',
  'POST /messages/letters',
  'GET /staff/message-templates',
  'GET /staff/letters/print',
  'POST /staff/letters/print',
  'GET /staff/letters/returned',
  'POST /staff/letters/returned',
  'POST /staff/message-templates',
  'GET /api/v1/messages',
  'POST /api/v1/messages',
  'PUT /api/v1/message-callback',
  'DELETE /api/v1/message-callback',
  'POST /messages/push',
  'GET /messages/line',
  'GET /messages/line/link',
  'POST /messages/line/link',
  'POST /messages/line/end',
]

export const ofOneReader = ['POST /messages/push/:id/end']

export const ofOneMessage = [
  'GET /api/v1/messages/:id',
  'GET /staff/letters/print/:id',
  'POST /staff/letters/print/:id/posting',
  'POST /staff/letters/print/:id/reprints',
  'GET /staff/letters/print/:id/letters.pdf',
  'GET /staff/letters/print/:id/letters.csv',
  'GET /staff/letters/print/:id/reprints/:reprint/letters.pdf',
  'POST /staff/letters/returned/:id',
  'GET /staff/message-templates/:id',
  'POST /staff/message-templates/:id/approval',
  'POST /staff/message-templates/:id/end',
]
