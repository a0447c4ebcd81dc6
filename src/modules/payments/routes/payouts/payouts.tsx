import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames, staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { approvePayout, returnPayout } from '../../actions/payouts/examine.ts'
import { makeFile } from '../../actions/payouts/payout-files.ts'
import { postponeDay } from '../../actions/payouts/postpone.ts'
import { isOfTreasury } from '../../actions/payouts/treasury.ts'
import type { PayoutId, PayoutState } from '../../domain/payouts/payout.ts'
import { PayoutsPage } from '../../pages/payouts/payouts-page.tsx'
import { may } from '../../permissions.ts'
import { accountsByIds } from '../../store/payouts/accounts.ts'
import { newestFiles } from '../../store/payouts/files.ts'
import { daysToFile, payoutsIn } from '../../store/payouts/payouts.ts'
import { payoutText } from '../../text/payouts.ts'
import { actOnce, reasonFor } from '../act.ts'

const t = payoutText.payouts
const here = '/staff/payments/payouts'
const pageSize = 50
type Done = keyof typeof t.done

const dayForm = z.object({ payOn: z.iso.date().transform((text) => Temporal.PlainDate.from(text)) })

export function payoutRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(here, (c) => show(c, house))

  app.post(`${here}/:id/approval`, (c) =>
    actOnce(c, house, {
      permission: may.payoutApprove,
      show: (errors) => show(c, house, errors),
      work: async (tx, staff) => {
        const done = await approvePayout(tx, house, staff, idOf(c))
        return done.ok ? { location: `${here}?done=approved` } : { message: t.reasons[done.reason] }
      },
    }),
  )

  app.post(`${here}/:id/return`, async (c) => {
    requireStaff(c, may.payoutApprove)
    const form = await readForm(c, reasonFor(c.req.param('id')))
    if (!form.ok) return show(c, house, form.errors)
    return actOnce(c, house, {
      permission: may.payoutApprove,
      show: (errors) => show(c, house, errors),
      work: async (tx, staff) => {
        await returnPayout(tx, house, staff, idOf(c), form.value)
        return { location: `${here}?done=returned` }
      },
    })
  })

  app.post(`${here}/days`, async (c) => {
    requireStaff(c, may.payoutPrepare)
    const form = await readForm(c, dayForm)
    if (!form.ok) throw new NotFound()
    return actOnce(c, house, {
      permission: may.payoutPrepare,
      show: (errors) => show(c, house, errors),
      work: async (tx, staff) => {
        const done = await postponeDay(tx, house, staff, form.value.payOn)
        return done.ok ? { location: `${here}?state=approved&done=postponed` } : { message: t.reasons[done.reason] }
      },
    })
  })

  app.post('/staff/payments/files', async (c) => {
    requireStaff(c, may.payoutPrepare)
    const form = await readForm(c, dayForm)
    if (!form.ok) throw new NotFound()
    return actOnce(c, house, {
      permission: may.payoutPrepare,
      show: (errors) => show(c, house, errors),
      work: async (tx, staff) => {
        const done = await makeFile(tx, house, staff, form.value.payOn)
        if (!done.ok) return { message: t.reasons[done.reason] }
        return { location: `/staff/payments/files/${done.fileId}?done=made` }
      },
    })
  })
}

/** The treasury sees every payout; an office sees what was decided there, and in those that it has succeeded. */
async function show(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, may.payoutPrepare)
  const states = Object.keys(t.states) as PayoutState[]
  const state = states.find((one) => one === c.req.query('state')) ?? 'requested'
  const after = parseId<'payout'>(c.req.query('after') ?? '')
  const facts = await house.db.transact(async (tx) => {
    const isTreasury = await isOfTreasury(tx, house, staff)
    const offices = [...staff.posts.map(({ officeId }) => officeId), ...staff.oversees]
    const of = isTreasury ? undefined : { staffId: staff.staffId, offices }
    const payouts = await payoutsIn(tx, [state], { limit: pageSize + 1, after, of })
    const shown = payouts.slice(0, pageSize)
    const payees = await personNames(tx, [...new Set(shown.map(({ payeePersonId }) => payeePersonId))])
    const accounts = await accountsByIds(tx, [...new Set(shown.map(({ accountId }) => accountId))])
    const files = isTreasury ? await newestFiles(tx, 30) : []
    const names = await staffNames(tx, [...shown.map((one) => one.decidedBy), ...files.map(({ madeBy }) => madeBy)])
    for (const { id, payeePersonId } of shown)
      await recordAudit(tx, {
        actor: staff,
        action: 'payments.payout.read',
        subject: { kind: 'payments.payout', id },
        personId: payeePersonId,
        reason: 'duty',
      })
    const last = payouts.length > pageSize ? shown.at(-1) : undefined
    const views = shown.map((payout) => ({
      payout,
      payee: payees.get(payout.payeePersonId) ?? '',
      account: accounts.get(payout.accountId),
      decidedBy: names.get(payout.decidedBy) ?? '',
    }))
    const nextHref = last && `${here}?state=${state}&after=${last.id}`
    return { isTreasury, views, files, names, nextHref, toFile: isTreasury ? await daysToFile(tx) : [] }
  })
  const done = Object.keys(t.done).find((one): one is Done => one === c.req.query('done'))
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/payments/refunds', errors },
    <PayoutsPage
      staff={staff}
      profile={house.profile}
      state={state}
      done={done}
      today={house.clock.today()}
      {...facts}
    />,
  )
}

function idOf(c: Ctx): PayoutId {
  const id = parseId<'payout'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
