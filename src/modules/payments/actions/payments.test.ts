import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { takahashiMakoto, tanakaMisaki } from '#demo/staff.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import type { PaymentId } from '../domain/payment.ts'
import { type FakeProvider, fakeProvider } from '../fake-provider.ts'
import { lines } from '../fixtures.ts'
import { balances } from '../store/ledger.ts'
import { carryOut } from './carry-out.ts'
import { endHolds, nextEndOfHold } from './end-holds.ts'
import { paymentOf, refreshPayment } from './look-up.ts'
import { openCheckout } from './open-checkout.ts'
import { receiveCallback } from './receive-callback.ts'
import { requestPayment } from './request-payment.ts'
import { capture, refund, release } from './settle.ts'

let provider: FakeProvider
let house: TestHouse
let payer: PersonId
const returnPath = '/applications/1/payment-return'
const twoPeople = { proposedBy: takahashiMakoto.staffId, approvedBy: tanakaMisaki.staffId }

beforeAll(async () => {
  provider = await fakeProvider()
  house = await testHouse({ modules: [people], settings: { PAYMENT_BASE_URL: provider.baseUrl } })
  const { rows } = await sql<{ id: PersonId }>`insert into people.persons default values returning id`.execute(
    house.db.kysely,
  )
  payer = rows[0]?.id ?? newId()
})
afterAll(async () => {
  await house?.close()
  await provider?.close()
})
beforeEach(() => {
  provider.calls.length = 0
  provider.mode = 'up'
  house.setNow('2026-12-02T10:00:00+09:00')
})

const expectDueAt = async (at: string) => {
  const due = await house.db.read((tx) => nextEndOfHold(tx, house.clock.now()))
  expect(due?.at.toString()).toBe(Temporal.Instant.from(at).toString())
}
const newPurpose = () => ({ kind: 'procedures.application', id: newId() })
const ask = (purpose = newPurpose()) =>
  house.db.transact((tx) => requestPayment(tx, { purpose, payerPersonId: payer, lines }))
const look = (purpose: { kind: string; id: string }) => house.db.read((tx) => paymentOf(tx, purpose))
const eventsOf = async (purpose: { id: string }) => {
  const { rows } = await sql<{ type: string }>`
    select type from platform.events where subject_id = ${purpose.id} order by id`.execute(house.db.kysely)
  return rows.map((row) => row.type)
}
const checkoutOf = (id: PaymentId) => {
  const found = [...provider.checkouts.values()].find((checkout) => checkout.merchant_reference === id)
  if (!found) throw new Error('no checkout')
  return found.id
}

async function opened() {
  const purpose = newPurpose()
  const { paymentId } = await ask(purpose)
  const { redirectUrl } = await openCheckout(house, paymentId, { returnPath })
  return { purpose, paymentId, redirectUrl, checkout: checkoutOf(paymentId) }
}
const holds = (checkout: string) =>
  provider.happen(checkout, 'authorised', { method: 'card', hold_expires_at: '2026-12-09T10:00:00+09:00' })
const charges = (checkout: string) => provider.happen(checkout, 'captured', { method: 'qr', captured_amount: 710 })

async function authorised() {
  const payment = await opened()
  await receiveCallback(house, holds(payment.checkout))
  return payment
}

afterEach(async () => {
  const all = await house.db.read(balances)
  expect(Object.values(all).reduce((sum, balance) => sum + balance, 0)).toBe(0)
})

