import type { Hono } from 'hono'
import { type Ctx, type FieldError, type HttpEnv, readForm } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { approve, lift, refuse, revoke, suspend } from '../actions/desk/decide.ts'
import { grant, takeGrantBack } from '../actions/desk/grants.ts'
import { dropFact, nameRepresentative, seeFact, seeResidence } from '../actions/desk/verify.ts'
import {
  droppedForm,
  grantEndForm,
  grantForm,
  liftingForm,
  refusalForm,
  representativeForm,
  residenceForm,
  revocationForm,
  seenForm,
  suspensionForm,
} from '../forms.ts'
import type { registrantPermissions } from '../permissions.ts'
import { rulesOf } from '../rules-of.ts'
import { staffTexts as t } from '../text/staff.ts'
import { idOf, type Raw } from './ids.ts'
import type { DeskDeed } from './staff-registrant.tsx'

type Page = {
  path: string
  again(c: Ctx, errors: readonly FieldError[], raw: Raw): Promise<Response>
  act(
    c: Ctx,
    made: { form: string; permission: keyof typeof registrantPermissions },
    deed: DeskDeed,
    raw: Raw,
  ): Promise<Response>
}

/** What the desk sees, decides and grants; each answers with the registration's page. */
export function deskRoutes(app: Hono<HttpEnv>, house: House, page: Page): void {
  verificationRoutes(app, house, page)
  decisionRoutes(app, house, page)
  grantRoutes(app, house, page)
}

function verificationRoutes(app: Hono<HttpEnv>, house: House, { path, again, act }: Page): void {
  app.post(`${path}/verifications`, async (c) => {
    const form = await readForm(c, seenForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const { fact, paper } = form.value
    const made = { form: 'see-fact', permission: 'verify' } as const
    return act(c, made, (tx, staff, id) => seeFact(tx, house, staff, { id, fact: idOf(fact), paper }), form.raw)
  })
  app.post(`${path}/verification-ends`, async (c) => {
    const form = await readForm(c, droppedForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const { dropped } = form.value
    const made = { form: 'drop-fact', permission: 'verify' } as const
    return act(c, made, (tx, staff, id) => dropFact(tx, house, staff, { id, fact: idOf(dropped) }), form.raw)
  })
  app.post(`${path}/residences`, async (c) => {
    const form = await readForm(c, residenceForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const { inhabitant, inhabitantPaper: paper } = form.value
    const made = { form: 'see-residence', permission: 'verify' } as const
    return act(
      c,
      made,
      (tx, staff, id) => seeResidence(tx, house, staff, { id, membershipId: idOf(inhabitant), paper }),
      form.raw,
    )
  })
  app.post(`${path}/representative`, async (c) => {
    const form = await readForm(c, representativeForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const made = { form: 'name-representative', permission: 'decide' } as const
    return act(
      c,
      made,
      async (tx, staff, id) => {
        const done = await nameRepresentative(tx, house, staff, { id, membershipId: idOf(form.value.successor) })
        return done.ok ? undefined : { field: 'successor', message: t.problems[done.reason] }
      },
      form.raw,
    )
  })
}

function decisionRoutes(app: Hono<HttpEnv>, house: House, { path, again, act }: Page): void {
  app.post(`${path}/approval`, (c) =>
    act(
      c,
      { form: 'approve', permission: 'decide' },
      async (tx, staff, id) => {
        const done = await approve(tx, house, staff, id)
        if (done.ok) return undefined
        const missing = done.reason === 'conditions' ? done.missing.map((one) => t.missing[one]).join('、') : ''
        const message = done.reason === 'conditions' ? t.problems.conditions(missing) : t.problems.duplicate
        return { field: '', message }
      },
      {},
    ),
  )
  app.post(`${path}/refusal`, async (c) => {
    const form = await readForm(c, refusalForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const { refusalGround: ground, refusalReason: reason } = form.value
    const made = { form: 'refuse', permission: 'decide' } as const
    return act(c, made, (tx, staff, id) => refuse(tx, house, staff, { id, ground, reason }), form.raw)
  })
  app.post(`${path}/suspensions`, async (c) => {
    const form = await readForm(c, suspensionForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const { suspensionGround: ground, suspensionReason: reason, from, last, heard } = form.value
    const made = { form: 'suspend', permission: 'decide' } as const
    return act(
      c,
      made,
      async (tx, staff, id) => {
        const done = await suspend(tx, house, staff, { id, ground, reason, from, last, heard })
        if (done.ok) return undefined
        const { past, order, too_long } = t.problems
        const words = { past, order, too_long: too_long(rulesOf(house).suspensionMostMonths) }
        return { field: done.reason === 'past' ? 'from' : 'last', message: words[done.reason] }
      },
      form.raw,
    )
  })
  app.post(`${path}/lifting`, async (c) => {
    const form = await readForm(c, liftingForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const reason = form.value.liftingReason
    const made = { form: 'lift', permission: 'decide' } as const
    return act(c, made, (tx, staff, id) => lift(tx, house, staff, { id, reason }), form.raw)
  })
  app.post(`${path}/revocation`, async (c) => {
    const form = await readForm(c, revocationForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const { revocationGround: ground, revocationReason: reason, revocationHeard: heard } = form.value
    const made = { form: 'revoke', permission: 'decide' } as const
    return act(c, made, (tx, staff, id) => revoke(tx, house, staff, { id, ground, reason, heard }), form.raw)
  })
}

function grantRoutes(app: Hono<HttpEnv>, house: House, { path, again, act }: Page): void {
  app.post(`${path}/grants`, async (c) => {
    const form = await readForm(c, grantForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const { grant: key, grantFrom: from, grantLast: until, grantReason: reason } = form.value
    const made = { form: 'grant', permission: 'decide' } as const
    return act(
      c,
      made,
      async (tx, staff, id) => {
        const done = await grant(tx, house, staff, { id, key, from, until, reason })
        return done.ok ? undefined : { field: 'grantLast', message: t.problems[done.reason] }
      },
      form.raw,
    )
  })
  app.post(`${path}/grant-ends`, async (c) => {
    const form = await readForm(c, grantEndForm)
    if (!form.ok) return again(c, form.errors, form.raw)
    const grantId = idOf<'registrant-grant'>(form.value.grant)
    const made = { form: 'end-grant', permission: 'decide' } as const
    return act(c, made, (tx, staff, id) => takeGrantBack(tx, house, staff, { id, grantId }), form.raw)
  })
}
