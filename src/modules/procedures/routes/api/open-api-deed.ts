import { body, idParameter, json, keyParameter, problem, uuid } from './open-api-parts.ts'

type Deed = {
  id: string
  summary: string
  scope: string
  tags?: readonly string[]
  /** Names of further ids in the address, after `id`; `[]` without `id` where the address has none. */
  ids?: readonly string[]
  parameters?: readonly object[]
  body?: object
  /** One part `file` of a form. */
  file?: boolean
  done: object
  status?: number
}

const idNamed = (name: string) => (name === 'id' ? idParameter : { name, in: 'path', required: true, schema: uuid })

const upload = {
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', format: 'binary', description: 'JPEG、PNG、WebP、PDF。10MBまで' } },
        },
      },
    },
  },
}

/** One writing operation of the description. */
export const described = ({
  id,
  summary,
  scope,
  tags,
  ids = ['id'],
  parameters = [],
  body: sent,
  file,
  done,
  status = 200,
}: Deed) => ({
  operationId: id,
  summary,
  tags: tags ?? ['staff'],
  security: [{ bearer: [scope] }],
  parameters: [...ids.map(idNamed), ...parameters, keyParameter],
  ...(sent && body(sent)),
  ...(file && upload),
  responses: {
    [status]: { description: 'できた', ...json(done) },
    404: problem('ないか、見てよい人ではない'),
    409: problem('いまの状態ではできない'),
    422: problem('内容が正しくない'),
  },
})

type Look = Pick<Deed, 'id' | 'summary' | 'scope' | 'tags' | 'ids' | 'parameters' | 'done'>

/** One reading operation. */
export const looked = ({ id, summary, scope, tags, ids = ['id'], parameters = [], done }: Look) => ({
  operationId: id,
  summary,
  tags: tags ?? ['staff'],
  security: [{ bearer: [scope] }],
  parameters: [...ids.map(idNamed), ...parameters],
  responses: { 200: { description: '読めた', ...json(done) }, 404: problem('ないか、見てよい人ではない') },
})

export const forResidents = (of: 'read' | 'write') => ({ scope: `applications.${of}`, tags: ['procedures'] }) as const
