import { deskPermissions, statedReasons } from '../../domain/desk/case-rights.ts'
import {
  body,
  day,
  idParameter,
  json,
  keyParameter,
  listOf,
  object,
  problem,
  schema,
  text,
  uuid,
} from '../api/open-api-parts.ts'
import { channels, procedureKinds } from '../../domain/definition/kinds.ts'
import { filedStates, queueDues, queueOrders, queueStates, queueViews, queueWaits } from '../../queue/domain/filter.ts'
import { deskSchemas } from './open-api-schemas.ts'

const tags = ['staff']
const scoped = (scope: string) => [{ bearer: [scope] }]
const query = (name: string, values: object) => ({ name, in: 'query', schema: values })

const deed = (
  operationId: string,
  summary: string,
  scope: string,
  done: object,
  more: { body?: object; status?: number } = {},
) => ({
  post: {
    operationId,
    summary,
    tags,
    security: scoped(scope),
    parameters: [idParameter, keyParameter],
    ...(more.body && body(more.body)),
    responses: {
      [more.status ?? 200]: { description: 'できた', ...json(done) },
      404: problem('ないか、見てよい人ではない'),
      409: problem('いまの状態ではできない'),
      422: problem('内容が正しくない'),
    },
  },
})

const { read, handle, confirm } = deskPermissions
const nowIn = (state: string) => object({ state: { const: state } })

/** The desk's part of `/api/v1/openapi.json`. */
export const deskOpenApi = () => ({
  paths: {
    '/staff/queue': {
      get: {
        operationId: 'readQueue',
        summary: '係の案件の一覧。受付箱と同じ条件で絞れる',
        tags,
        security: scoped(read),
        parameters: [
          query('view', { anyOf: [{ enum: [...queueViews] }, { ...uuid, description: '職員の番号' }] }),
          query('states', { enum: [...queueStates, ...filedStates] }),
          query('order', { enum: [...queueOrders] }),
          query('office', uuid),
          query('procedure', text),
          query('kind', { enum: [...procedureKinds] }),
          query('channel', { enum: [...channels] }),
          query('label', uuid),
          query('due', { enum: [...queueDues] }),
          query('waits', { enum: [...queueWaits] }),
          query('cursor', text),
        ],
        responses: { 200: { description: '案件の一覧', ...json(schema('QueuePage')) } },
      },
    },
    '/staff/cases/{id}': {
      get: {
        operationId: 'readCase',
        summary: '案件。割り当ても理由もなければ表紙だけ。読んだことは記録に残る',
        tags,
        security: scoped(read),
        parameters: [idParameter, query('reason', { enum: [...statedReasons] })],
        responses: {
          200: { description: '案件', ...json(schema('Case')) },
          404: problem('ないか、見てよい人ではない'),
        },
      },
    },
    '/staff/cases/{id}/assignment': deed('takeCase', '引き受ける', handle, nowIn('in_review')),
    '/staff/cases/{id}/hand-back': deed('handBackCase', '一覧に戻す', handle, nowIn('submitted')),
    '/staff/cases/{id}/correction': deed(
      'askForCorrection',
      '申請者にもう一度たずねる',
      handle,
      nowIn('awaiting_correction'),
      {
        body: object(
          {
            fields: {
              ...listOf(text),
              description:
                '項目のid、「グループ.行.項目」、「グループ.add」（行の追加を認める）、「グループ.remove」（行の取消しを認める）、paper',
            },
            reason: text,
            reasons: { type: 'object', additionalProperties: text, description: '項目ごとの理由' },
            answerBy: day,
          },
          ['reasons'],
        ),
      },
    ),
    '/staff/cases/{id}/proposal': deed('proposeDecision', '決定を起案する', handle, nowIn('proposed'), {
      body: object({ outcome: { enum: ['issue', 'refuse'] }, reason: text }, ['reason']),
    }),
    '/staff/cases/{id}/confirmation': deed(
      'confirmDecision',
      '二人目として確認し、決定する',
      confirm,
      object({ confirmed: { const: true } }),
      { status: 202 },
    ),
    '/staff/cases/{id}/return': deed('returnDecision', '起案を差し戻す', confirm, nowIn('in_review'), {
      body: object({ note: text }),
    }),
    '/verifications/{number}': {
      get: {
        operationId: 'verifyCertificate',
        summary: '証明書が有効か：状態、種類、日付だけ',
        tags: ['public'],
        security: [],
        parameters: [{ name: 'number', in: 'path', required: true, schema: text }],
        responses: { 200: { description: '証明書', ...json(schema('Verification')) }, 404: problem('ない') },
      },
    },
  },
  schemas: deskSchemas,
})
