const problem = (description: string, headers?: object) => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const seconds = { schema: { type: 'integer', minimum: 1 }, description: '待つ秒数' }

/** Answers that nearly every operation may give. */
export const sharedResponses = {
  Unauthorized: problem('トークンがない、期限切れ、または取り消し済み'),
  Forbidden: problem('トークンの範囲か、本人の権限が足りない'),
  TooMany: problem('回数が多すぎる', { 'Retry-After': seconds }),
}

export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: '変わらない符号。プログラムはこれで分ける' },
    detail: { type: 'string', description: '次にすること' },
    requestId: { type: 'string', format: 'uuid' },
    about: {
      type: 'object',
      description: '断りの中身（上限、残り、始まる時刻など）。符号ごとに決まった名前',
      additionalProperties: { type: ['string', 'number'] },
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}
