import type { Hono } from 'hono'
import { namesOfOrganisations } from '#modules/organisations/index.ts'
import { openCheckout, type PaymentId, paymentOf, refreshPayment } from '#modules/payments/index.ts'
import { Conflict, NotFound, Unavailable } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, requireResident, seeOther } from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { showReservation } from '../../booking/actions/show.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { askToPay } from '../actions/pay.ts'
import { settleBill } from '../actions/settle.ts'
import { type Bill, purposeOf } from '../domain/bill.ts'
import { type PayNotice, PayPage, payNotices } from '../pages/pay-page.tsx'
import { billsOf } from '../store/bills.ts'
import { moneyTexts } from '../text/index.ts'

/** Paying for a reservation, and coming back from the payment company. */
export function residentRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reservations/:id/payment', (c) =>
    payPage(
      c,
      house,
      payNotices.find((known) => known === c.req.query('notice')),
    ),
  )
  // The form's key guards nothing here: asking again finds the payment that stands.
  app.post('/reservations/:id/payment', (c) => toProvider(c, house))
  app.get('/reservations/:id/payment-return', (c) => comeBack(c, house))
}

const reservationId = (c: Ctx): ReservationId => {
  const id = parseId<'reservation'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('reservation')
  return id
}

async function payPage(
  c: Ctx,
  house: House,
  notice?: PayNotice,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const lang = c.get('lang')
  const { shown, payee } = await house.db.read(async (tx) => {
    const own = await showReservation(tx, house, resident, reservationId(c))
    const { operatorId } = own.space.facility
    const names = operatorId ? await namesOfOrganisations(tx, [operatorId]) : undefined
    return { shown: own, payee: (operatorId && names?.get(operatorId)) || house.profile.name }
  })
  const { reservation, money } = shown
  const isHeld = reservation.state === 'held' && reservation.pays === 'now'
  const amount = isHeld ? reservation.amount : reservation.state === 'confirmed' ? money.open?.amount : undefined
  const { title, nothing } = moneyTexts(lang)
  return residentPage(
    c,
    house,
    {
      title: amount === undefined ? nothing : title,
      styles: ['forms.css'],
      errors,
      robots: 'noindex',
      back: `/reservations/${reservation.id}`,
    },
    <PayPage lang={lang} shown={shown} amount={amount} dueAt={money.open?.dueAt} payee={payee} notice={notice} />,
  )
}

async function toProvider(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = reservationId(c)
  const ask = () => house.db.transact((tx) => askToPay(tx, house, resident, id))
  const asked = await ask()
  const t = moneyTexts(c.get('lang')).problems
  if (!asked.ok) {
    // Paid a moment ago, in another window.
    if (asked.why === 'nothing') return seeOther(c, `/reservations/${id}`)
    return payPage(c, house, undefined, [{ field: '', message: t[asked.why] }])
  }
  const open = async (paymentId: PaymentId) => {
    const returnPath = href(c.get('lang'), `/reservations/${id}/payment-return`)
    const { redirectUrl } = await openCheckout(house, paymentId, { returnPath })
    return c.redirect(redirectUrl, 303)
  }
  try {
    return await open(asked.paymentId)
  } catch (error) {
    if (error instanceof Unavailable) return seeOther(c, `/reservations/${id}/payment?notice=provider-down`)
    // The provider had ended or lost it: begin a new attempt, once.
    const again = error instanceof Conflict && error.code === 'payment_closed' ? await ask() : undefined
    if (!again?.ok || again.paymentId === asked.paymentId) throw error
    return open(again.paymentId)
  }
}

async function comeBack(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = reservationId(c)
  const newest = async (): Promise<Bill | undefined> =>
    house.db.read(async (tx) => {
      await showReservation(tx, house, resident, id)
      return (await billsOf(tx, id)).at(-1)
    })
  const bill = await newest()
  if (!bill) return seeOther(c, `/reservations/${id}`)
  const payment = await house.db.read((tx) => paymentOf(tx, purposeOf(bill)))
  // The browser is often faster than the callback; asking the provider makes up for it.
  if (payment && !payment.secured) await refreshPayment(house, payment.id)
  await house.db.transact((tx) => settleBill(tx, house, bill.id))
  const after = await newest()
  if (!after || after.paidAt || after.endedAt) return seeOther(c, `/reservations/${id}`)
  const now = await house.db.read((tx) => paymentOf(tx, purposeOf(after)))
  const isOpen = now?.state === 'pending' || now?.state === 'created'
  return seeOther(c, `/reservations/${id}/payment?notice=${isOpen ? 'waiting' : 'not-paid'}`)
}
