import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, field, type HttpEnv, readForm, requireStaff } from '#platform/http/index.ts'
import { parseId, parseReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { saveBankAccount } from '../../actions/payouts/accounts.ts'
import { handBack } from '../../actions/refunds/hand-back.ts'
import { approveRefund, proposeRefund, returnRefund } from '../../actions/refunds/propose-refund.ts'
import { type AccountFlaw, accountFlaws } from '../../domain/payouts/account-rules.ts'
import { RefundsPage, type RefundView } from '../../pages/payouts/refunds-page.tsx'
import { may } from '../../permissions.ts'
import { bankAccountsOf } from '../../store/payouts/accounts.ts'
import { findPayment } from '../../store/payments.ts'
import { cashToHandBack, findRefundable, openProposals } from '../../store/refunds/proposals.ts'
import { payoutText } from '../../text/payouts.ts'
import { actOnce, reasonFor } from '../act.ts'

const t = payoutText.refunds
const here = '/staff/payments/refunds'
type Done = keyof typeof t.done
type Raw = Readonly<Record<string, string | string[]>>

const proposal = z.object({
  payment: z.uuid(),
  amount: field.wholeNumber(1, 99_999_999),
  ground: field.text(50),
  way: field.choice(['provider', 'cash', 'transfer']),
  account: z.string().optional(),
})
const account = z.object({
  bankCode: field.text(10),
  branchCode: field.text(10),
  kind: field.choice(['ordinary', 'current', 'savings']),
  number: field.text(20),
  holderKana: field.text(100),
})

export function refundRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(here, (c) => show(c, house))

  app.post(here, async (c) => {
    requireStaff(c, may.refundPropose)
    const form = await readForm(c, proposal)
    if (!form.ok) return show(c, house, form.errors, form.raw)
    return actOnce(c, house, {
      permission: may.refundPropose,
      show: (errors) => show(c, house, errors, form.raw),
      work: async (tx, staff) => {
        const { amount, ground, way } = form.value
        const paymentId = idOf<'payment'>(form.value.payment)
        const accountId = parseId<'bank-account'>(form.value.account ?? '')
        const wish = { amount: yen(amount), ground, way, ...(way === 'transfer' && accountId && { accountId }) }
        const done = await proposeRefund(tx, house, staff, paymentId, wish)
        if (done.ok) return { location: `${here}?done=proposed` }
        return { field: fieldOf(done.reason), message: t.reasons[done.reason] }
      },
    })
  })

  app.post(`${here}/:id/account`, (c) => saveAccount(c, house))

  app.post(`${here}/:id/approval`, (c) =>
    actOnce(c, house, {
      permission: may.refundApprove,
      show: (errors) => show(c, house, errors),
      work: async (tx, staff) => {
        const done = await approveRefund(tx, house, staff, idOf(c.req.param('id')))
        return done.ok ? { location: `${here}?done=approved` } : { message: t.reasons[done.reason] }
      },
    }),
  )

  app.post(`${here}/:id/return`, async (c) => {
    requireStaff(c, may.refundApprove)
    const form = await readForm(c, reasonFor(c.req.param('id')))
    if (!form.ok) return show(c, house, form.errors, form.raw)
    return actOnce(c, house, {
      permission: may.refundApprove,
      show: (errors) => show(c, house, errors),
      work: async (tx, staff) => {
        await returnRefund(tx, house, staff, idOf(c.req.param('id')), form.value)
        return { location: `${here}?done=returned` }
      },
    })
  })

  app.post(`${here}/:id/handing`, (c) =>
    actOnce(c, house, {
      permission: may.counter,
      show: (errors) => show(c, house, errors),
      work: async (tx, staff) => {
        const done = await handBack(tx, house, staff, idOf(c.req.param('id')))
        return done.ok ? { location: `${here}?done=handed` } : { message: t.reasons[done.reason] }
      },
    }),
  )
}

async function saveAccount(c: Ctx, house: House): Promise<Response> {
  requireStaff(c, may.refundPropose)
  const form = await readForm(c, account)
  if (!form.ok) return show(c, house, form.errors, form.raw)
  const checked = accountFlaws(form.value)
  if (!checked.ok) {
    const errors = checked.flaws.map((flaw) => ({ field: accountFields[flaw], message: t.flaws[flaw] }))
    return show(c, house, errors, form.raw)
  }
  return actOnce(c, house, {
    permission: may.refundPropose,
    show: (errors) => show(c, house, errors, form.raw),
    work: async (tx, staff) => {
      const payment = await findPayment(tx, idOf<'payment'>(c.req.param('id') ?? ''))
      const personId = payment?.payerPersonId
      if (!payment || !personId) throw new NotFound()
      const id = await saveBankAccount(tx, house, { personId, ...form.value })
      await recordAudit(tx, {
        actor: staff,
        action: 'payments.bank_account.save',
        subject: { kind: 'payments.bank_account', id },
        personId,
        reason: 'duty',
      })
      return { location: `${here}?done=account&find=${payment.id}` }
    },
  })
}

const accountFields: Record<AccountFlaw, string> = {
  bank_code: 'bankCode',
  branch_code: 'branchCode',
  number: 'number',
  holder_kana: 'holderKana',
  holder_too_long: 'holderKana',
}

const fieldOf = (reason: keyof typeof t.reasons): string => {
  if (reason === 'too_large') return 'amount'
  if (reason === 'no_account') return 'account'
  return reason === 'cash_only' ? 'way' : reason === 'already_proposed' ? '' : 'ground'
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, may.refundPropose)
  const typed = Object.fromEntries(
    Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const find = (c.req.query('find') ?? typed['find'] ?? '').trim().slice(0, 100)
  const facts = await house.db.read(async (tx) => {
    const proposals = await openProposals(tx, 100)
    const id = parseId<'payment'>(find)
    const reference = id ? undefined : (parseReceiptNumber(find) ?? find)
    const found: RefundView[] = []
    for (const payment of find ? await findRefundable(tx, { id, reference }) : []) {
      const payer = payment.hasPayer ? (await findPayment(tx, payment.id))?.payerPersonId : undefined
      found.push({ payment, accounts: payer ? await bankAccountsOf(tx, payer) : [] })
    }
    const by = proposals.map(({ proposedBy }) => proposedBy)
    return { proposals, found, cash: await cashToHandBack(tx, 100), names: await staffNames(tx, by) }
  })
  const done = Object.keys(t.done).find((one): one is Done => one === c.req.query('done'))
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/payments/refunds', errors },
    <RefundsPage staff={staff} profile={house.profile} find={find} done={done} typed={typed} {...facts} />,
  )
}

function idOf<Kind extends string>(text: string) {
  const id = parseId<Kind>(text)
  if (!id) throw new NotFound()
  return id
}
