import type { Hono } from 'hono'
import { z } from 'zod'
import { openCheckout, paymentOf, refreshPayment } from '#modules/payments/index.ts'
import { Conflict, NotFound, Unavailable } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, readForm, requireResident, seeOther } from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { showReservation } from '../../booking/actions/show.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { askTogether, settleJoint } from '../actions/joint.ts'
import { isOpen, purposeOfJoint } from '../domain/bill.ts'
import { billsOfJoint } from '../store/joint-bills.ts'

const payForm = z.object({ ids: z.array(z.string()).default([]) })

/** Paying for several reservations at once, and coming back from the payment company. */
export function togetherRoutes(app: Hono<HttpEnv>, house: House): void {
  // The form's key guards nothing here: asking again finds the payment that stands.
  app.post('/reservations/payment', (c) => toProvider(c, house))
  app.get('/reservations/payments/:joint', (c) => comeBack(c, house))
}

async function toProvider(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const form = await readForm(c, payForm, { lists: ['ids'] })
  const ids = (form.ok ? form.value.ids : []).flatMap((id): ReservationId[] => {
    const known = parseId<'reservation'>(id)
    return known ? [known] : []
  })
  const ask = () => house.db.transact((tx) => askTogether(tx, house, resident, ids))
  const asked = await ask()
  if (!asked.ok) return seeOther(c, asked.id ? `/reservations/${asked.id}` : '/reservations')
  const open = async ({ paymentId, jointId }: Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>) => {
    const returnPath = href(c.get('lang'), `/reservations/payments/${jointId}`)
    return c.redirect((await openCheckout(house, paymentId, { returnPath })).redirectUrl, 303)
  }
  try {
    return await open(asked)
  } catch (error) {
    if (error instanceof Unavailable) return seeOther(c, '/reservations?notice=provider-down')
    // The provider had ended or lost it: begin a new attempt, once.
    const again = error instanceof Conflict && error.code === 'payment_closed' ? await ask() : undefined
    if (!again?.ok || again.paymentId === asked.paymentId) throw error
    return open(again)
  }
}

async function comeBack(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = parseId<'joint-bill'>(c.req.param('joint') ?? '')
  if (!id) throw new NotFound('joint-bill')
  const payment = await house.db.read(async (tx) => {
    const [first] = await billsOfJoint(tx, id)
    if (!first) return undefined
    await showReservation(tx, house, resident, first.reservationId)
    return paymentOf(tx, purposeOfJoint(id))
  })
  if (!payment) throw new NotFound('joint-bill')
  // The browser is often faster than the callback; asking the provider makes up for it.
  if (!payment.secured) await refreshPayment(house, payment.id)
  await house.db.transact((tx) => settleJoint(tx, house, id))
  const { isPaid, now } = await house.db.read(async (tx) => ({
    isPaid: !(await billsOfJoint(tx, id)).some(isOpen),
    now: await paymentOf(tx, purposeOfJoint(id)),
  }))
  if (isPaid) return seeOther(c, '/reservations')
  const isWaiting = now?.state === 'pending' || now?.state === 'created'
  return seeOther(c, `/reservations?notice=${isWaiting ? 'waiting' : 'not-paid'}`)
}
