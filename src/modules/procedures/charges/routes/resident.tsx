import type { Hono } from 'hono'
import { isPayer, openCheckout, paymentOf, refreshPayment } from '#modules/payments/index.ts'
import { Conflict, NotFound, Unavailable } from '#platform/errors/index.ts'
import { downloadFile, filesOf } from '#platform/files/index.ts'
import { type Ctx, type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { OfficeAside } from '../../pages/resident/office-aside.tsx'
import { applicationIdOf, applicantOnly } from '../../routes/verified.tsx'
import { say } from '../../text/index.ts'
import { payAgain, ruleOf } from '../actions/ask-charge.ts'
import { declineCharge } from '../actions/end-charge.ts'
import { purposeOfCharge, settleCharge } from '../actions/settle-charge.ts'
import { type ChargeId, stateOfCharge, wayOf } from '../domain.ts'
import { ChargePage, type ChargeNotice, pathOf } from '../pages/charge-page.tsx'
import { findCharge } from '../store.ts'
import { chargeTexts } from '../text/index.ts'

const notices: readonly ChargeNotice[] = ['waiting', 'not-paid', 'provider-down']

/** The bill of a request: paid online, or shown at the counter; its files once they are handed over. */
export function chargeRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/charges/:charge',
    applicantOnly(house, (c, resident) => showCharge(c, house, resident)),
  )

  // The form's key guards nothing here: asking again finds the attempt that stands.
  app.post(
    '/applications/:id/charges/:charge/payment',
    applicantOnly(house, (c, resident) => toProvider(c, house, resident)),
  )

  app.get(
    '/applications/:id/charges/:charge/payment-return',
    applicantOnly(house, async (c, resident) => {
      const { charge } = await house.db.read((tx) => ownCharge(tx, house, resident, c))
      const before = await house.db.read((tx) => paymentOf(tx, purposeOfCharge(charge.id)))
      // The browser is often faster than the callback; asking the provider makes up for it.
      if (before && !before.secured) await refreshPayment(house, before.id)
      await house.db.transact((tx) => settleCharge(tx, house, charge.id))
      const after = await house.db.read((tx) => paymentOf(tx, purposeOfCharge(charge.id)))
      if (after?.secured) return seeOther(c, pathOf(charge))
      const isOpen = after?.state === 'pending' || after?.state === 'created'
      return seeOther(c, `${pathOf(charge)}?notice=${isOpen ? 'waiting' : 'not-paid'}`)
    }),
  )

  app.post(
    '/applications/:id/charges/:charge/cancellation',
    applicantOnly(house, async (c, resident) => {
      const applicationId = applicationIdOf(c)
      const id = chargeIdOf(c)
      const done = await submitOnce(c, house, { form: `procedures.charge-cancel:${id}` }, async (tx) => {
        const ended = await declineCharge(tx, house, resident, { applicationId, id })
        if (ended.ok) return { location: `/applications/${applicationId}` }
        return { errors: [{ field: '', message: chargeTexts(c.get('lang')).paidAlready }] }
      })
      return done.ok ? done.response : showCharge(c, house, resident, done.errors)
    }),
  )

  app.get(
    '/applications/:id/charges/:charge/files/:file',
    applicantOnly(house, async (c, resident) => {
      const { charge } = await house.db.read((tx) => ownCharge(tx, house, resident, c))
      if (stateOfCharge(charge) !== 'handed' || charge.way !== 'electronic') throw new NotFound('file')
      return downloadFile(
        house,
        c.req.param('file') ?? '',
        ({ owner }) => owner.kind === 'procedures.charge' && owner.id === charge.id,
      )
    }),
  )
}

type Tx = Parameters<typeof findCharge>[0]

async function ownCharge(tx: Tx, house: House, resident: VerifiedResident, c: Ctx) {
  const found = await ownCase(tx, house, resident, applicationIdOf(c))
  const charge = await findCharge(tx, chargeIdOf(c))
  if (charge?.applicationId !== found.application.id) throw new NotFound('charge')
  return { found, charge, rule: ruleOf(found.definition, charge.rule) }
}

async function showCharge(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  errors: readonly { field: string; message: string }[] = [],
): Promise<Response> {
  const lang = c.get('lang')
  const { found, charge, rule, payment, paidHere, files } = await house.db.read(async (tx) => {
    const own = await ownCharge(tx, house, resident, c)
    const asked = await paymentOf(tx, purposeOfCharge(own.charge.id))
    return {
      ...own,
      payment: asked,
      paidHere: asked !== undefined && (await isPayer(tx, resident, asked.id)),
      files: await filesOf(tx, { kind: 'procedures.charge', id: own.charge.id }),
    }
  })
  const isOpen = charge.handedAt !== null && charge.way === 'electronic'
  return residentPage(
    c,
    house,
    {
      title: chargeTexts(lang).title,
      back: `/applications/${found.application.id}`,
      errors,
      robots: 'noindex',
      aside: <OfficeAside lang={lang} office={found.office} />,
    },
    <ChargePage
      lang={lang}
      name={say(found.definition.name, lang)}
      charge={charge}
      rule={rule}
      way={wayOf(rule, found.way)}
      isLate={Temporal.PlainDate.compare(charge.payBy, house.clock.today()) < 0}
      files={
        isOpen
          ? files.filter(({ scan }) => scan === 'clean').map(({ id, claimedName }) => ({ id, name: claimedName }))
          : []
      }
      receiptHref={paidHere && payment?.receiptAvailable ? `/receipts/${payment.id}` : undefined}
      notice={notices.find((known) => known === c.req.query('notice'))}
    />,
  )
}

async function toProvider(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const { charge } = await house.db.read((tx) => ownCharge(tx, house, resident, c))
  const ask = () => house.db.transact((tx) => payAgain(tx, house, charge.id, resident.personId))
  const paymentId = await ask()
  if (!paymentId) return seeOther(c, pathOf(charge))
  const open = async (id: typeof paymentId) => {
    const returnPath = href(c.get('lang'), `${pathOf(charge)}/payment-return`)
    const { redirectUrl } = await openCheckout(house, id, { returnPath })
    return c.redirect(redirectUrl, 303)
  }
  try {
    return await open(paymentId)
  } catch (error) {
    if (error instanceof Unavailable) return seeOther(c, `${pathOf(charge)}?notice=provider-down`)
    // The provider had ended or lost it: begin a new attempt, once.
    const again = error instanceof Conflict && error.code === 'payment_closed' ? await ask() : undefined
    if (!again || again === paymentId) throw error
    return open(again)
  }
}

function chargeIdOf(c: Ctx): ChargeId {
  const id = parseId<'charge'>(c.req.param('charge') ?? '')
  if (!id) throw new NotFound('charge')
  return id
}
