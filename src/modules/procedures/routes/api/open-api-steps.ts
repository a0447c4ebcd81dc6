import type { Module } from '#platform/module/index.ts'
import { described, forResidents, looked } from './open-api-deed.ts'
import { listOf, moment, object, orNull, schema, text, uuid, whole } from './open-api-parts.ts'

const write = forResidents('write')
const versions = { type: 'object', additionalProperties: whole, description: '項目ごとの版' }
const typed = listOf(text)

/** Uploads, typing, beginning anew and back from the confirmation. */
export const residentStepsOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/applications/{id}/files': {
      post: described({
        ...write,
        id: 'uploadFile',
        summary: 'ファイルを送る。file の番号を、質問・補正・照会の書類の答えにする',
        file: true,
        done: object({ file: uuid, scan: { enum: ['clean', 'held'], description: 'held：まだ検査していない' } }),
        status: 201,
      }),
    },
    '/applications/{id}/unfinished': {
      get: looked({
        ...forResidents('read'),
        id: 'readUnfinished',
        summary: '書きかけのまま置いてあるもの',
        done: object({
          fields: listOf(
            object({
              field: text,
              row: orNull(uuid),
              typed: { anyOf: [typed, { type: 'null' }], description: 'null：もう答えになった' },
              version: whole,
              updatedAt: moment,
            }),
          ),
        }),
      }),
    },
    '/applications/{id}/unfinished/{page}': {
      put: described({
        ...write,
        id: 'keepUnfinished',
        summary: '書きかけを置く。まだ答えではないので、確かめない',
        parameters: [{ name: 'page', in: 'path', required: true, schema: text }],
        body: object(
          {
            window: { ...text, description: 'この画面につけた名前。ほかの画面が書いたものは上書きしない' },
            seen: versions,
            row: uuid,
            typed: { type: 'object', additionalProperties: typed },
          },
          ['seen', 'row'],
        ),
        done: object({ at: moment, seen: versions }),
      }),
    },
    '/applications/{id}/fresh-start': {
      post: described({
        ...write,
        id: 'beginAnew',
        summary: '途中のものを捨てて、同じ申請をはじめからする',
        done: schema('Application'),
        status: 201,
      }),
    },
    '/applications/{id}/reopening': {
      post: described({
        ...write,
        id: 'reopenApplication',
        summary: '確定したあと、署名の前に、答えを直しに戻る',
        done: schema('Application'),
      }),
    },
  },
})