describe('支払いの依頼', () => {
  it('同時に50回頼まれても、支払いは1件、支払いページも1つ', async () => {
    const purpose = newPurpose()
    const asked = await Promise.all(Array.from({ length: 50 }, () => ask(purpose)))
    expect(new Set(asked.map(({ paymentId }) => paymentId)).size).toBe(1)
    const paymentId = asked[0]?.paymentId ?? newId()
    const pages = await Promise.all(Array.from({ length: 50 }, () => openCheckout(house, paymentId, { returnPath })))
    expect(new Set(pages.map(({ redirectUrl }) => redirectUrl)).size).toBe(1)
    expect(provider.calls).toEqual(['open'])
    expect(await look(purpose)).toMatchObject({ state: 'pending', amount: 710, secured: false })
  })

  it('事業者が答えないときは、あとでやり直せる', async () => {
    const { paymentId } = await ask()
    provider.mode = 'deaf'
    await expect(openCheckout(house, paymentId, { returnPath })).rejects.toThrow('unavailable')
    provider.mode = 'up'
    await openCheckout(house, paymentId, { returnPath: '/another' })
    expect(provider.calls).toEqual(['open'])
  })

  it('金額が変わったら、払う前なら新しく頼み、払ったあとなら断る', async () => {
    const purpose = newPurpose()
    const first = await ask(purpose)
    const more = lines.map((line) => ({ ...line, count: 3, amount: yen(line.unit * 3) }))
    const request = { purpose, payerPersonId: payer, lines: more }
    const second = await house.db.transact((tx) => requestPayment(tx, request))
    expect(second.paymentId).not.toBe(first.paymentId)
    await openCheckout(house, second.paymentId, { returnPath })
    await receiveCallback(house, holds(checkoutOf(second.paymentId)))
    await expect(ask(purpose)).rejects.toThrow('payment_amount_changed')
  })
})

describe('確保から売上まで', () => {
  it('確保し、交付のときに一度だけ売り上げ、収入に計上する', async () => {
    const { purpose, paymentId } = await authorised()
    expect(await look(purpose)).toMatchObject({ state: 'authorised', secured: true, chargedAtFiling: false })
    const before = await house.db.read(balances)
    await house.db.transact((tx) => capture(tx, paymentId))
    await house.db.transact((tx) => capture(tx, paymentId))
    await Promise.all([carryOut(house, paymentId), carryOut(house, paymentId)])
    await carryOut(house, paymentId)
    expect(provider.calls.filter((call) => call === 'capture')).toHaveLength(1)
    expect(await look(purpose)).toMatchObject({ state: 'captured', receiptAvailable: true })
    const after = await house.db.read(balances)
    expect(after['revenue.fee'] - before['revenue.fee']).toBe(-600)
    expect(after['revenue.postage'] - before['revenue.postage']).toBe(-110)
    expect(after.receivable - before.receivable).toBe(710)
    expect(await eventsOf(purpose)).toEqual(['payments.authorised', 'payments.captured'])
  })

  it('売上の返事が失われても、二重に売り上げない', async () => {
    const { purpose, paymentId } = await authorised()
    await house.db.transact((tx) => capture(tx, paymentId))
    provider.mode = 'deaf'
    await expect(carryOut(house, paymentId)).rejects.toThrow('does not answer')
    provider.mode = 'up'
    await carryOut(house, paymentId)
    await carryOut(house, paymentId)
    expect(provider.calls.filter((call) => call === 'capture')).toHaveLength(1)
    expect((await look(purpose))?.state).toBe('captured')
  })

  it('その場で払う方法は預り金にし、交付のときに収入にする', async () => {
    const { purpose, paymentId, checkout } = await opened()
    const before = await house.db.read(balances)
    await receiveCallback(house, charges(checkout))
    expect((await house.db.read(balances)).deposit - before.deposit).toBe(-710)
    expect(await look(purpose)).toMatchObject({ state: 'captured', secured: true, chargedAtFiling: true })
    await house.db.transact((tx) => capture(tx, paymentId))
    await carryOut(house, paymentId)
    await carryOut(house, paymentId)
    const after = await house.db.read(balances)
    expect(after.deposit).toBe(before.deposit)
    expect(after['revenue.fee'] - before['revenue.fee']).toBe(-600)
    expect(provider.calls).not.toContain('capture')
  })

  it('確保していないものは売り上げられない', async () => {
    const { paymentId } = await opened()
    await expect(house.db.transact((tx) => capture(tx, paymentId))).rejects.toThrow('payment_not_secured')
  })

  it('通知より先にブラウザが戻っても、事業者に聞いて確かめる', async () => {
    const { purpose, paymentId, checkout } = await opened()
    const late = holds(checkout)
    await refreshPayment(house, paymentId)
    expect((await look(purpose))?.state).toBe('authorised')
    expect(await receiveCallback(house, late)).toBe('taken')
    expect(await receiveCallback(house, late)).toBe('duplicate')
    expect(await eventsOf(purpose)).toEqual(['payments.authorised'])
  })
})

