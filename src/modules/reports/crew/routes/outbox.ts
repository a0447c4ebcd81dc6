import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, ownerMark, readForm } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { findOrder, type OrderId } from '../../orders/index.ts'
import { reportPermissions } from '../../record/index.ts'
import { doDeed } from '../actions/do-deed.ts'
import { mostPictures, withPictures } from '../actions/take-pictures.ts'
import { deedKinds } from '../domain/deed.ts'
import { outboxPath, sitePath, workPath } from '../pages/paths.ts'
import { deedForm, deedLists, deedOf, filesOf } from './deed-form.ts'

const waitingForm = deedForm.extend({
  order: z.string(),
  deed: z.enum(deedKinds),
  sent_key: z.uuid(),
  owner: z.string(),
  written_at: z.string().optional(),
})

/** What a phone kept while it had no connection. */
export function outboxRoutes(app: Hono<HttpEnv>, house: House): void {
  // Asked before anything is sent: whether there is a connection, and who is signed in by now.
  app.get(`${outboxPath}/ready`, (c) => {
    const staff = crewOf(c)
    return c.json({
      csrf: c.get('csrf'),
      may: staff !== undefined,
      ...(staff && { owner: ownerMark(house.config, staff.accountId) }),
    })
  })

  app.post(outboxPath, (c) => take(c, house))
}

/** Does the deed that waited, once by its key. Words and pictures are kept whatever became of the order meanwhile. */
async function take(c: Ctx, house: House): Promise<Response> {
  const staff = crewOf(c)
  if (!staff) return c.json({ problem: 'sign-in' }, 401)
  const form = await readForm(c, waitingForm, { lists: deedLists })
  const id = form.ok ? parseId<'order'>(form.value.order) : undefined
  if (!form.ok || !id) return c.json({ problem: 'unfit', fix: workPath }, 422)
  const { value } = form
  // Written by somebody else on this phone: it waits for them.
  if (value.owner !== ownerMark(house.config, staff.accountId)) return c.json({ problem: 'sign-in' }, 401)
  const files = filesOf(value.deed, value).slice(0, mostPictures)
  const done = await withPictures(house, staff, files, async ({ photos, refused }, kept) => {
    const waited = { key: value.sent_key, writtenAt: writtenAt(house, value.written_at) }
    const sent = { id, deed: deedOf(value.deed, value), photos, role: value.role, waited }
    const outcome = await house.db.transact((tx) => doDeed(tx, house, staff, sent)).catch(notTheirs)
    if (outcome?.is === 'done' && !outcome.isRepeated) kept()
    if (outcome?.is === 'noted') kept()
    return outcome && { isChanged: outcome.is === 'noted' || refused.length > 0 }
  })
  if (!done) return c.json({ problem: 'gone', fix: workPath }, 422)
  return c.json({ href: sitePath(id), number: await numberOf(house, id), ...(done.isChanged && { isChanged: true }) })
}

const numberOf = async (house: House, id: OrderId): Promise<string> =>
  (await house.db.read((tx) => findOrder(tx, id)))?.number ?? ''

/** Given to others meanwhile: it stays on the phone. */
function notTheirs(error: unknown): undefined {
  if (error instanceof NotFound) return undefined
  throw error
}

function crewOf(c: Ctx): Staff | undefined {
  const actor = c.get('actor')
  if (actor.kind !== 'staff') return undefined
  if (!actor.permissions.has(reportPermissions.work)) throw new Forbidden('permission_missing', reportPermissions.work)
  return actor
}

/** By the phone's clock; what cannot be is not said. */
function writtenAt({ clock }: House, typed: string | undefined): Temporal.Instant | undefined {
  try {
    const at = Temporal.Instant.from(typed ?? '')
    const hours = clock.now().since(at, { largestUnit: 'hour' }).hours
    return hours >= 0 && hours < 24 * 7 ? at : undefined
  } catch {
    return undefined
  }
}
