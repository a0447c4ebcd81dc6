import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { askToUndo, beginBatch, undoItems, workOff } from '../actions/batch.ts'
import { seeBatch } from '../actions/see-batch.ts'
import { type BatchId, batchDeeds, type BatchWish, mostCases } from '../domain/batch.ts'
import { parseFilter } from '../domain/filter.ts'
import { handReasons } from '../domain/hand-to.ts'
import { BatchesPage, BatchPage } from '../pages/batch-page.tsx'
import { batchesOf } from '../store/batches.ts'
import { batch as t, queue } from '../text.ts'
import { showQueue } from './list.tsx'

export function batchRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/queue/batches', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const found = await house.db.read((tx) => batchesOf(tx, staff.staffId, 50))
    return staffPage(c, house, { title: t.listTitle, crumbs }, <BatchesPage batches={found} />)
  })

  app.post('/staff/queue/batches', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const form = await readForm(c, batchForm, { lists: ['case'] })
    const { raw } = form
    const again = (errors: readonly FieldError[]) =>
      showQueue(c, house, staff, { ...wantedOf(raw), errors, typed: raw })
    if (!form.ok) return again(form.errors)
    const { wish, cases } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.batch' }, async (tx) => {
      const id = await beginBatch(tx, house, staff, wish, cases)
      return id ? { location: addressOf(id) } : { errors: [{ field: 'case', message: t.errors.none }] }
    })
    if (!done.ok) return again(done.errors)
    const id = idIn(done.response.headers.get('location'))
    if (id) await workOff(house, staff, id)
    return done.response
  })

  app.get('/staff/queue/batches/:batch', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const id = batchId(c)
    const view = await house.db.read((tx) => seeBatch(tx, staff, id))
    return staffPage(
      c,
      house,
      { title: t.titles[view.batch.deed], crumbs, islands: ['queue-keys'] },
      <BatchPage {...view} />,
    )
  })

  app.post('/staff/queue/batches/:batch/undoing', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const id = batchId(c)
    const done = await submitOnce(c, house, { form: `procedures.batch.undo:${id}` }, async (tx) => {
      await askToUndo(tx, house, staff, id)
      return { location: addressOf(id) }
    })
    if (!done.ok) throw new NotFound('batch')
    await undoItems(house, staff, id)
    return done.response
  })

  // After a fall of the house in the middle: what is not answered yet is gone on with, forward or back.
  app.post('/staff/queue/batches/:batch/resumption', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const id = batchId(c)
    await workOff(house, staff, id)
    await undoItems(house, staff, id)
    return c.redirect(addressOf(id), 303)
  })
}

const crumbs = [{ href: '/staff', label: queue.title }]
const addressOf = (id: BatchId) => `/staff/queue/batches/${id}`
const idIn = (location: string | null) => parseId<'batch'>(/batches\/([\w-]+)/.exec(location ?? '')?.[1] ?? '')

function batchId(c: Ctx): BatchId {
  const id = parseId<'batch'>(c.req.param('batch') ?? '')
  if (!id) throw new NotFound('batch')
  return id
}

const batchForm = z
  .object({
    case: z.array(z.string()).default([]),
    deed: z.enum(batchDeeds, { error: t.errors.deed }),
    putLabel: z.string().default(''),
    to: z.string().default(''),
    reason: z.string().default(''),
  })
  .transform((typed, context): { wish: BatchWish; cases: ApplicationId[] } => {
    const complain = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message })
      return z.NEVER
    }
    const cases = [...new Set(typed.case.flatMap((one) => parseId<'application'>(one) ?? []))]
    if (cases.length === 0) return complain('case', t.errors.none)
    if (cases.length > mostCases) return complain('case', t.errors.many(mostCases))
    const { deed } = typed
    switch (deed) {
      case 'label':
      case 'unlabel': {
        const label = parseId<'label'>(typed.putLabel)
        return label ? { wish: { deed, label }, cases } : complain('putLabel', t.errors.label)
      }
      case 'hand': {
        const to = parseId<'staff'>(typed.to)
        const reason = handReasons.find((one) => one === typed.reason)
        if (!to) return complain('to', t.errors.to)
        return reason ? { wish: { deed, to, reason }, cases } : complain('reason', t.errors.reason)
      }
      default:
        return { wish: { deed }, cases }
    }
  })

/** The list under which it was typed, so that it is shown again as it was. */
function wantedOf(raw: Readonly<Record<string, string | string[]>>) {
  const text = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '')
  return {
    filter: parseFilter(Object.fromEntries(new URLSearchParams(text('query')))),
    find: text('find'),
    cursor: text('after') || undefined,
  }
}
