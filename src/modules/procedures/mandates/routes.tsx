import type { Hono } from 'hono'
import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { receptionPermissions } from '../domain/reception/rights.ts'
import { receptionCrumbs } from '../routes/reception/receptions.tsx'
import { addMandate, endMandateFrom, readMandates } from './actions.ts'
import { endMandateForm, mandateForm } from './forms.ts'
import { MandatesPage } from './mandates-page.tsx'
import { mandateText as t } from './text.ts'

/** `/staff/mandates/:person`: who may act for a person. */
export function mandateRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/mandates/:person', (c) => show(c, house, requireStaff(c, receptionPermissions.type), {}))

  app.post('/staff/mandates/:person', async (c) => {
    const staff = requireStaff(c, receptionPermissions.relink)
    const form = await readForm(c, mandateForm)
    if (!form.ok) return show(c, house, staff, { errors: named(form), typed: form.raw })
    const done = await submitOnce(c, house, { form: 'procedures.add-mandate' }, async (tx) => {
      const added = await addMandate(tx, house, staff, personId(c), form.value)
      if (added.ok) return { location: back(c, 'added') }
      return { errors: [{ field: fieldOf[added.reason], message: t.errors[added.reason] }] }
    })
    return done.ok ? done.response : show(c, house, staff, { errors: done.errors, typed: form.raw })
  })

  app.post('/staff/mandates/:person/ends', async (c) => {
    const staff = requireStaff(c, receptionPermissions.relink)
    const form = await readForm(c, endMandateForm)
    if (!form.ok) return show(c, house, staff, { errors: named(form), typed: form.raw })
    const { mandate: mandateId, on } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.end-mandate' }, async (tx) => {
      const ended = await endMandateFrom(tx, house, staff, { id: personId(c), mandateId, on })
      return ended ? { location: back(c, 'ended') } : { errors: [{ field: 'on', message: t.errors.ended }] }
    })
    return done.ok ? done.response : show(c, house, staff, { errors: done.errors, typed: form.raw })
  })
}

const fieldOf = {
  not_general: 'procedure',
  until_needed: 'until',
  of_age: 'kind',
  gone: 'representative',
  overlaps: 'representative',
} as const

/** Which field was left empty, in its own words. */
const named = ({ errors, raw }: { errors: readonly FieldError[]; raw: Typed }): FieldError[] =>
  errors.map((error) => {
    const words = t.missing[error.field]
    return words !== undefined && !raw[error.field] ? { ...error, message: words } : error
  })

type Typed = Readonly<Record<string, string | string[]>>
type Shown = { errors?: readonly FieldError[]; typed?: Typed }

async function show(c: Ctx, house: House, staff: Staff, { errors = [], typed = {} }: Shown): Promise<Response> {
  const shown = await house.db.transact((tx) => readMandates(tx, house, staff, personId(c)))
  const asked = c.req.query('procedure')
  return staffPage(
    c,
    house,
    {
      title: t.title,
      current: '/staff/receptions',
      crumbs: receptionCrumbs,
      errors,
    },
    <MandatesPage
      shown={shown}
      today={house.clock.today()}
      mayChange={staff.permissions.has(receptionPermissions.relink)}
      done={t.saved[c.req.query('done') ?? '']}
      typed={typed}
      procedure={shown.procedures.find(({ value }) => value === asked)?.value}
    />,
  )
}

const back = (c: Ctx, done: string): string => `/staff/mandates/${personId(c)}?done=${done}`

function personId(c: Ctx): PersonId {
  const id = parseId<'person'>(c.req.param('person') ?? '')
  if (!id) throw new NotFound('person')
  return id
}
