import type { Module } from '#platform/module/index.ts'
import { reportStates, shapes } from '../../record/index.ts'

const text = { type: 'string' }
const number = { type: 'number' }
const yes = { type: 'boolean' }
const moment = { type: 'string', format: 'date-time' }
const day = { type: 'string', format: 'date' }
const orNull = (one: { type: string }) => ({ ...one, type: [one.type, 'null'] })
const listOf = (items: object) => ({ type: 'array', items })
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (of: object) => ({ content: { 'application/json': { schema: of } } })
const object = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
})
const inQuery = (name: string, description: string, of: object = text) => ({
  name,
  in: 'query',
  description,
  schema: of,
})
const state = { enum: [...reportStates], description: '様子' }

const report = {
  number: { ...text, description: 'レポート番号' },
  kind: { enum: ['defect', 'good_deed', 'theme'] },
  category: { ...text, description: '種類の符号。変わらない' },
  title: text,
  text: { ...text, description: '内容。確かめる前（isPartial）は空' },
  town: text,
  latitude: number,
  longitude: number,
  isCoarse: { ...yes, description: '場所を約100メートルの広さで示す' },
  isPartial: yes,
  state,
  shape: { enum: [...shapes], description: '様子を3つに分けたもの' },
  filedAt: moment,
  changedAt: moment,
  closedAt: orNull(moment),
  expectedOn: orNull(day),
  answer: orNull(text),
  url: { type: 'string', format: 'uri' },
}
const step = {
  kind: text,
  state: { enum: [...reportStates, null] },
  reason: orNull(text),
  said: orNull(text),
  at: moment,
  by: { enum: ['reporter', 'resident', 'staff', 'crew', 'body', 'system'] },
}
const photo = { role: text, alt: orNull(text), width: number, height: number, url: { type: 'string', format: 'uri' } }

/** What `api` answers. */
export const openApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/reports': {
      get: {
        operationId: 'listReports',
        summary: '公開しているまちのレポート。新しい順',
        tags: ['reports'],
        security: [],
        parameters: [
          inQuery('town', '町名。かな、ローマ字、丁目のない名前でもよい'),
          inQuery('kind', '分類（road）か、分類と種類（road.street-lamp）'),
          inQuery('state', '様子', { enum: [...shapes] }),
          inQuery('word', '言葉。新しい2,000件からさがす'),
          inQuery('after', '前の答えの next'),
        ],
        responses: {
          200: { description: '50件まで', ...json(object({ reports: listOf(schema('Report')), next: orNull(text) })) },
        },
      },
    },
    '/reports/{number}': {
      get: {
        operationId: 'readReport',
        summary: '公開しているレポート1件と、その経過と写真',
        tags: ['reports'],
        security: [],
        parameters: [{ name: 'number', in: 'path', required: true, schema: text }],
        responses: {
          200: { description: 'レポート', ...json(schema('WholeReport')) },
          404: {
            description: 'ないか、公開していない',
            content: { 'application/problem+json': { schema: schema('Problem') } },
          },
        },
      },
    },
  },
  schemas: {
    Report: object(report),
    WholeReport: object({
      ...report,
      mergedInto: { ...orNull(text), description: 'まとめた先のレポート番号' },
      steps: listOf(object(step)),
      photos: listOf(object(photo)),
    }),
  },
})
