import type { Hono } from 'hono'
import { recordAudit } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type HttpEnv, readCursor, requireClient, writeCursor } from '#platform/http/index.ts'
import { type OrganisationId, parseId } from '#platform/ids/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { actsOn } from './actions/membership.ts'
import type { Organisation } from './domain/organisation.ts'
import { findOrganisation, listOrganisations } from './store/organisations.ts'
import { countSeats } from './store/seats.ts'

export const clientScopesOfModule = {
  own: 'organisations.read',
  counts: 'organisations.members.read',
  office: 'organisations.directory.read',
} as const

const pageSize = 50

/** What the program of an organisation, and the one of an office, may read: never a name of a person. */
export function api(app: Hono<HttpEnv>, house: House): void {
  app.get('/organisations/me', async (c) => {
    const { holder } = requireClient(c, 'organisation', clientScopesOfModule.own)
    const organisation = await house.db.read((tx) => standing(tx, house, holder.organisationId))
    return c.json(toJson(organisation))
  })

  app.get('/organisations/me/members', async (c) => {
    const client = requireClient(c, 'organisation', clientScopesOfModule.counts)
    const { organisationId } = client.holder
    const roles = await house.db.transact(async (tx) => {
      await standing(tx, house, organisationId)
      const subject = { kind: 'organisations.organisation', id: organisationId }
      await recordAudit(tx, { actor: c.get('actor'), action: 'organisations.members.count', subject })
      return countSeats(tx, organisationId, house.clock.today())
    })
    return c.json({
      on: house.clock.today().toString(),
      total: roles.reduce((sum, { count }) => sum + count, 0),
      roles,
    })
  })

  app.get('/organisations', async (c) => {
    const { holder } = requireClient(c, 'office', clientScopesOfModule.office)
    const [nameKana, after] = readCursor(house, 'organisations.api', c.req.query('after')) ?? []
    const id = typeof after === 'string' ? parseId<'organisation'>(after) : undefined
    const found = await house.db.read((tx) =>
      listOrganisations(tx, {
        offices: [holder.officeId],
        on: house.clock.today(),
        state: 'recognised',
        ...(id && { after: { nameKana: String(nameKana), id } }),
        limit: pageSize + 1,
      }),
    )
    const shown = found.slice(0, pageSize)
    const last = shown.at(-1)
    const next =
      found.length > pageSize && last ? writeCursor(house, 'organisations.api', [last.nameKana, last.id]) : null
    return c.json({ organisations: shown.map((one) => ({ ...toJson(one), members: one.members })), next })
  })
}

async function standing(tx: Parameters<typeof findOrganisation>[0], house: House, id: OrganisationId) {
  const organisation = await findOrganisation(tx, id)
  if (!organisation || !(await actsOn(tx, organisation, house.clock.today()))) throw new NotFound('organisation')
  return organisation
}

const toJson = ({ id, kind, name, nameKana, corporateNumber, isAuthorised, recognisedOn }: Organisation) => ({
  id,
  kind,
  name,
  nameKana,
  corporateNumber,
  isAuthorised,
  recognisedOn: recognisedOn?.toString() ?? null,
})

const answer = (description: string, schema: unknown) => ({
  200: { description, content: { 'application/json': { schema } } },
})
const ref = { $ref: '#/components/schemas/Organisation' }

export const openApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/organisations/me': {
      get: {
        summary: 'このプログラムの団体',
        operationId: 'readOwnOrganisation',
        tags: ['organisations'],
        security: [{ bearer: [clientScopesOfModule.own] }],
        responses: answer('団体。構成員の氏名は含まない', ref),
      },
    },
    '/organisations/me/members': {
      get: {
        summary: '団体の役ごとの人数',
        operationId: 'countOwnMembers',
        tags: ['organisations'],
        security: [{ bearer: [clientScopesOfModule.counts] }],
        responses: answer('きょうの人数', {
          type: 'object',
          required: ['on', 'total', 'roles'],
          properties: {
            on: { type: 'string', format: 'date' },
            total: { type: 'integer' },
            roles: {
              type: 'array',
              items: {
                type: 'object',
                required: ['role', 'count'],
                properties: { role: { type: 'string' }, count: { type: 'integer' } },
              },
            },
          },
        }),
      },
    },
    '/organisations': {
      get: {
        summary: '課が所管する団体（課のプログラム）',
        operationId: 'listOrganisations',
        tags: ['organisations'],
        security: [{ bearer: [clientScopesOfModule.office] }],
        parameters: [{ name: 'after', in: 'query', schema: { type: 'string' }, description: '前の答えの next' }],
        responses: answer('読みの順に50件まで', {
          type: 'object',
          required: ['organisations', 'next'],
          properties: { organisations: { type: 'array', items: ref }, next: { type: ['string', 'null'] } },
        }),
      },
    },
  },
  schemas: {
    Organisation: {
      type: 'object',
      required: ['id', 'kind', 'name', 'nameKana', 'isAuthorised'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        kind: { enum: ['neighbourhood', 'nonprofit', 'school', 'shops', 'designated-manager', 'other'] },
        name: { type: 'string' },
        nameKana: { type: 'string' },
        corporateNumber: { type: ['string', 'null'], description: '法人番号' },
        isAuthorised: { type: 'boolean', description: '認可地縁団体' },
        recognisedOn: { type: ['string', 'null'], format: 'date' },
        members: { type: 'integer', description: '構成員の数。課の一覧だけ' },
      },
    },
  },
})
