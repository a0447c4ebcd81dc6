import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { showPhoto } from '../../pictures/index.ts'
import { personsOf, readerHere } from '../actions/who.ts'
import { shownFile } from '../store/one.ts'
import { ownFile } from '../store/own.ts'

/** Pictures of reports: those that everybody sees, and one's own. What is hidden is gone with the next request. */
export function photoRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/photos/:id/:size', (c) => photo(c, house))
}

async function photo(c: Ctx, house: House): Promise<Response> {
  const id = parseId<'photo'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('photo')
  const reader = readerHere(c)
  const fileId = await house.db.read(
    async (tx) =>
      (await shownFile(tx, id)) ?? (reader ? await ownFile(tx, id, await personsOf(tx, reader)) : undefined),
  )
  if (!fileId) throw new NotFound('photo')
  return showPhoto(c, house, fileId, c.req.param('size') ?? '')
}
