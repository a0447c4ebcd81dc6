import type { Hono } from 'hono'
import { z } from 'zod'
import { namesOfOrganisations } from '#modules/organisations/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
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
import { yen } from '#platform/money/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { moneyOf } from '../actions/shown.ts'
import { deskReservation, handBackOnSite, owedBack, takeOnSite } from '../actions/take-on-site.ts'
import { DeskPage } from '../pages/desk-page.tsx'
import { mayTakeMoney } from '../permissions.ts'
import { staffMoney as t } from '../text/staff.ts'

/** The fee of a reservation at the desk of its facility. */
export function staffRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/reservations/:id/payment', (c) => show(c, house))
  app.post('/staff/reservations/:id/payment', (c) => take(c, house))
  app.post('/staff/reservations/:id/payment/refunds/:refund', (c) => handBack(c, house))
}

const reservationId = (c: Ctx): ReservationId => {
  const id = parseId<'reservation'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('reservation')
  return id
}

async function show(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const staff = requireStaff(c, mayTakeMoney)
  const id = reservationId(c)
  const found = await house.db.transact(async (tx) => {
    const { reservation, space } = await deskReservation(tx, house, staff, id)
    const { operatorId } = space.facility
    await recordAudit(tx, {
      actor: staff,
      action: 'reservations.bill.read',
      subject: { kind: 'reservations.reservation', id },
      ...(reservation.madeBy && { personId: reservation.madeBy, reason: 'duty' as const }),
    })
    return {
      reservation,
      space,
      money: await moneyOf(tx, staff, reservation),
      owedBack: await owedBack(tx, id),
      operator: operatorId ? (await namesOfOrganisations(tx, [operatorId])).get(operatorId) : undefined,
    }
  })
  const change = /^\d{1,8}$/.exec(c.req.query('change') ?? '')
  return staffPage(
    c,
    house,
    { title: t.title, errors, styles: ['counter.css'] },
    <DeskPage {...found} typed={typed} change={change ? Number(change[0]) : undefined} />,
  )
}

const takeForm = z.object({
  method: field.choice(['cash', 'card', 'qr']),
  tendered: z
    .string()
    .optional()
    .transform((text) => (text?.trim() ? text : undefined))
    .pipe(field.wholeNumber(0, 9_999_999).optional()),
})

async function take(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, mayTakeMoney)
  const id = reservationId(c)
  const form = await readForm(c, takeForm)
  const typed = Object.fromEntries(
    Object.entries(form.raw).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  if (!form.ok) return show(c, house, form.errors, typed)
  const { method, tendered } = form.value
  const done = await submitOnce(c, house, { form: `reservations.take:${id}` }, async (tx) => {
    const taken = await takeOnSite(tx, house, staff, id, {
      method,
      ...(tendered !== undefined && { tendered: yen(tendered) }),
    })
    if (!taken.ok)
      return { errors: [{ field: taken.reason === 'too_little' ? 'tendered' : '', message: t.reasons[taken.reason] }] }
    if (taken.receipt) return { location: `/staff/payments/counter/receipts/${taken.receipt.id}` }
    return { location: taken.isOnTerminal ? terminal(taken.paymentId) : `${pathOf(id)}?change=${taken.change}` }
  })
  return done.ok ? done.response : show(c, house, done.errors, typed)
}

const pathOf = (id: ReservationId): string => `/staff/reservations/${id}/payment`
const terminal = (paymentId: string): string => `/staff/payments/counter/terminal/${paymentId}`

async function handBack(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, mayTakeMoney)
  const id = reservationId(c)
  const refundId = parseId<'refund'>(c.req.param('refund') ?? '')
  if (!refundId) throw new NotFound('refund')
  const done = await submitOnce(c, house, { form: `reservations.hand-back:${refundId}` }, async (tx) => {
    const isHanded = await handBackOnSite(tx, house, staff, { id, refundId })
    return isHanded ? { location: pathOf(id) } : { errors: [{ field: '', message: t.reasons.handed }] }
  })
  return done.ok ? done.response : show(c, house, done.errors)
}
