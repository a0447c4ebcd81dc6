import type { Hono } from 'hono'
import { z } from 'zod'
import { filesOf } from '#platform/files/index.ts'
import { type Ctx, field, type HttpEnv, readForm } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Case, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { applicantOnly, applicationIdOf } from '../verified.tsx'
import { keeperOf } from './keeper.ts'

// More than any procedure asks for, taken out again ones included.
const most = 60

/** What the page sends before its form, one file at a time; the form then names it as kept. 201 with its id, or why not. */
export function uploadRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post(
    '/applications/:id/files',
    applicantOnly(house, (c, resident) => takeFile(c, house, resident)),
  )
}

async function takeFile(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const { found, count } = await house.db.read(async (tx) => {
    const own = await ownCase(tx, house, resident, applicationIdOf(c))
    const owner = { kind: 'procedures.application', id: own.application.id }
    return { found: own, count: (await filesOf(tx, owner)).length }
  })
  if (!asksForFiles(found) || count >= most) return c.json({ problem: 'ended' }, 409)
  const form = await readForm(c, z.object({ file: field.file(Number.POSITIVE_INFINITY) }))
  if (!form.ok) return c.json({ problem: 'empty' }, 422)
  const stored = await keeperOf(house, resident, found.application).file(form.value.file)
  return stored.ok ? c.json({ id: stored.fileId }, 201) : c.json({ problem: stored.reason }, 422)
}

function asksForFiles({ application, definition }: Case): boolean {
  if (application.state === 'awaiting_correction') return true
  const asked = definition.pages.flatMap(({ fields }) =>
    fields.flatMap((one) => (one.type === 'group' ? one.fields : [one])),
  )
  return application.state === 'draft' && asked.some(({ type }) => type === 'file')
}
