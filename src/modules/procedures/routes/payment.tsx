import type { Hono } from 'hono'
import { openCheckout, type PaymentId, paymentOf, refreshPayment } from '#modules/payments/index.ts'
import { Conflict, Unavailable } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, seeOther } from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { ownCase, type VerifiedResident } from '../actions/load-case.ts'
import { askForPayment, purposeOf, waitsForChangedFee } from '../actions/payment.ts'
import { submitIfReady } from '../actions/submit-if-ready.ts'
import { OfficeAside } from '../pages/resident/office-aside.tsx'
import { PaymentPage } from '../pages/resident/small-pages.tsx'
import type { ApplicationId } from '../store/applications.ts'
import { texts } from '../text/index.ts'
import { applicationIdOf, applicantOnly } from './verified.tsx'

export function paymentRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/signature-return',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const { outcome } = await fileOwn(house, resident, id)
      switch (outcome) {
        case 'submitted':
        case 'not_confirmed':
        case 'acting_ended':
        case 'not_agreed':
        case 'window_closed':
          return seeOther(c, `/applications/${id}`)
        case 'no_time':
          return seeOther(c, `/applications/${id}/check?notice=no-time`)
        case 'changed':
          return seeOther(c, `/applications/${id}/check?notice=changed`)
        case 'not_signed':
          return seeOther(c, `/applications/${id}?notice=not-signed`)
        case 'not_paid':
          return toProvider(c, house, resident, id)
      }
    }),
  )

  app.get(
    '/applications/:id/payment',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const lang = c.get('lang')
      const { found, isChanged } = await house.db.read(async (tx) => {
        const found = await ownCase(tx, house, resident, id)
        return { found, isChanged: await waitsForChangedFee(tx, found.application) }
      })
      // From the confirmation straight on to the payment; what is not signed yet comes back from there.
      if (found.application.state === 'confirmed') return toProvider(c, house, resident, id)
      if (found.application.state !== 'awaiting_payment' && !isChanged) return seeOther(c, `/applications/${id}`)
      const aside = <OfficeAside lang={lang} office={found.office} />
      const title = texts(lang).payment.title
      return residentPage(
        c,
        house,
        { title, back: `/applications/${id}`, aside },
        <PaymentPage lang={lang} found={found} isChanged={isChanged} />,
      )
    }),
  )

  // The form's key guards nothing here: asking again finds the attempt that stands.
  app.post(
    '/applications/:id/payment',
    applicantOnly(house, (c, resident) => toProvider(c, house, resident, applicationIdOf(c))),
  )

  app.get(
    '/applications/:id/payment-return',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const found = await house.db.read(async (tx) => ({
        ...(await ownCase(tx, house, resident, id)),
        payment: await paymentOf(tx, purposeOf(id)),
      }))
      // The browser is often faster than the callback; asking the provider makes up for it.
      if (found.payment && !found.payment.secured) await refreshPayment(house, found.payment.id)
      const { outcome } = await fileOwn(house, resident, id)
      if (outcome === 'no_time') return seeOther(c, `/applications/${id}/check?notice=no-time`)
      if (outcome === 'changed') return seeOther(c, `/applications/${id}/check?notice=changed`)
      if (outcome !== 'not_paid') return seeOther(c, `/applications/${id}`)
      const payment = await house.db.read((tx) => paymentOf(tx, purposeOf(id)))
      const isOpen = payment?.state === 'pending' || payment?.state === 'created'
      return seeOther(c, `/applications/${id}?notice=${isOpen ? 'waiting' : 'not-paid'}`)
    }),
  )
}

function fileOwn(house: House, resident: VerifiedResident, id: ApplicationId) {
  return house.db.transact(async (tx) => {
    await ownCase(tx, house, resident, id)
    return submitIfReady(tx, house, resident, id)
  })
}

async function toProvider(c: Ctx, house: House, resident: VerifiedResident, id: ApplicationId): Promise<Response> {
  const ask = () => house.db.transact((tx) => askForPayment(tx, house, resident, id))
  const asked = await ask()
  if (asked.ok) {
    return openPage(c, house, asked.paymentId, id).catch(async (error: unknown) => {
      // The provider had ended or lost it: begin a new attempt, once.
      const again = error instanceof Conflict && error.code === 'payment_closed' ? await ask() : undefined
      if (!again?.ok || again.paymentId === asked.paymentId) throw error
      return openPage(c, house, again.paymentId, id)
    })
  }
  return seeOther(c, asked.reason === 'not_signed' ? `/applications/${id}?notice=not-signed` : `/applications/${id}`)
}

async function openPage(c: Ctx, house: House, paymentId: PaymentId, id: ApplicationId): Promise<Response> {
  try {
    const returnPath = href(c.get('lang'), `/applications/${id}/payment-return`)
    const { redirectUrl } = await openCheckout(house, paymentId, { returnPath })
    return c.redirect(redirectUrl, 303)
  } catch (error) {
    if (error instanceof Unavailable) return seeOther(c, `/applications/${id}?notice=provider-down`)
    throw error
  }
}
