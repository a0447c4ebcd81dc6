import type { Module } from '#platform/module/index.ts'

const scope = 'procedures.request'
const application = { $ref: '#/components/schemas/Application' }
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { type: 'object' } } },
})
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 8, maxLength: 128 } }

const act = (operationId: string, summary: string, more: object = {}, parameters: object[] = [id]) => ({
  operationId,
  summary,
  tags: ['procedures'],
  security: [{ bearer: [scope] }],
  parameters: [...parameters, key],
  responses: {
    200: { description: '申請のいま', ...json(application) },
    404: problem('ないか、見てよい人ではない'),
    409: problem('いまの状態ではできない'),
    422: problem('内容が正しくない'),
  },
  ...more,
})

const body = (schema: object) => ({ requestBody: { required: true, ...json(schema) } })
const words = {
  type: 'object',
  properties: { ja: { type: 'string' }, easy: { type: 'string' }, en: { type: 'string' } },
}

export const residentOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/procedures': {
      get: {
        operationId: 'listProcedures',
        summary: '申請できる手続',
        tags: ['procedures'],
        security: [],
        responses: {
          200: {
            description: '手続の一覧',
            ...json({
              type: 'object',
              properties: { procedures: { type: 'array', items: { $ref: '#/components/schemas/Procedure' } } },
            }),
          },
        },
      },
    },
    '/procedures/{slug}': {
      get: {
        operationId: 'readProcedure',
        summary: '手続の質問と手数料',
        tags: ['procedures'],
        security: [],
        parameters: [{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: { description: '手続', ...json({ $ref: '#/components/schemas/Procedure' }) },
          404: problem('ない'),
        },
      },
    },
    '/applications': {
      get: {
        operationId: 'listApplications',
        summary: '自分の申請（新しい順）',
        tags: ['procedures'],
        security: [{ bearer: [scope] }],
        parameters: [{ name: 'before', in: 'query', schema: { type: 'string' }, description: '前のページの next' }],
        responses: {
          200: {
            description: '申請の一覧',
            ...json({
              type: 'object',
              properties: { applications: { type: 'array', items: application }, next: { type: 'string' } },
            }),
          },
        },
      },
      post: {
        ...act('startApplication', '申請をはじめる。途中のものがあれば、それを続ける', {}, []),
        ...body({ type: 'object', required: ['procedure'], properties: { procedure: { type: 'string' } } }),
        responses: { 201: { description: '下書き', ...json(application) }, 404: problem('手続がない') },
      },
    },
    '/applications/{id}': { get: act('readApplication', '申請を読む') },
    '/applications/{id}/answers/{page}': {
      put: act(
        'answerPage',
        '一つのページの質問に答える',
        body({
          type: 'object',
          additionalProperties: { type: ['string', 'number', 'array'], items: { type: 'string' } },
        }),
        [id, { name: 'page', in: 'path', required: true, schema: { type: 'string' } }],
      ),
    },
    '/applications/{id}/confirmation': {
      post: act(
        'confirmApplication',
        '内容を確定する。signAt をブラウザーで開いて署名し、支払う',
        body({
          type: 'object',
          required: ['content'],
          properties: { content: { type: 'string', description: '確かめた申請の content' } },
        }),
      ),
    },
    '/applications/{id}/submission': { post: act('submitApplication', '署名と支払いがそろっていれば、区に届ける') },
    '/applications/{id}/withdrawal': { post: act('withdrawApplication', '取り下げる') },
  },
  schemas: {
    Procedure: {
      type: 'object',
      required: ['procedure', 'revision', 'name', 'fees'],
      properties: {
        procedure: { type: 'string' },
        revision: { type: 'integer' },
        kind: { type: 'string' },
        name: words,
        fees: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              fee: { type: 'string' },
              account: { type: 'string' },
              amount: { type: 'integer', description: '円' },
            },
          },
        },
        pages: { type: 'array', items: { type: 'object' }, description: '質問のページ' },
      },
    },
    Application: {
      type: 'object',
      required: ['id', 'procedure', 'state', 'version'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        procedure: { type: 'string' },
        state: { type: 'string' },
        receiptNumber: { type: ['string', 'null'] },
        feeTotal: { type: ['integer', 'null'], description: '円' },
        createdAt: { type: 'string', format: 'date-time' },
        submittedAt: { type: ['string', 'null'], format: 'date-time' },
        dueOn: { type: ['string', 'null'], format: 'date' },
        version: { type: 'integer' },
        answers: { type: 'object' },
        nextPage: { type: ['string', 'null'], description: '次に答えるページ' },
        household: { type: 'array', items: { type: 'object' } },
        fee: { type: 'object' },
        content: { type: ['string', 'null'], description: '確定のときに送り返す' },
      },
    },
  },
})
