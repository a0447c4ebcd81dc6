import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames } from '#modules/people/index.ts'
import { recordAudits } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { requirePrinters } from '../actions/print.ts'
import { enterReturned, settleReturned } from '../actions/returned.ts'
import { returnReasons } from '../domain/notice-letter.ts'
import { ReturnedPage } from '../pages/returned.tsx'
import { letterPermissions } from '../permissions.ts'
import { openReturned } from '../store/notice-letters.ts'
import { letterTexts } from '../text/staff.ts'

const path = '/staff/letters/returned'
const t = letterTexts.returned
const most = 100
const returnForm = z.object({ number: field.text(40), reason: field.choice(returnReasons) })

/** `/staff/letters/returned`: notices that the post brought back, until somebody has looked into the address. */
export function returnedRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/letters/returned', (c) => show(c, house))

  app.post('/staff/letters/returned', async (c) => {
    const staff = requireStaff(c, letterPermissions.post)
    const form = await readForm(c, returnForm)
    if (!form.ok) return show(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: 'messaging.returned' }, async (tx) => {
      const entered = await enterReturned(tx, house, staff, form.value)
      return entered.ok
        ? { location: `${path}?done=entered` }
        : { errors: [{ field: 'number', message: t[entered.reason] }] }
    })
    return done.ok ? done.response : show(c, house, done.errors, form.raw)
  })

  app.post('/staff/letters/returned/:id', async (c) => {
    const staff = requireStaff(c, letterPermissions.post)
    const id = parseId<'notice-letter'>(c.req.param('id'))
    if (!id) throw new NotFound('letter')
    const done = await submitOnce(c, house, { form: `messaging.returned:${id}` }, async (tx) => {
      await settleReturned(tx, house, staff, id)
      return { location: path }
    })
    return done.ok ? done.response : show(c, house, done.errors)
  })
}

async function show(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, letterPermissions.post)
  const open = await house.db.transact(async (tx) => {
    await requirePrinters(tx, house, staff)
    const rows = await openReturned(tx, most)
    const people = rows.map(({ personId }) => personId)
    const names = await personNames(tx, people)
    const subject = { kind: 'people.office', id: staff.posts[0]?.officeId ?? '' }
    await recordAudits(tx, { actor: staff, action: 'messaging.returned_letter.list', subject, reason: 'duty' }, people)
    return rows.map((row) => ({ ...row, name: names.get(row.personId) ?? '' }))
  })
  return staffPage(
    c,
    house,
    { title: t.title, current: path, errors },
    <ReturnedPage open={open} typed={typed} isEntered={c.req.query('done') === 'entered'} />,
  )
}
