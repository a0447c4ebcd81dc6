const caseIdParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const keyParameter = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 8, maxLength: 128 } }
const problem = {
  description: 'problem+json',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const json = (schema: object) => ({ content: { 'application/json': { schema } } })

const deed = (summary: string, body?: object) => ({
  post: {
    summary,
    tags: ['staff'],
    parameters: [caseIdParameter, keyParameter],
    ...(body && { requestBody: { required: true, ...json(body) } }),
    responses: {
      200: { description: 'done', ...json({ type: 'object' }) },
      403: problem,
      404: problem,
      409: problem,
      422: problem,
    },
  },
})

const text = { type: 'string' }

/** The desk's part of `/api/v1/openapi.json`. */
export const deskOpenApi = () => ({
  paths: {
    '/staff/queue': {
      get: {
        summary: "The office's queue, nearest due date first",
        tags: ['staff'],
        parameters: [
          { name: 'view', in: 'query', schema: { enum: ['mine', 'unassigned', 'mine-and-unassigned', 'all'] } },
          { name: 'states', in: 'query', schema: { enum: ['open', 'waiting', 'second-check', 'closed'] } },
          { name: 'cursor', in: 'query', schema: text },
        ],
        responses: {
          200: { description: 'a page of cases', ...json({ $ref: '#/components/schemas/QueuePage' }) },
          401: problem,
          403: problem,
        },
      },
    },
    '/staff/cases/{id}': {
      get: {
        summary: 'A case. Without the assignment or a stated reason only its cover; reading is audited',
        tags: ['staff'],
        parameters: [
          caseIdParameter,
          { name: 'reason', in: 'query', schema: { enum: ['request-of-person', 'cover', 'supervision'] } },
        ],
        responses: { 200: { description: 'the case', ...json({ type: 'object' }) }, 404: problem },
      },
    },
    '/staff/cases/{id}/assignment': deed('Take the case'),
    '/staff/cases/{id}/hand-back': deed('Put the case back into the queue'),
    '/staff/cases/{id}/correction': deed('Ask the resident again', {
      type: 'object',
      required: ['fields', 'reason', 'answerBy'],
      properties: {
        fields: { type: 'array', items: text },
        reason: text,
        answerBy: { type: 'string', format: 'date' },
      },
    }),
    '/staff/cases/{id}/proposal': deed('Propose a decision', {
      type: 'object',
      required: ['outcome'],
      properties: { outcome: { enum: ['issue', 'refuse'] }, reason: text },
    }),
    '/staff/cases/{id}/confirmation': deed('Confirm the proposal as a second person'),
    '/staff/cases/{id}/return': deed('Return the proposal to its clerk', {
      type: 'object',
      required: ['note'],
      properties: { note: text },
    }),
    '/verifications/{number}': {
      get: {
        summary: 'Whether an issued paper stands: state, kind and date, nothing else',
        tags: ['public'],
        security: [],
        parameters: [{ name: 'number', in: 'path', required: true, schema: text }],
        responses: {
          200: {
            description: 'the paper',
            ...json({
              type: 'object',
              required: ['state', 'kind', 'issuedOn'],
              properties: {
                state: { enum: ['valid', 'withdrawn'] },
                kind: text,
                issuedOn: { type: 'string', format: 'date' },
              },
            }),
          },
          404: problem,
          429: problem,
        },
      },
    },
  },
  schemas: {
    QueuePage: {
      type: 'object',
      properties: {
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string', format: 'uuid' },
              receiptNumber: text,
              procedure: text,
              state: text,
              dueOn: { type: 'string', format: 'date' },
              submittedAt: { type: 'string', format: 'date-time' },
              assigneeId: { type: ['string', 'null'] },
              delivery: { type: ['string', 'null'] },
            },
          },
        },
        nextCursor: { type: ['string', 'null'] },
      },
    },
  },
})
