import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import { NotFound, Unavailable } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, field, type HttpEnv, readForm, requireStaff } from '#platform/http/index.ts'
import { newId, parseId, parseReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { takeAtCounter } from '../../actions/counter/take-at-counter.ts'
import { endTerminal, pushToTerminal } from '../../actions/counter/terminal.ts'
import { linesFor } from '../../domain/counter/assortment.ts'
import type { CounterReceiptId } from '../../domain/counter/receipt.ts'
import { type Bill, CounterPage } from '../../pages/counter/counter-page.tsx'
import { CounterReceiptPage, TerminalPage } from '../../pages/counter/receipt-page.tsx'
import { may } from '../../permissions.ts'
import { drawerOf, drawersOf } from '../../store/counter/drawers.ts'
import { findReceipt, receiptOfPayment } from '../../store/counter/receipts.ts'
import { findPayment, linesOf, unpaidByReference } from '../../store/payments.ts'
import { counterText } from '../../text/counter.ts'
import { actOnce } from '../act.ts'

const t = counterText.counter
const current = '/staff/payments/counter'
const count = field.wholeNumber(1, 99)

const takeForm = z.object({
  method: field.choice(['cash', 'card', 'qr']),
  tendered: z
    .string()
    .optional()
    .transform((text) => (text?.trim() ? text : undefined))
    .pipe(field.wholeNumber(0, 9_999_999).optional()),
  total: field.wholeNumber(0, 99_999_999),
  payment: z.string().optional(),
  fee: z.string().optional(),
  count: z.string().optional(),
  exemption: z.string().optional(),
})
type TakeForm = z.output<typeof takeForm>

export function counterRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/payments/counter', (c) => show(c, house))

  app.post('/staff/payments/counter/receipts', async (c) => {
    requireStaff(c, may.counter)
    const form = await readForm(c, takeForm)
    const again = (errors: readonly FieldError[]) => show(c, house, errors, form.raw)
    if (!form.ok) return again(form.errors)
    return actOnce(c, house, {
      permission: may.counter,
      show: again,
      work: async (tx, staff) => {
        const bill = await billOf(tx, house, form.value)
        // What was on the screen is what is taken.
        if (!bill || bill.lines.reduce((sum, { amount }) => sum + amount, 0) !== form.value.total)
          return { message: counterText.gone }
        const { method, tendered } = form.value
        const { purpose, payer, lines, reference } = bill
        const taken = await takeAtCounter(tx, house, staff, {
          purpose,
          payer,
          lines,
          method,
          ...(tendered !== undefined && { tendered: yen(tendered) }),
          ...(reference && { reference }),
        })
        if (!taken.ok)
          return { field: taken.reason === 'too_little' ? 'tendered' : '', message: t.reasons[taken.reason] }
        const { receipt, paymentId } = taken
        return {
          location: receipt
            ? `/staff/payments/counter/receipts/${receipt.id}`
            : `/staff/payments/counter/terminal/${paymentId}`,
        }
      },
    })
  })

  app.get('/staff/payments/counter/receipts/:id', async (c) => {
    const staff = requireStaff(c, may.counter)
    const id = parseId<'counter-receipt'>(c.req.param('id'))
    if (!id) throw new NotFound()
    const { receipt, lines, takenBy } = await house.db.read((tx) => receiptFacts(tx, house, staff.staffId, id))
    const title = t.taken
    const { prefecture, name } = house.profile
    return staffPage(
      c,
      house,
      { title, current, styles: ['counter.css'] },
      <CounterReceiptPage
        staff={staff}
        ward={`${prefecture}${name}`}
        receipt={receipt}
        lines={lines}
        takenBy={takenBy}
      />,
    )
  })

  app.get('/staff/payments/counter/terminal/:id', (c) => showTerminal(c, house))

  app.post('/staff/payments/counter/terminal/:id', async (c) => {
    requireStaff(c, may.counter)
    const payment = await ownTerminal(c, house)
    try {
      await pushToTerminal(house, payment.id)
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      return showTerminal(c, house, [{ field: '', message: counterText.terminal.unreachable }])
    }
    const receipt = await house.db.read((tx) => receiptOfPayment(tx, payment.id))
    return c.redirect(receipt ? `/staff/payments/counter/receipts/${receipt.id}` : c.req.path, 303)
  })

  app.post('/staff/payments/counter/terminal/:id/end', async (c) => {
    const payment = await ownTerminal(c, house)
    return actOnce(c, house, {
      permission: may.counter,
      show: (errors) => showTerminal(c, house, errors),
      work: async (tx) => {
        await endTerminal(tx, payment.id)
        return { location: `/staff/payments/counter/terminal/${payment.id}` }
      },
    })
  })
}

