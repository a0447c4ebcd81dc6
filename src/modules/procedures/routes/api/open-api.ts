import { actingGrounds } from '#modules/people/index.ts'
import type { Module } from '#platform/module/index.ts'
import {
  body,
  idParameter,
  json,
  keyParameter,
  listOf,
  object,
  problem,
  schema,
  text,
  uuid,
  yen,
} from './open-api-parts.ts'
import { answersSchema as answers, residentSchemas } from './open-api-schemas.ts'

const read = [{ bearer: ['applications.read'] }]
const write = [{ bearer: ['applications.write'] }]
const tags = ['procedures']
const application = schema('Application')

/** One act on an application: answers with how it stands now. */
const act = (operationId: string, summary: string, more: object = {}, parameters: object[] = []) => ({
  operationId,
  summary,
  tags,
  security: write,
  parameters: [idParameter, ...parameters, keyParameter],
  responses: {
    200: { description: '申請のいま', ...json(application) },
    404: problem('ないか、見てよい人ではない'),
    409: problem('いまの状態ではできない'),
    422: problem('内容が正しくない'),
  },
  ...more,
})

const look = (operationId: string, summary: string, more: object) => ({
  operationId,
  summary,
  tags,
  security: read,
  ...more,
})

const pageParameter = { name: 'page', in: 'path', required: true, schema: text }
const reasonParameter = {
  name: 'reason',
  in: 'query',
  description: '職員が、割り当てのない案件の書類を開く理由',
  schema: { enum: ['request-of-person', 'cover', 'supervision'] },
}

export const residentOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/procedures': {
      get: {
        ...look('listProcedures', '申請できる手続', {
          responses: {
            200: { description: '手続の一覧', ...json(object({ procedures: listOf(schema('Procedure')) })) },
          },
        }),
        security: [],
      },
    },
    '/procedures/{slug}': {
      get: {
        ...look('readProcedure', '手続の質問と手数料', {
          parameters: [{ name: 'slug', in: 'path', required: true, schema: text }],
          responses: { 200: { description: '手続', ...json(schema('Procedure')) }, 404: problem('ない') },
        }),
        security: [],
      },
    },
    '/procedures/definition-schema.json': {
      get: {
        ...look('readDefinitionSchema', '手続の定義の形式（JSON Schema）', {
          responses: { 200: { description: 'JSON Schema 2020-12', ...json({ type: 'object' }) } },
        }),
        security: [],
      },
    },
    '/procedures/{slug}/revisions/{number}': {
      get: {
        ...look('readRevision', '公開した版の定義そのもの。同じアドレスの中身は変わらない', {
          parameters: [
            { name: 'slug', in: 'path', required: true, schema: text },
            { name: 'number', in: 'path', required: true, schema: { type: 'integer' } },
          ],
          responses: {
            200: { description: '公開したままの定義', ...json(schema('Revision')) },
            304: { description: '持っているものと同じ' },
            404: problem('ない'),
          },
        }),
        security: [],
      },
    },
    '/procedures/{slug}/revisions/{number}/rules': {
      get: {
        ...look('readRevisionRules', '公開した版の条件と計算（JSON Logic）', {
          parameters: [
            { name: 'slug', in: 'path', required: true, schema: text },
            { name: 'number', in: 'path', required: true, schema: { type: 'integer' } },
          ],
          responses: {
            200: {
              description: '条件と計算を、ある場所ごとに',
              ...json(object({ rules: listOf(object({ where: text, rule: {} })) })),
            },
            404: problem('ない'),
          },
        }),
        security: [],
      },
    },
    '/procedures/{slug}/principals': {
      get: {
        ...look('listPrincipals', 'この手続を代わりにできる人', {
          parameters: [{ name: 'slug', in: 'path', required: true, schema: text }],
          responses: {
            200: {
              description: '代わりにできる人。onBehalfOf を申請をはじめるときに送る',
              ...json(
                object({
                  principals: listOf(object({ onBehalfOf: text, name: text, actingAs: { enum: [...actingGrounds] } })),
                }),
              ),
            },
            404: problem('手続がない'),
          },
        }),
        security: write,
      },
    },
    '/applications': {
      get: look('listApplications', '自分の申請（新しい順）', {
        parameters: [{ name: 'before', in: 'query', schema: text, description: '前のページの next' }],
        responses: {
          200: {
            description: '申請の一覧',
            ...json(object({ applications: listOf(schema('ApplicationSummary')), next: text }, ['next'])),
          },
        },
      }),
      post: {
        ...act('startApplication', '申請をはじめる。途中のものがあれば、それを続ける'),
        parameters: [keyParameter],
        ...body(object({ procedure: text, onBehalfOf: { type: 'string', format: 'uuid' } }, ['onBehalfOf'])),
        responses: {
          201: { description: '下書き', ...json(application) },
          403: problem('その人の代わりにはできない'),
          404: problem('手続がない'),
          422: problem('内容が正しくない'),
        },
      },
    },
    '/applications/{id}': {
      get: look('readApplication', '申請を読む', {
        parameters: [idParameter],
        responses: {
          200: { description: '申請のいま', ...json(application) },
          404: problem('ないか、見てよい人ではない'),
        },
      }),
    },
    '/applications/{id}/answers/{page}': {
      put: act('answerPage', '一つのページの質問に答える', body(answers), [pageParameter]),
    },
    '/applications/{id}/check': {
      get: look('checkApplication', '確定する前の確認：署名する内容そのもの', {
        parameters: [idParameter],
        responses: {
          200: { description: '署名する内容', ...json(schema('Check')) },
          404: problem('ないか、見てよい人ではない'),
          409: problem('まだ答えていない質問がある'),
        },
      }),
    },
    '/applications/{id}/confirmation': {
      post: act(
        'confirmApplication',
        '内容を確定する。links.sign を本人のブラウザーで開いて署名し、支払う',
        body(object({ content: { ...text, description: '確かめた content' } })),
      ),
    },
    '/applications/{id}/submission': { post: act('submitApplication', '署名と支払いがそろっていれば、役所に届ける') },
    '/applications/{id}/correction': {
      post: act(
        'answerCorrection',
        '役所からの質問に答える。行の追加か取消しを認められたグループは、残す行（idだけ）と加える行を全部送る。料金が変わるときは、新しい料金をfeeに入れる',
        body(
          object(
            {
              answers,
              correction: { ...uuid, description: 'どの求めに答えるか。ないときは期限の早いもの' },
              file: { ...uuid, description: '書類を求められたときの、先に送ったファイル' },
              fee: { ...yen, description: '料金が変わるときの、新しい料金' },
            },
            ['correction', 'file', 'fee'],
          ),
        ),
      ),
    },
    '/applications/{id}/withdrawal': { post: act('withdrawApplication', '取り下げる') },
    '/documents/{id}': {
      get: {
        operationId: 'readDocument',
        summary: '書類（PDF）。本人あての通知と領収書、職員は開いてよい案件の書類。証明書そのものは紙だけで渡す',
        tags: ['documents'],
        security: [{ bearer: ['documents.read'] }],
        parameters: [idParameter, reasonParameter],
        responses: {
          200: { description: 'PDF', content: { 'application/pdf': {} } },
          404: problem('ないか、見てよい人ではない'),
        },
      },
    },
  },
  schemas: residentSchemas,
})
