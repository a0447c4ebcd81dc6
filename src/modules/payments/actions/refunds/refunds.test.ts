import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import type { DrawerId, PaymentId } from '../../domain/payment.ts'
import type { BankAccountId } from '../../domain/payouts/account.ts'
import { lines, total } from '../../fixtures.ts'
import { payments } from '../../module.ts'
import { allDrawers } from '../../store/counter/drawers.ts'
import { balances } from '../../store/ledger.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { openDrawer } from '../counter/drawer-day.ts'
import { takeAtCounter } from '../counter/take-at-counter.ts'
import { paymentOf } from '../look-up.ts'
import { saveBankAccount } from '../payouts/accounts.ts'
import { approvePayout } from '../payouts/examine.ts'
import { makeFile, sendFile, takeFile } from '../payouts/payout-files.ts'
import { payoutsOf } from '../payouts/request-payout.ts'
import { recordRestPaid } from '../payouts/results.ts'
import { capture, refund, release } from '../settle.ts'
import { handBack } from './hand-back.ts'
import { approveRefund, proposeRefund, type RefundWish, returnRefund } from './propose-refund.ts'

let house: TestHouse
let takahashi: Staff
let tanaka: Staff
let drawerId: DrawerId
let accountId: BankAccountId

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments] })
  takahashi = await staffActor(house, '高橋真')
  tanaka = await staffActor(house, '田中美咲')
  drawerId = (await house.db.read(allDrawers))[0]?.id ?? newId()
  await house.db.transact((tx) => openDrawer(tx, house, takahashi, drawerId, { 1000: 30 }))
  const account = { bankCode: '0001', branchCode: '012', kind: 'ordinary' as const, number: '1234567' }
  const personId = satoHanako.personId
  accountId = await house.db.transact((tx) =>
    saveBankAccount(tx, house, { ...account, personId, holderKana: 'サトウ ハナコ' }),
  )
})
afterAll(() => house?.close())
afterEach(async () => {
  const all = await house.db.read(balances)
  expect(Object.values(all).reduce((sum, balance) => sum + balance, 0)).toBe(0)
})

/** Paid in cash at the counter and issued. */
async function issued() {
  const purpose = { kind: 'procedures.application', id: newId() }
  const paid = await house.db.transact((tx) =>
    takeAtCounter(tx, house, takahashi, {
      purpose,
      payer: satoHanako.personId,
      lines,
      method: 'cash',
      tendered: total,
    }),
  )
  if (!paid.ok) throw new Error(paid.reason)
  await house.db.transact((tx) => capture(tx, paid.paymentId))
  return { purpose, id: paid.paymentId }
}
const propose = (id: PaymentId, wish: Partial<RefundWish> = {}) =>
  house.db.transact((tx) =>
    proposeRefund(tx, house, takahashi, id, { amount: yen(300), ground: 'overpaid', way: 'cash', ...wish }),
  )
const approve = async (proposed: Awaited<ReturnType<typeof propose>>, staff = tanaka) => {
  if (!proposed.ok) throw new Error(proposed.reason)
  return house.db.transact((tx) => approveRefund(tx, house, staff, proposed.id))
}
const people2 = () => ({ proposedBy: takahashi.staffId, approvedBy: tanaka.staffId })

