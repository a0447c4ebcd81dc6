import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import { filesOf } from '#platform/files/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { ownCase } from '../actions/load-case.ts'
import { caller, idIn, orConflict, requestScopes, residentDeed } from '../routes/api/deeds.ts'
import { described, forResidents, looked } from '../routes/api/open-api-deed.ts'
import { listOf, moment, object, orNull, text, uuid } from '../routes/api/open-api-parts.ts'
import { applicationIdOf } from '../routes/verified.tsx'
import { namesOfLookups, seenLookups } from './actions/see-lookups.ts'
import { sendPaper } from './actions/send-paper.ts'
import { lookupsOf } from './store.ts'

const paper = z.object({ file: z.uuid() })

/** What was asked of other bodies about a request, and the paper in place of what could not be looked up. */
export function lookupApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/applications/:id/lookups', async (c) => {
    const resident = caller(c, requestScopes.read)
    const id = applicationIdOf(c)
    const seen = await house.db.read(async (tx) => {
      const { definition, kept } = await ownCase(tx, house, resident, id)
      const asked = await lookupsOf(tx, id)
      return seenLookups(definition, kept, asked, 'desk', await namesOfLookups(tx, asked))
    })
    return c.json({
      lookups: seen.map(({ id: lookup, label, row, source, askedAt, result, paper: wanted }) => ({
        id: lookup,
        label,
        row: row ?? null,
        source,
        askedAt: askedAt.toString(),
        result,
        paper: wanted,
      })),
    })
  })

  residentDeed(
    app,
    house,
    { path: '/applications/:id/lookups/:lookup/paper' },
    paper,
    async (tx, resident, sent, c) => {
      const id = applicationIdOf(c)
      const lookupId = idIn<'lookup'>(c, 'lookup')
      await ownCase(tx, house, resident, id)
      const own = await filesOf(tx, { kind: 'procedures.application', id })
      const file = own.find((one) => one.id === sent.file && one.scan !== 'infected')
      if (!file) throw new NotFound('file')
      orConflict(await sendPaper(tx, house, resident, { id, lookupId, fileId: file.id }))
      return { lookup: lookupId }
    },
  )
}

export const lookupOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/applications/{id}/lookups': {
      get: looked({
        ...forResidents('read'),
        id: 'listLookups',
        summary: 'この申請のために、ほかの機関に照会したこと',
        done: object({
          lookups: listOf(
            object({
              id: uuid,
              label: text,
              row: orNull(text),
              source: orNull(text),
              askedAt: moment,
              result: { enum: ['asked', 'found', 'paper', 'sent'] },
              paper: text,
            }),
          ),
        }),
      }),
    },
    '/applications/{id}/lookups/{lookup}/paper': {
      post: described({
        ...forResidents('write'),
        id: 'sendPaper',
        summary: '照会で分からなかったことの書類を出す。file は、先に送ったファイル',
        ids: ['id', 'lookup'],
        body: object({ file: uuid }),
        done: object({ lookup: uuid }),
      }),
    },
  },
})
