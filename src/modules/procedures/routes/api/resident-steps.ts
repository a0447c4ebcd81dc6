import type { Hono } from 'hono'
import { z } from 'zod'
import { Conflict, Invalid } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { ownCase } from '../../actions/load-case.ts'
import { reopenApplication } from '../../actions/reopen.ts'
import { beginAnew } from '../../unfinished/begin-anew.ts'
import { keepUnfinished } from '../../unfinished/keep.ts'
import { typedFields } from '../../unfinished/store.ts'
import { applicationIdOf } from '../verified.tsx'
import { wholeBody } from './bodies.ts'
import { caller, nothing, orConflict, requestScopes, residentDeed } from './deeds.ts'

const typing = z.object({
  /** A name of the program's own for the form that is open; what another wrote meanwhile is not written over. */
  window: z.string().regex(/^[\w-]{8,64}$/),
  /** The version of each field as it was last seen. */
  seen: z.record(z.string(), z.int().min(0)).default({}),
  row: z.uuid().optional(),
  typed: z.record(z.string().max(80), z.array(z.string().max(10_000)).max(200)),
})

/** What stands between the questions and the desk: typing, beginning anew, back from the confirmation. */
export function residentStepsApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/applications/:id/unfinished', async (c) => {
    const resident = caller(c, requestScopes.read)
    const id = applicationIdOf(c)
    const fields = await house.db.read(async (tx) => {
      await ownCase(tx, house, resident, id)
      return typedFields(tx, id)
    })
    return c.json({
      fields: fields.map(({ fieldId, rowId, typed, version, updatedAt }) => ({
        field: fieldId,
        row: rowId === '' ? null : rowId,
        typed,
        version,
        updatedAt: updatedAt.toString(),
      })),
    })
  })

  residentDeed(
    app,
    house,
    { method: 'put', path: '/applications/:id/unfinished/:page' },
    typing,
    async (tx, resident, { window, seen, row, typed }, c) => {
      const kept = await keepUnfinished(tx, house, resident, {
        id: applicationIdOf(c),
        pageKey: c.req.param('page') ?? '',
        rowId: row ?? '',
        window: { id: window, seen: new Map(Object.entries(seen)) },
        sent: typed,
      })
      if (kept.ok) return { at: kept.at.toString(), seen: Object.fromEntries(kept.versions) }
      if (kept.reason === 'unfit') throw new Invalid('unfit', undefined, 422)
      throw new Conflict(kept.reason === 'elsewhere' ? 'changed_elsewhere' : 'not_a_draft')
    },
  )

  residentDeed(
    app,
    house,
    { path: '/applications/:id/fresh-start', status: 201 },
    nothing,
    async (tx, resident, _, c) => {
      const begun = orConflict(await beginAnew(tx, house, resident, applicationIdOf(c)))
      return wholeBody(tx, house, resident, await ownCase(tx, house, resident, begun.id))
    },
  )

  residentDeed(app, house, { path: '/applications/:id/reopening' }, nothing, async (tx, resident, _, c) => {
    const id = applicationIdOf(c)
    if (!(await reopenApplication(tx, house, resident, id))) throw new Conflict('not_confirmed')
    return wholeBody(tx, house, resident, await ownCase(tx, house, resident, id))
  })
}