describe('返金', () => {
  it('起案した本人は決められず、二人目が決めると、引き出しから一度だけ返る', async () => {
    const { purpose, id } = await issued()
    const before = await house.db.read(balances)
    const proposed = await propose(id)
    expect(await approve(proposed, takahashi)).toEqual({ ok: false, reason: 'own_proposal' })
    const approved = await approve(proposed)
    if (!approved.ok) throw new Error(approved.reason)
    const hand = () => house.db.transact((tx) => handBack(tx, house, takahashi, approved.refundId))
    expect(await house.db.read((tx) => paymentOf(tx, purpose))).toMatchObject({ state: 'refunding' })
    const both = await Promise.all([hand(), hand()])
    expect(both.map((one) => (one.ok ? 'ok' : one.reason)).toSorted()).toEqual(['handed_already', 'ok'])
    expect(await house.db.read((tx) => paymentOf(tx, purpose))).toMatchObject({
      state: 'captured',
      refundedAmount: 300,
    })
    const after = await house.db.read(balances)
    expect(after.refunds - before.refunds).toBe(300)
    expect(after['cash.drawer'] - before['cash.drawer']).toBe(-300)
  })

  it('受け取った額より多くは、起案できない', async () => {
    const { id } = await issued()
    expect(await propose(id, { amount: yen(711) })).toEqual({ ok: false, reason: 'too_large' })
  })

  it('二人の職員が同時に返しても、合わせて受け取った額を超えない', async () => {
    const { id } = await issued()
    const go = () =>
      house.db
        .transact((tx) => refund(tx, id, { amount: yen(400), ground: 'overpaid', ...people2() }))
        .then(
          () => 'ok',
          (error: Error) => error.message,
        )
    const results = await Promise.all([go(), go(), go()])
    expect(results.filter((one) => one === 'ok')).toHaveLength(1)
    expect(results.filter((one) => one.startsWith('refund_too_large'))).toHaveLength(2)
  })

  it('どんな額を続けて返しても、返す合計は受け取った額まで', async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 800 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(amounts, async (wanted) => {
        const { id } = await issued()
        for (const amount of wanted)
          await house.db
            .transact((tx) => refund(tx, id, { amount: yen(amount), ground: 'overpaid', ...people2() }))
            .catch(() => undefined)
        const { rows } = await sql<{ sum: number }>`
          select coalesce(sum(amount), 0)::int8 as sum from payments.refunds where payment_id = ${id}`.execute(
          house.db.kysely,
        )
        expect(rows[0]?.sum).toBeLessThanOrEqual(total)
      }),
      { numRuns: 8 },
    )
  })

  it('多すぎる返金と、一人だけの返金は、データベースも断る', async () => {
    const { id } = await issued()
    const more = sql`update payments.payments set refund_owed = amount, captured_amount = amount - 1 where id = ${id}`
    await expect(house.db.transact((tx) => more.execute(tx))).rejects.toThrow('payments_owed_at_most_taken')
    const elsewhere = sql`update payments.payments set elsewhere_owed = amount + 1 where id = ${id}`
    await expect(house.db.transact((tx) => elsewhere.execute(tx))).rejects.toThrow('payments_refunded_at_most_taken')
    const alone = sql`
      insert into payments.refunds (payment_id, amount, ground, after_issue, proposed_by, approved_by)
      values (${id}, 1, 'overpaid', true, ${tanaka.staffId}, ${tanaka.staffId})`
    await expect(house.db.transact((tx) => alone.execute(tx))).rejects.toThrow('refunds_two_people')
  })

  it('交付したあとは、交付前だけの理由では返せない', async () => {
    const { id } = await issued()
    expect(await propose(id, { ground: 'withdrawn' })).toEqual({ ok: false, reason: 'ground_not_after_issue' })
  })

  it('差し戻された返金は、直してもう一度起案できる', async () => {
    const { id } = await issued()
    const first = await propose(id)
    expect(await propose(id)).toEqual({ ok: false, reason: 'already_proposed' })
    if (first.ok) await house.db.transact((tx) => returnRefund(tx, house, tanaka, first.id, '理由が違います'))
    expect((await propose(id)).ok).toBe(true)
  })

  it('現金で払って交付しなかったものは、引き出しから全額返り、調定より多くは残らない', async () => {
    const purpose = { kind: 'procedures.application', id: newId() }
    const paid = await house.db.transact((tx) =>
      takeAtCounter(tx, house, takahashi, { purpose, payer: null, lines, method: 'cash', tendered: total }),
    )
    if (!paid.ok) throw new Error(paid.reason)
    await house.db.transact((tx) => release(tx, paid.paymentId, 'refused'))
    const { rows } = await sql<{ id: Parameters<typeof handBack>[3] }>`
      select id from payments.refunds where payment_id = ${paid.paymentId}`.execute(house.db.kysely)
    const refundId = rows[0]?.id
    if (!refundId) throw new Error('no refund')
    expect(await house.db.transact((tx) => handBack(tx, house, takahashi, refundId))).toEqual({ ok: true })
    expect(await house.db.read((tx) => paymentOf(tx, purpose))).toMatchObject({
      state: 'refunded',
      refundedAmount: 710,
    })
  })

  it('振込みの返金は支出になり、銀行が振り込んだときに返したことになる', async () => {
    const { purpose, id } = await issued()
    const before = await house.db.read(balances)
    expect(await propose(id, { way: 'transfer' })).toEqual({ ok: false, reason: 'no_account' })
    const approved = await approve(await propose(id, { way: 'transfer', accountId }))
    if (!approved.ok) throw new Error(approved.reason)
    const [payout] = await house.db.read((tx) => payoutsOf(tx, { kind: 'payments.refund', id: approved.refundId }))
    if (!payout) throw new Error('no payout')
    expect(payout).toMatchObject({ state: 'requested', amount: 300, budgetItem: 'certificate-fees' })
    const okamoto = await staffActor(house, '岡本豊')
    const ueda = await staffActor(house, '上田千秋')
    expect(await house.db.transact((tx) => approvePayout(tx, house, okamoto, payout.id))).toEqual({ ok: true })
    const payOn = Temporal.PlainDate.from('2026-12-09')
    const file = await house.db.transact((tx) => makeFile(tx, house, ueda, payOn))
    if (!file.ok) throw new Error(file.reason)
    await house.db.transact((tx) => takeFile(tx, house, ueda, file.fileId))
    await house.db.transact((tx) => sendFile(tx, house, ueda, file.fileId))
    expect(await house.db.read((tx) => paymentOf(tx, purpose))).toMatchObject({ state: 'refunding', refundedAmount: 0 })
    house.setNow('2026-12-09T16:00:00+09:00')
    await house.db.transact((tx) => recordRestPaid(tx, house, ueda, file.fileId))
    expect(await house.db.read((tx) => paymentOf(tx, purpose))).toMatchObject({
      state: 'captured',
      refundedAmount: 300,
    })
    const after = await house.db.read(balances)
    expect(after.refunds - before.refunds).toBe(300)
    expect(after.payable).toBe(before.payable)
    expect(after['cash.bank'] - before['cash.bank']).toBe(-300)
  })
})