describe('返すとき', () => {
  it('交付しないことになったら確保を取り消す', async () => {
    const { purpose, paymentId } = await authorised()
    await house.db.transact((tx) => release(tx, paymentId, 'refused'))
    expect((await look(purpose))?.state).toBe('releasing')
    await carryOut(house, paymentId)
    await carryOut(house, paymentId)
    expect((await look(purpose))?.state).toBe('released')
    expect(provider.calls).toEqual(['open', 'void'])
    expect(await eventsOf(purpose)).toEqual(['payments.authorised', 'payments.released'])
  })

  it('取り下げたあとに届いた支払いは、自動で全額返す', async () => {
    const { purpose, paymentId, checkout } = await opened()
    await house.db.transact((tx) => release(tx, paymentId, 'withdrawn'))
    expect((await look(purpose))?.state).toBe('released')
    await receiveCallback(house, charges(checkout))
    expect((await look(purpose))?.state).toBe('refunding')
    await carryOut(house, paymentId)
    await carryOut(house, paymentId)
    expect(await look(purpose)).toMatchObject({ state: 'refunded', refundedAmount: 710 })
    expect(provider.calls).toEqual(['open', 'refund'])
    expect(await eventsOf(purpose)).not.toContain('payments.authorised')
  })

  it('収入にしたあとの一部返金は還付金として記録する', async () => {
    const { purpose, paymentId } = await authorised()
    await house.db.transact((tx) => capture(tx, paymentId))
    await carryOut(house, paymentId)
    const before = await house.db.read(balances)
    await house.db.transact((tx) => refund(tx, paymentId, { amount: yen(300), ground: 'overpaid', ...twoPeople }))
    await carryOut(house, paymentId)
    const after = await house.db.read(balances)
    expect(after.refunds - before.refunds).toBe(300)
    expect(after['revenue.fee']).toBe(before['revenue.fee'])
    expect(await look(purpose)).toMatchObject({ state: 'captured', refundedAmount: 300 })
    const tooMuch = house.db.transact((tx) =>
      refund(tx, paymentId, { amount: yen(411), ground: 'overpaid', ...twoPeople }),
    )
    await expect(tooMuch).rejects.toThrow('refund_too_large')
    const alone = house.db.transact((tx) => refund(tx, paymentId, { amount: yen(1), ground: 'overpaid' }))
    await expect(alone).rejects.toThrow('second_person_needed')
  })
})

describe('確保の期限', () => {
  it('切れる前の日に一度だけ知らせ、切れたらもう一度支払いを頼める', async () => {
    const { purpose, paymentId, checkout } = await authorised()
    await expectDueAt('2026-12-08T10:00:00+09:00')
    house.setNow('2026-12-08T10:00:01+09:00')
    await endHolds(house)
    await expectDueAt('2026-12-09T10:00:00+09:00')
    await endHolds(house)
    house.setNow('2026-12-09T10:00:00+09:00')
    await endHolds(house)
    await endHolds(house)
    expect(await eventsOf(purpose)).toEqual(['payments.authorised', 'payments.expiring', 'payments.expired'])
    const again = await ask(purpose)
    expect(again.paymentId).not.toBe(paymentId)
    expect(await look(purpose)).toMatchObject({ attempt: 2, state: 'created' })
    await receiveCallback(house, provider.happen(checkout, 'captured', { captured_amount: 710 }))
    await carryOut(house, paymentId)
    expect(provider.calls).toContain('refund')
  })

  it('期限が切れて売り上げられなかったら、職員に知らせる', async () => {
    const { purpose, paymentId, checkout } = await authorised()
    await house.db.transact((tx) => capture(tx, paymentId))
    provider.happen(checkout, 'expired')
    await carryOut(house, paymentId)
    expect(await look(purpose)).toMatchObject({ state: 'expired', alarm: 'order_refused' })
  })
})

