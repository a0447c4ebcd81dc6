import type { Hono } from 'hono'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { staffNames } from '../store/staff.ts'
import {
  applyProtection,
  decideProtection,
  endProtection,
  readProtection,
  readProtections,
  renewProtection,
} from './actions.ts'
import type { ProtectionId } from './domain.ts'
import { decisionForm, protectionForm, renewalForm } from './forms.ts'
import { ProtectionPage, ProtectionsPage, type Typed } from './pages.tsx'
import { protectionPermissions as may } from './permissions.ts'
import { applyProblems, protectionTexts as t } from './text.ts'

export const protectionsPath = '/staff/protections'

/** 支援措置 for the desk that the profile names. To everybody else these pages are not there to be used. */
export function protectionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(protectionsPath, (c) => showAll(c, house, { errors: [], typed: {} }))

  app.post(protectionsPath, async (c) => {
    const staff = requireStaff(c, may.handle)
    const form = await readForm(c, protectionForm)
    if (!form.ok) return showAll(c, house, { errors: form.errors, typed: form.raw })
    const done = await submitOnce(c, house, { form: 'people.protection' }, async (tx) => {
      const applied = await applyProtection(tx, house, staff, form.value)
      return applied.ok ? { location: pageOf(applied.id, 'applied') } : { errors: [applyProblems[applied.reason]] }
    })
    return done.ok ? done.response : showAll(c, house, { errors: done.errors, typed: form.raw })
  })

  app.get(`${protectionsPath}/:id`, (c) => showOne(c, house, []))

  app.post(`${protectionsPath}/:id/decision`, async (c) => {
    const staff = requireStaff(c, may.decide)
    const id = idOf(c)
    const form = await readForm(c, decisionForm)
    if (!form.ok) return showOne(c, house, form.errors)
    const { outcome } = form.value
    return act(c, house, `people.decide-protection:${id}`, async (tx) => {
      await decideProtection(tx, house, staff, { id, outcome })
      return pageOf(id, outcome)
    })
  })

  app.post(`${protectionsPath}/:id/renewal`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idOf(c)
    const form = await readForm(c, renewalForm)
    if (!form.ok) return showOne(c, house, form.errors)
    return act(c, house, `people.renew-protection:${id}`, async (tx) =>
      pageOf(await renewProtection(tx, house, staff, { id, opinion: form.value.opinion }), 'renewed'),
    )
  })

  app.post(`${protectionsPath}/:id/end`, async (c) => {
    const staff = requireStaff(c, may.decide)
    const id = idOf(c)
    return act(c, house, `people.end-protection:${id}`, async (tx) => {
      await endProtection(tx, house, staff, id)
      return pageOf(id, 'ended')
    })
  })
}

const pageOf = (id: ProtectionId, done: string): string => `${protectionsPath}/${id}?done=${done}`

function idOf(c: Ctx): ProtectionId {
  const id = parseId<'protection'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}

async function act(c: Ctx, house: House, form: string, work: (tx: Tx) => Promise<string>): Promise<Response> {
  const done = await submitOnce(c, house, { form }, async (tx) => ({ location: await work(tx) }))
  return done.ok ? done.response : showOne(c, house, done.errors)
}

async function showAll(
  c: Ctx,
  house: House,
  { errors, typed }: { errors: readonly FieldError[]; typed: Typed },
): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const all = await house.db.transact((tx) => readProtections(tx, staff))
  const today = house.clock.today()
  return staffPage(
    c,
    house,
    { title: t.title, current: protectionsPath, errors },
    <ProtectionsPage all={all} today={today} typed={typed} isOpen={errors.length > 0} />,
  )
}

async function showOne(c: Ctx, house: House, errors: readonly FieldError[]): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const { view, names } = await house.db.transact(async (tx) => {
    const view = await readProtection(tx, staff, idOf(c))
    const by = view.events.flatMap(({ staffId }) => staffId ?? [])
    return { view, names: await staffNames(tx, by) }
  })
  return staffPage(
    c,
    house,
    {
      title: t.one,
      heading: view.name,
      current: protectionsPath,
      crumbs: [{ href: protectionsPath, label: t.title }],
      errors,
    },
    <ProtectionPage
      view={view}
      today={house.clock.today()}
      staffId={staff.staffId}
      mayDecide={staff.permissions.has(may.decide)}
      staffName={(id) => new Map<string, string>(names).get(id) ?? ''}
      done={t.done[c.req.query('done') ?? '']}
    />,
  )
}
