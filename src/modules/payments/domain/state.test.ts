import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lines, newPayment, reportFor, total } from '../fixtures.ts'
import { type Booking, bookingsOf, isRevenueDue } from './books/bookings.ts'
import type { Payment, Report } from './payment.ts'
import { applyReport, nextOrder, stateOf } from './state.ts'

const now = Temporal.Instant.from('2026-12-02T01:00:00Z')

/** Plays reports in and keeps the books, as the actions do. */
function play(payment: Payment, reports: readonly Report[]) {
  const booked: Booking[] = []
  let current = payment
  const step = (after: Payment) => {
    booked.push(...bookingsOf(current, after, lines, ({ account }) => account))
    current = after
    if (isRevenueDue(current)) step({ ...current, recognised: true })
  }
  step(current)
  for (const report of reports) step(applyReport(current, report, now).payment)
  return { payment: current, booked }
}

const card = (payment: Payment) => [
  reportFor(payment, 'open'),
  reportFor(payment, 'authorised', { sequence: 1, method: 'card' }),
  reportFor(payment, 'captured', { sequence: 2, method: 'card' }),
]
const charged = (payment: Payment) => [
  reportFor(payment, 'open'),
  reportFor(payment, 'captured', { sequence: 1, method: 'qr' }),
  reportFor(payment, 'captured', { sequence: 2, method: 'qr', refundedAmount: 110 }),
  reportFor(payment, 'refunded', { sequence: 3, method: 'qr' }),
]
const stopped = (payment: Payment) => [
  reportFor(payment, 'failed', { sequence: 1 }),
  reportFor(payment, 'authorised', { sequence: 2, method: 'card' }),
  reportFor(payment, 'voided', { sequence: 3, method: 'card' }),
]

/** Every report at least once, some twice or thrice, in any order. */
const shuffled = (reports: readonly Report[]) =>
  fc
    .tuple(
      ...reports.map((report) =>
        fc.integer({ min: 1, max: 3 }).map((times) => Array.from({ length: times }, () => report)),
      ),
    )
    .chain((lists) => {
      const all = lists.flat()
      return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
    })

const sum = (booked: readonly Booking[]) =>
  booked.flatMap((booking) => booking.entries).reduce((all, entry) => all + entry.amount, 0)

describe('支払いの通知', () => {
  it.each([
    ['カードの確保と売上', card, 'captured'],
    ['即時払いと返金', charged, 'refunded'],
    ['失敗のあとの確保と取り消し', stopped, 'released'],
  ] as const)('%sの通知は、二重でも順番が入れ替わっても同じ結果になる', (_, life, state) => {
    fc.assert(
      fc.property(shuffled(life(newPayment())), (reports) => {
        const { payment, booked } = play(newPayment(), reports)
        expect(payment.state).toBe(state)
        expect(booked.filter((booking) => booking.kind === 'charge').length).toBe(state === 'released' ? 0 : 1)
        expect(sum(booked)).toBe(0)
      }),
    )
  })

  it('交付が決まったあとの通知は、どの順番でも売上を一度だけ計上する', () => {
    fc.assert(
      fc.property(shuffled(card(newPayment())), (reports) => {
        const { booked } = play({ ...newPayment(), wanted: 'charge' }, reports)
        expect(booked.map((booking) => booking.kind)).toEqual(['charge', 'recognition'])
      }),
    )
  })

  it('金額が違う通知では確保したことにせず、職員に知らせる', () => {
    const { payment } = play(newPayment(), [reportFor(newPayment(), 'authorised', { sequence: 1, amount: 1 })])
    expect(payment).toMatchObject({ alarm: 'amount_mismatch', reported: 'none', state: 'created' })
    expect(nextOrder(payment)).toBeUndefined()
  })

  it('一部だけ売り上げたという通知も金額違いとして扱う', () => {
    const short = reportFor(newPayment(), 'captured', { sequence: 1, capturedAmount: total - 1 })
    expect(play(newPayment(), [short]).payment.alarm).toBe('amount_mismatch')
  })

  it('別の支払いの通知は受け付けない', () => {
    const paid = play(newPayment(), card(newPayment()).slice(0, 2)).payment
    const foreign = reportFor(newPayment(), 'captured', { sequence: 9, checkoutId: 'co_2' })
    expect(applyReport(paid, foreign, now)).toMatchObject({ outcome: 'alarm', payment: { state: 'authorised' } })
  })
})

describe('次にすること', () => {
  const authorised = play(newPayment(), card(newPayment()).slice(0, 2)).payment
  const captured = play(newPayment(), card(newPayment())).payment

  it('取り下げたあとに届いた確保は取り消す', () => {
    const given: Payment = { ...newPayment(), wanted: 'give-back', state: 'released' }
    const late = applyReport(given, reportFor(given, 'authorised', { sequence: 1 }), now).payment
    expect(late.state).toBe('releasing')
    expect(nextOrder(late)).toEqual({ kind: 'void' })
    expect(late.securedAt).toBeUndefined()
  })

  it('期限が切れたあとに届いた売上は全額返す', () => {
    const expired: Payment = { ...authorised, wanted: 'give-back', reported: 'expired', state: 'expired' }
    const late = applyReport(expired, reportFor(expired, 'captured', { sequence: 2 }), now).payment
    expect(late.state).toBe('refunding')
    expect(nextOrder(late)).toEqual({ kind: 'refund', amount: total })
  })

  it('交付するまでは売り上げず、交付したら一度だけ売り上げる', () => {
    expect(nextOrder(authorised)).toBeUndefined()
    expect(nextOrder({ ...authorised, wanted: 'charge' })).toEqual({ kind: 'capture' })
    expect(nextOrder({ ...captured, wanted: 'charge' })).toBeUndefined()
  })

  it('一部を返すときは、まだ返していない分だけを頼む', () => {
    const owed = { ...captured, refundOwed: captured.amount, refundedAmount: lines[1]?.amount ?? captured.amount }
    expect(stateOf(owed)).toBe('refunding')
    expect(nextOrder(owed)).toEqual({ kind: 'refund', amount: 600 })
  })
})