describe('台帳', () => {
  it('合計が0でない記帳と、あとからの変更は、データベースが断る', async () => {
    const { paymentId, checkout } = await opened()
    await receiveCallback(house, charges(checkout))
    const unbalanced = house.db.transact(async (tx) => {
      await sql`
        with booked as (insert into payments.ledger_transactions (payment_id, kind, booked_on)
          values (${paymentId}, 'refund', '2026-12-02') returning id)
        insert into payments.ledger_entries select id, 1, 'deposit', 100 from booked`.execute(tx)
    })
    await expect(unbalanced).rejects.toThrow('not balanced')
    const change = sql`update payments.ledger_entries set amount = -amount`
    await expect(house.db.transact((tx) => change.execute(tx))).rejects.toThrow()
    const twice = house.db.transact((tx) =>
      sql`insert into payments.ledger_transactions (payment_id, kind, booked_on) values (${paymentId}, 'charge', '2026-12-02')`.execute(
        tx,
      ),
    )
    await expect(twice).rejects.toThrow('ledger_transactions_once')
  })
})

describe('通知の受け取り', () => {
  it('読めない本文、知らない支払いは受け取らない', async () => {
    expect(await receiveCallback(house, '{')).toBe('unreadable')
    expect(await receiveCallback(house, '[]')).toBe('unreadable')
    const { checkout } = await opened()
    const foreign = holds(checkout).replace(/"merchant_reference":"[^"]+"/, `"merchant_reference":"${newId()}"`)
    expect(await receiveCallback(house, foreign)).toBe('unknown')
  })

  it('金額が書き換えられた通知では確保したことにしない', async () => {
    const { purpose, checkout } = await opened()
    await receiveCallback(house, holds(checkout).replace('"amount":710', '"amount":1'))
    expect(await look(purpose)).toMatchObject({ state: 'pending', secured: false, alarm: 'amount_mismatch' })
  })
})

describe('もう一度開いた支払いページ', () => {
  it('支払い会社が注文を忘れていたら、その支払いを終え、新しい支払いを頼める', async () => {
    const { purpose, paymentId, checkout } = await opened()
    provider.checkouts.delete(checkout)
    await expect(openCheckout(house, paymentId, { returnPath })).rejects.toMatchObject({ code: 'payment_closed' })
    expect((await look(purpose))?.state).toBe('failed')
    const again = await ask(purpose)
    expect(again.paymentId).not.toBe(paymentId)
    expect((await openCheckout(house, again.paymentId, { returnPath })).redirectUrl).toContain('/pay/')
  })

  it('知らせがまだでも、すでに払われていれば戻り先へ進む', async () => {
    const { purpose, paymentId, checkout } = await opened()
    holds(checkout)
    expect((await openCheckout(house, paymentId, { returnPath })).redirectUrl).toContain(returnPath)
    expect((await look(purpose))?.state).toBe('authorised')
  })

  it('支払い会社が答えなければ、同じページへ案内する', async () => {
    const { paymentId, redirectUrl } = await opened()
    provider.mode = 'down'
    expect((await openCheckout(house, paymentId, { returnPath })).redirectUrl).toBe(redirectUrl)
  })
})
