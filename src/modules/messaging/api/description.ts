import type { Module } from '#platform/module/index.ts'
import { sendScope } from './permissions.ts'

const json = (description: string, schema: unknown) => ({ description, content: { 'application/json': { schema } } })
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const message = { $ref: '#/components/schemas/Message' }
const security = [{ bearer: [sendScope] }]
const tags = ['messages']

const once = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
  description: '同じ番号で送り直すと、初めの答えが返る',
}

const address = { type: 'object', required: ['url'], properties: { url: { type: ['string', 'null'] } } }

const asked = {
  type: 'object',
  additionalProperties: false,
  required: ['reference', 'recipient', 'template'],
  properties: {
    reference: {
      type: 'string',
      pattern: '^[A-Za-z0-9._:-]{1,100}$',
      description: 'プログラムの付ける番号。氏名や電話番号を入れない。同じ番号と同じ中身なら、同じ答えになる',
    },
    recipient: {
      type: 'object',
      additionalProperties: false,
      required: ['personNumber'],
      properties: {
        personNumber: { type: 'string', pattern: '^\\d{1,20}$', description: '宛名番号。個人番号ではない' },
      },
    },
    template: { type: 'string', description: '課で承認された文面の名前' },
    fields: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: '文面の場所の値。日付・時刻・数・符号だけ',
    },
  },
}

export const openApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/messages': {
      post: {
        summary: 'お知らせを送る（課のプログラム）',
        description:
          '承認された文面で、本人の選んだ方法（LINE・プッシュ通知・メール・手紙）に一度ずつ届ける。番号の人がいないとき、転出・死亡のときも受け付け、permanent-failure で終わる',
        operationId: 'sendMessage',
        tags,
        security,
        parameters: [once],
        requestBody: { required: true, content: { 'application/json': { schema: asked } } },
        responses: {
          200: json('同じ reference で同じ中身のお知らせが、もうある', message),
          201: json('受け付けた', message),
          409: problem('同じ reference で中身がちがう'),
          422: problem('文面がない、または値が文面に合わない'),
        },
      },
      get: {
        summary: '送ったお知らせの一覧',
        operationId: 'listMessages',
        tags,
        security,
        parameters: [
          { name: 'reference', in: 'query', schema: { type: 'string' }, description: 'この番号のものだけ' },
          { name: 'after', in: 'query', schema: { type: 'string' }, description: '前の答えの next' },
        ],
        responses: {
          200: json('新しい順に100件まで', {
            type: 'object',
            required: ['messages', 'next'],
            properties: { messages: { type: 'array', items: message }, next: { type: ['string', 'null'] } },
          }),
        },
      },
    },
    '/messages/{id}': {
      get: {
        summary: 'お知らせの状態',
        operationId: 'readMessage',
        tags,
        security,
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: { 200: json('お知らせ', message), 404: problem('このプログラムのお知らせではない') },
      },
    },
    '/message-callback': {
      put: {
        summary: '結果を知らせる送り先を決める',
        description:
          '終わったお知らせの id・reference・state を POST する。署名は Standard Webhooks 1.0（webhook-id、webhook-timestamp、webhook-signature）。5秒で答えがないとき、429、500以上のときだけ、300秒おきに5回まで送る。もう一度決めると、前の送り先と鍵に代わる',
        operationId: 'writeMessageCallback',
        tags,
        security,
        parameters: [once],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['url', 'secret'],
                properties: {
                  url: { type: 'string', format: 'uri' },
                  secret: {
                    type: 'string',
                    pattern: '^whsec_[A-Za-z0-9+/]{43}=$',
                    description: '署名の鍵。プログラムの作る32バイトの乱数（base64）',
                  },
                },
              },
            },
          },
        },
        responses: {
          200: json('送り先', address),
          422: problem('送れない送り先'),
        },
      },
      delete: {
        summary: '結果を知らせる送り先をなくす',
        operationId: 'removeMessageCallback',
        tags,
        security,
        parameters: [once],
        responses: { 200: json('なくした', address), 404: problem('送り先がない') },
      },
    },
  },
  schemas: {
    Message: {
      type: 'object',
      required: ['id', 'reference', 'template', 'templateVersion', 'state', 'createdAt', 'settledAt'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        reference: { type: 'string' },
        template: { type: 'string' },
        templateVersion: { type: 'integer' },
        state: {
          enum: ['created', 'sending', 'temporary-failure', 'sent', 'permanent-failure', 'technical-failure'],
          description:
            'created まだ始めていない、sending 届けている、temporary-failure やり直している、sent どれか一つの方法で渡した、permanent-failure 届かなかった（本人が止めている・転出なども同じ）、technical-failure 届いたか確かめられない',
        },
        createdAt: { type: 'string', format: 'date-time' },
        settledAt: { type: ['string', 'null'], format: 'date-time' },
      },
    },
  },
})
