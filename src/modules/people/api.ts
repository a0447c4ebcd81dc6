import type { Hono } from 'hono'
import { Forbidden } from '#platform/errors/index.ts'
import { type HttpEnv, requireResident, requireScope } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { readAccount } from './account.ts'
import type { Person } from './register.ts'

/** `GET /api/v1/account`: what the page `/account` shows, for the resident's own programs. */
export function api(app: Hono<HttpEnv>, house: House): void {
  app.get('/account', async (c) => {
    const resident = requireResident(c, 'verified')
    requireScope(c, 'account.read')
    const account = await house.db.transact((tx) => readAccount(tx, resident))
    if (!account) throw new Forbidden('not_verified')
    const { person, address, household } = account
    return c.json({
      person: toJson(person),
      address,
      household: household.map(toJson),
    })
  })
}

// Days as ISO text; an unknown one is `null` beside the words of the register.
const toJson = <P extends Person>({ birthDate, ...person }: P) => ({
  ...person,
  birthDate: birthDate.isKnown ? birthDate.date.toString() : null,
  birthText: birthDate.isKnown ? null : birthDate.text,
})

export const openApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/account': {
      get: {
        summary: 'サインインした本人の登録内容',
        operationId: 'readAccount',
        tags: ['people'],
        security: [{ bearer: ['account.read'] }],
        responses: {
          200: {
            description: '本人と同じ世帯の人',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Account' } } },
          },
        },
      },
    },
  },
  schemas: {
    Person: {
      type: 'object',
      required: ['personId', 'name', 'birthDate', 'sex', 'isForeign'],
      properties: {
        personId: { type: 'string', format: 'uuid' },
        name: { type: 'string', description: '登録のとおりの一続きの氏名' },
        kana: { type: ['string', 'null'] },
        kanaIsOfficial: { type: 'boolean', description: '公証された振り仮名か' },
        alias: { type: ['string', 'null'], description: '通称' },
        aliasKana: { type: ['string', 'null'] },
        formerSurname: { type: ['string', 'null'], description: '旧氏' },
        formerSurnameKana: { type: ['string', 'null'] },
        birthDate: { type: ['string', 'null'], format: 'date' },
        birthText: { type: ['string', 'null'], description: '生年月日が分からないとき、登録のとおりの言葉' },
        sex: { enum: ['male', 'female', 'other'] },
        isForeign: { type: 'boolean' },
        relation: { type: 'string', description: '世帯主との続柄' },
      },
    },
    Account: {
      type: 'object',
      required: ['person', 'household'],
      properties: {
        person: { $ref: '#/components/schemas/Person' },
        address: {
          type: 'object',
          properties: {
            postcode: { type: 'string' },
            address: { type: 'string' },
            lines: { type: 'array', items: { type: 'string' } },
          },
        },
        household: { type: 'array', items: { $ref: '#/components/schemas/Person' } },
      },
    },
  },
})
