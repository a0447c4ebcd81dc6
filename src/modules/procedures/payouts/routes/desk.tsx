import type { Hono } from 'hono'
import { z } from 'zod'
import { accountFlaws, saveBankAccount } from '#modules/payments/index.ts'
import { personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { caseToChange } from '../../actions/desk/open-case.ts'
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { caseId, showCase } from '../../routes/desk/cases.tsx'
import type { CaseRow } from '../../store/desk/cases.ts'
import { queue } from '../../queue/text.ts'
import { askAgain } from '../actions/ask-again.ts'
import { PayoutsListPage } from '../pages/list-page.tsx'
import { waitingPayouts } from '../store.ts'
import { payoutDesk } from '../text/desk.ts'

const t = payoutDesk.form
const most = 100

const payoutForm = z.object({
  'payout-amount': field.wholeNumber(1, 99_999_999),
  'payout-account': z.string().optional(),
  'payout-bank': z.string().optional(),
  'payout-branch': z.string().optional(),
  'payout-kind': z.enum(['ordinary', 'current', 'savings']).catch('ordinary'),
  'payout-number': z.string().optional(),
  'payout-holder': z.string().optional(),
})

/** Asking the treasury again, beside the case; and the list of what waits for that. */
export function payoutDeskRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/payouts', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const items = await house.db.read(async (tx) => {
      const waiting = await waitingPayouts(tx, casePolicy.scope(staff), most)
      const names = await personNames(
        tx,
        waiting.map(({ applicantPersonId }) => applicantPersonId),
      )
      return waiting.map((one) => ({ ...one, applicantName: names.get(one.applicantPersonId) ?? '' }))
    })
    return staffPage(
      c,
      house,
      { title: payoutDesk.list.title, current: '/staff', crumbs: [{ href: '/staff', label: queue.title }] },
      <PayoutsListPage items={items} />,
    )
  })

  app.post('/staff/cases/:id/payouts', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const form = await readForm(c, payoutForm)
    if (!form.ok) return showCase(c, house, staff, { errors: worded(form.errors), typed: form.raw })
    const done = await submitOnce(c, house, { form: 'procedures.payout' }, async (tx) => {
      const row = await caseToChange(tx, staff, id, deskPermissions.handle)
      const account = await accountOf(tx, house, row, form.value)
      if ('errors' in account) return account
      const amount: Yen = yen(form.value['payout-amount'])
      const asked = await askAgain(tx, house, staff, { id, accountId: account.id, amount })
      if (asked.ok) return { location: `/staff/cases/${id}${queryOf(c)}` }
      const name = asked.reason === 'not_own_account' ? 'payout-account' : ''
      return { errors: [{ field: name, message: t.errors[asked.reason] }] }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
  })
}

const queryOf = (c: Ctx): string => {
  const reason = c.req.query('reason')
  return reason ? `?reason=${encodeURIComponent(reason)}` : ''
}

const worded = (errors: readonly FieldError[]): FieldError[] =>
  errors.map((error) => (error.field === 'payout-amount' ? { ...error, message: t.errors.no_amount } : error))

async function accountOf(
  tx: Tx,
  house: House,
  { applicantPersonId: personId }: CaseRow,
  form: z.output<typeof payoutForm>,
): Promise<{ id: string } | { errors: FieldError[] }> {
  const chosen = form['payout-account'] ?? ''
  if (chosen !== 'new') return { id: chosen }
  const checked = accountFlaws({
    bankCode: form['payout-bank'] ?? '',
    branchCode: form['payout-branch'] ?? '',
    number: form['payout-number'] ?? '',
    holderKana: form['payout-holder'] ?? '',
  })
  if (!checked.ok) return { errors: checked.flaws.map((flaw) => ({ field: parts[flaw], message: t.flaws[flaw] })) }
  return { id: await saveBankAccount(tx, house, { personId, kind: form['payout-kind'], ...checked.account }) }
}

const parts = {
  bank_code: 'payout-bank',
  branch_code: 'payout-branch',
  number: 'payout-number',
  holder_kana: 'payout-holder',
  holder_too_long: 'payout-holder',
} as const