type Tx = Parameters<typeof findPayment>[0]

/** From a case's unpaid fee, or from a fee of the profile that somebody wants to pay here. */
async function billOf(tx: Tx, { profile }: House, { payment, fee, count: copies, exemption }: TakeForm) {
  const id = payment && parseId<'payment'>(payment)
  if (id) {
    const asked = await findPayment(tx, id)
    // What lies on a terminal is not taken a second time; what failed there is.
    const isOnTerminal = asked?.channel === 'counter' && asked.state !== 'failed' && asked.state !== 'expired'
    if (!asked || isOnTerminal) return undefined
    const [unpaid] = asked.reference ? await unpaidByReference(tx, asked.reference) : []
    const lines = await linesOf(tx, id)
    return { purpose: asked.purpose, payer: asked.payerPersonId ?? null, lines, reference: unpaid?.reference }
  }
  const lines = feeLines(profile, { fee, count: copies, exemption })
  return lines && { purpose: { kind: 'payments.counter', id: newId() }, payer: null, lines, reference: undefined }
}

function feeLines(
  profile: House['profile'],
  asked: { fee?: string | undefined; count?: string | undefined; exemption?: string | undefined },
) {
  const fee = profile.fees.find(({ key }) => key === asked.fee)
  const copies = count.safeParse(asked.count ?? '')
  const exemption = profile.exemptions.find(
    ({ key, fees }) => key === asked.exemption && fees.includes(asked.fee ?? ''),
  )
  return fee && copies.success ? linesFor(fee, copies.data, exemption) : undefined
}

async function show(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  raw: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, may.counter)
  const typed = Object.fromEntries(
    [...Object.entries(c.req.query()), ...Object.entries(raw)].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
  const find = (typed['find'] ?? typed['reference'] ?? '').slice(0, 100)
  const today = house.clock.today()
  const { drawer, bill } = await house.db.read(async (tx) => {
    const open = await drawerOf(tx, staff.staffId, today)
    const mine = await drawersOf(tx, staff.staffId, today)
    return { drawer: mine.find(({ id }) => id === open)?.name, bill: await billFor(tx, house, find, typed) }
  })
  return staffPage(
    c,
    house,
    { title: t.title, current, errors, styles: ['counter.css'] },
    <CounterPage staff={staff} profile={house.profile} drawer={drawer} find={find} bill={bill} typed={typed} />,
  )
}

async function billFor(tx: Tx, house: House, find: string, typed: Record<string, string>): Promise<Bill | undefined> {
  const reference = parseReceiptNumber(find) ?? find.trim()
  // One after the other: when it is paid, the next one of the same number stands there.
  const [payment] = reference ? await unpaidByReference(tx, reference) : []
  if (payment) return { lines: await linesOf(tx, payment.id), hidden: { payment: payment.id, find }, reference }
  const lines = feeLines(house.profile, typed)
  const { fee = '', count: copies = '1', exemption = '' } = typed
  return lines && { lines, hidden: { fee, count: copies, exemption } }
}

async function receiptFacts(tx: Tx, house: House, staffId: Parameters<typeof drawersOf>[1], id: CounterReceiptId) {
  const receipt = await findReceipt(tx, id)
  const mine = await drawersOf(tx, staffId, house.clock.today())
  if (!receipt || !mine.some((drawer) => drawer.id === receipt.drawerId)) throw new NotFound()
  const names = await staffNames(tx, [receipt.takenBy])
  return { receipt, lines: await linesOf(tx, receipt.paymentId), takenBy: names.get(receipt.takenBy) ?? '' }
}

/** Of a drawer whose money this member may touch. */
async function ownTerminal(c: Ctx, house: House) {
  const staff = requireStaff(c, may.counter)
  const id = parseId<'payment'>(c.req.param('id') ?? '')
  return house.db.read(async (tx) => {
    const payment = id && (await findPayment(tx, id))
    const mine = await drawersOf(tx, staff.staffId, house.clock.today())
    if (!payment?.drawerId || !mine.some((drawer) => drawer.id === payment.drawerId)) throw new NotFound()
    return payment
  })
}

async function showTerminal(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, may.counter)
  const payment = await ownTerminal(c, house)
  return staffPage(
    c,
    house,
    { title: counterText.terminal.title, current, errors },
    <TerminalPage staff={staff} payment={payment} />,
  )
}
