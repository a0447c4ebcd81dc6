import type { Hono } from 'hono'
import { z } from 'zod'
import { organs } from '#platform/auth/actor.ts'
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
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { endOffice, foundOffice, nameSuccessor, takeBackEnd } from '../actions/reorganise.ts'
import { ReorganisationPage } from '../pages/reorganisation-page.tsx'
import { workforcePermissions } from '../permissions.ts'
import { officesFrom } from '../store/organisation.ts'
import { endingOffices } from '../store/reorganisation.ts'
import { reorganisation as t } from '../text/staff.ts'

const page = '/staff/offices/reorganisation'
const isDone = `${page}?done=yes`

const key = field.optionalText(60).refine((text) => text === undefined || /^[a-z][a-z0-9-]*$/.test(text), {
  error: t.badKey,
})
const office = z.string().transform((text) => parseId<'office'>(text))

const foundForm = z.object({
  key: field.text(60).refine((text) => /^[a-z][a-z0-9-]*$/.test(text), { error: t.badKey }),
  name: field.text(60),
  nameKana: field.text(100),
  nameEnglish: field.text(100),
  kind: field.choice(['executive', 'department', 'section', 'unit']),
  organ: field.choice(organs),
  parent: office,
  phone: field.text(20).refine((text) => /^0\d{1,4}-\d{1,4}-\d{3,4}$/.test(text), { error: t.badPhone }),
  from: field.day(parseWareki),
})
const chosen = office.refine((id) => id !== undefined, { error: t.chooseOffice })
const endForm = z.object({ office: chosen, on: field.day(parseWareki), successor: office })
const successorForm = z.object({ ending: chosen, heir: chosen, procedure: key })

export function reorganisationRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(page, (c) => show(c, house))

  app.post('/staff/offices', async (c) => {
    const actor = requireStaff(c, workforcePermissions.transfer)
    const form = await readForm(c, foundForm)
    if (!form.ok) return show(c, house, form.errors, form.raw)
    const { parent, ...office } = form.value
    const done = await submitOnce(c, house, { form: 'people.office.found' }, async (tx) =>
      outcome(await foundOffice(tx, house, actor, { ...office, parentId: parent }), 'key'),
    )
    return done.ok ? done.response : show(c, house, done.errors, form.raw)
  })

  app.post('/staff/offices/endings', async (c) => {
    const actor = requireStaff(c, workforcePermissions.transfer)
    const form = await readForm(c, endForm)
    if (!form.ok) return show(c, house, form.errors, form.raw)
    const { office: officeId, on, successor: successorId } = form.value
    if (!officeId) throw new NotFound('office')
    const done = await submitOnce(c, house, { form: 'people.office.end' }, async (tx) =>
      outcome(await endOffice(tx, house, actor, { officeId, on, successorId }), 'on'),
    )
    return done.ok ? done.response : show(c, house, done.errors, form.raw)
  })

  app.post('/staff/offices/endings/:id/cancellation', async (c) => {
    const actor = requireStaff(c, workforcePermissions.transfer)
    const officeId = parseId<'office'>(c.req.param('id'))
    if (!officeId) throw new NotFound('office')
    const done = await submitOnce(c, house, { form: `people.office.end_cancel:${officeId}` }, async (tx) =>
      outcome(await takeBackEnd(tx, house, actor, officeId), ''),
    )
    return done.ok ? done.response : show(c, house, done.errors)
  })

  app.post('/staff/offices/successors', async (c) => {
    const actor = requireStaff(c, workforcePermissions.transfer)
    const form = await readForm(c, successorForm)
    if (!form.ok) return show(c, house, form.errors, form.raw)
    const { ending: officeId, heir: successorId, procedure } = form.value
    if (!officeId || !successorId) throw new NotFound('office')
    const done = await submitOnce(c, house, { form: 'people.office.succeed' }, async (tx) =>
      outcome(await nameSuccessor(tx, actor, { officeId, successorId, procedure }), 'heir'),
    )
    return done.ok ? done.response : show(c, house, done.errors, form.raw)
  })
}

const outcome = (
  done: Awaited<ReturnType<typeof nameSuccessor>>,
  field: string,
): { location: string } | { errors: FieldError[] } =>
  done.ok ? { location: isDone } : { errors: [{ field, message: t.refusals[done.reason] }] }

type Typed = Readonly<Record<string, string | string[]>>

async function show(c: Ctx, house: House, errors: readonly FieldError[] = [], typed: Typed = {}): Promise<Response> {
  requireStaff(c, workforcePermissions.transfer)
  const found = await house.db.read(async (tx) => ({
    offices: await officesFrom(tx, house.clock.today()),
    ending: await endingOffices(tx),
  }))
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/offices', errors },
    <ReorganisationPage
      {...found}
      profile={house.profile}
      today={house.clock.today()}
      typed={typed}
      isDone={c.req.query('done') === 'yes'}
    />,
  )
}
