import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { giveUp, nextStep, retryHours } from '#modules/messaging/delivery/domain/next-step.ts'
import type { Outcome } from '#modules/messaging/delivery/domain/outcome.ts'
import { type Booking, bookingsOf, isRevenueDue } from '#modules/payments/domain/books/bookings.ts'
import type { Payment, Report } from '#modules/payments/domain/payment.ts'
import { applyReport, nextOrder, stateOf } from '#modules/payments/domain/state.ts'
import { lines, newPayment, reportFor } from '#modules/payments/fixtures.ts'
import { procedureKinds, type ProcedureKind } from '#modules/procedures/domain/definition/kinds.ts'
import {
  type ApplicationState,
  canBecome,
  isClosed,
  isWithdrawable,
  statesOfKind,
} from '#modules/procedures/domain/course/states.ts'

// The same number plays the same faults again: SIMULATION_SEED=…
const seed = Number(process.env['SIMULATION_SEED'] ?? Date.now() % 2 ** 31)
const play = { seed, numRuns: 300 }
beforeAll(() => console.log(`SIMULATION_SEED=${seed}`))

describe('案件の進み方', () => {
  type Real = { kind: ProcedureKind; state: ApplicationState; history: ApplicationState[] }
  type Model = { seen: ApplicationState[] }

  /** Somebody looks at the case now and acts later, when others may have moved it. */
  class Look implements fc.Command<Model, Real> {
    readonly who: number
    constructor(who: number) {
      this.who = who
    }
    check = () => true
    run(model: Model, real: Real) {
      model.seen[this.who] = real.state
    }
    toString = () => `${this.who} looks`
  }
  class Move implements fc.Command<Model, Real> {
    readonly who: number
    readonly choice: number
    constructor(who: number, choice: number) {
      this.who = who
      this.choice = choice
    }
    check = (model: Readonly<Model>) => model.seen[this.who] !== undefined
    run(model: Model, real: Real) {
      const seen = model.seen[this.who] ?? 'draft'
      // Mostly what the page offered, and seldom the withdrawal, after which nothing comes; otherwise anything.
      const all = statesOfKind(real.kind)
      const offered = all.filter((state) => canBecome(real.kind, seen, state) && state !== 'withdrawn')
      const states = this.choice % 5 > 0 && offered.length > 0 ? offered : all
      const to = states[this.choice % states.length] ?? 'draft'
      // As `moveTo` decides: what was seen has to stand, and the course has to allow it.
      if (real.state !== seen || !canBecome(real.kind, real.state, to)) return
      expect(isClosed(real.state)).toBe(false)
      if (to === 'withdrawn') expect(isWithdrawable(real.kind, real.state)).toBe(true)
      if (to === 'withdrawn') expect(['issued', 'decided', 'notified', 'completed']).not.toContain(real.state)
      real.state = to
      real.history.push(to)
    }
    toString = () => `${this.who} moves ${this.choice}`
  }

  /** Acts at once on what there is. */
  class Deed extends Move {
    override check = () => true
    override run(model: Model, real: Real) {
      model.seen[this.who] = real.state
      super.run(model, real)
    }
  }

  test('誰がいつの画面から何を押しても、終わったものは動かず、届いたあとに下書きへ戻らず、終わりへの道はいつもある', () => {
    const someone = fc.nat(3)
    fc.assert(
      fc.property(
        fc.constantFrom(...procedureKinds),
        fc.commands(
          [
            someone.map((who) => new Look(who)),
            fc.tuple(someone, fc.nat(99)).map(([who, to]) => new Move(who, to)),
            fc.tuple(someone, fc.nat(99)).map(([who, to]) => new Deed(who, to)),
          ],
          { maxCommands: 80, size: 'max' },
        ),
        (kind, commands) => {
          const real: Real = { kind, state: 'draft', history: ['draft'] }
          fc.modelRun(() => ({ model: { seen: [] }, real }), commands)
          const filedAt = real.history.indexOf('submitted')
          if (filedAt >= 0) expect(real.history.slice(filedAt)).not.toContain('draft')
          if (filedAt >= 0) expect(real.history[filedAt - 1]).toBe('confirmed')
          expect(real.history.filter(isClosed).length).toBeLessThanOrEqual(1)
          expect(endsFrom(kind, real.state)).not.toHaveLength(0)
        },
      ),
      play,
    )
  })

  const endsFrom = (kind: ProcedureKind, from: ApplicationState): ApplicationState[] => {
    const reached = new Set([from])
    for (const state of reached) for (const to of statesOfKind(kind)) if (canBecome(kind, state, to)) reached.add(to)
    return [...reached].filter(isClosed)
  }
})

describe('支払いと帳簿', () => {
  /** The provider, our side of it, and what is on the way between them. */
  type World = {
    payment: Payment
    booked: Booking[]
    provider: Report & { sequence: number }
    answered: Map<string, Report | undefined>
    underway: Report[]
  }
  const begin = (): World => {
    const payment = newPayment()
    const provider = { ...reportFor(payment, 'open'), sequence: 1 }
    return { payment, booked: [], provider, answered: new Map(), underway: [provider] }
  }
  const now = Temporal.Instant.from('2026-12-02T01:00:00Z')

  const step = (world: World, after: Payment) => {
    const next = { ...after, state: stateOf(after) }
    world.booked.push(...bookingsOf(world.payment, next, lines, ({ account }) => account))
    world.payment = next
    if (isRevenueDue(next)) step(world, { ...next, recognised: true })
  }
  const say = (world: World, change: Partial<Report>) => {
    world.provider = { ...world.provider, ...change, sequence: world.provider.sequence + 1 }
    world.underway.push(world.provider)
  }
  const obey = (world: World, key: string, work: () => boolean): Report | undefined => {
    if (!world.answered.has(key)) world.answered.set(key, work() ? world.provider : undefined)
    return world.answered.get(key)
  }

  /** One run of the task that speaks to the provider; `isLost`: it dies, or the answer gets lost, after the deed. */
  const carryOut = (world: World, isLost: boolean) => {
    const { payment } = world
    const order = nextOrder(payment)
    if (!order) return
    const sum = order.kind === 'refund' ? payment.refundedAmount + order.amount : 0
    const answer = obey(world, order.kind === 'refund' ? `refund:${sum}` : order.kind, () => {
      const { status, refundedAmount } = world.provider
      if (order.kind === 'capture' && status === 'authorised') {
        say(world, { status: 'captured', capturedAmount: payment.amount })
        return true
      }
      if (order.kind === 'void' && status === 'authorised') {
        say(world, { status: 'voided' })
        return true
      }
      if (order.kind !== 'refund' || status !== 'captured') return false
      const refunded = refundedAmount + order.amount
      say(world, { refundedAmount: refunded, status: refunded === payment.amount ? 'refunded' : 'captured' })
      return true
    })
    if (answer && !isLost) step(world, applyReport(world.payment, { ...answer }, now).payment)
  }

  const deed = fc.oneof(
    fc.record({ kind: fc.constant('pay' as const), method: fc.constantFrom('card' as const, 'qr' as const) }),
    fc.record({ kind: fc.constant('expire' as const) }),
    fc.record({ kind: fc.constantFrom('charge' as const, 'give-back' as const) }),
    fc.record({ kind: fc.constant('owe' as const), amount: fc.integer({ min: 1, max: 710 }) }),
    fc.record({ kind: fc.constant('work' as const), isLost: fc.boolean() }),
    fc.record({ kind: fc.constant('callback' as const), which: fc.nat(9), isRepeated: fc.boolean() }),
  )
  type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

  const happen = (world: World, one: Deed) => {
    const { payment, provider } = world
    if (one.kind === 'pay' && provider.status === 'open')
      say(
        world,
        one.method === 'card'
          ? { status: 'authorised', method: 'card' }
          : { status: 'captured', method: 'qr', capturedAmount: payment.amount },
      )
    if (one.kind === 'expire' && provider.status === 'authorised') say(world, { status: 'expired' })
    if ((one.kind === 'charge' || one.kind === 'give-back') && payment.wanted === 'hold')
      step(world, { ...payment, wanted: one.kind })
    // A refund is proposed of what was charged, and of no more.
    if (one.kind === 'owe' && payment.wanted === 'charge' && payment.refundOwed + one.amount <= payment.capturedAmount)
      step(world, { ...payment, refundOwed: (payment.refundOwed + one.amount) as Payment['refundOwed'] })
    if (one.kind === 'work') carryOut(world, one.isLost)
    if (one.kind === 'callback') {
      const report = world.underway[one.which % Math.max(1, world.underway.length)]
      if (!report) return
      step(world, applyReport(payment, report, now).payment)
      if (!one.isRepeated) world.underway.splice(world.underway.indexOf(report), 1)
    }
  }

  const balances = (world: World) => {
    const sums = new Map<string, number>()
    for (const { account, amount } of world.booked.flatMap(({ entries }) => entries))
      sums.set(account.replace(/\..*/, ''), (sums.get(account.replace(/\..*/, '')) ?? 0) + amount)
    return { of: (account: string) => sums.get(account) ?? 0, sum: [...sums.values()].reduce((a, b) => a + b, 0) }
  }

  test('知らせが遅れ、入れ替わり、二度届き、返事が失われても、帳簿はいつも釣り合い、最後は支払い会社と同じ額になる', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const world = begin()
        for (const one of deeds) {
          happen(world, one)
          expect(balances(world).sum).toBe(0)
          expect(world.payment.capturedAmount).toBeLessThanOrEqual(world.provider.capturedAmount)
        }
        // The network is back: everything underway arrives, and the task runs until nothing is left to order.
        for (let round = 0; round < 6; round += 1) {
          for (const report of world.underway.splice(0)) step(world, applyReport(world.payment, report, now).payment)
          carryOut(world, false)
        }
        const { payment, provider } = world
        expect([payment.capturedAmount, payment.refundedAmount]).toEqual([
          provider.capturedAmount,
          provider.refundedAmount,
        ])
        expect(nextOrder(payment)).toBeUndefined()
        if (payment.wanted === 'give-back') expect(provider.capturedAmount).toBe(provider.refundedAmount)
        if (payment.wanted === 'give-back') expect(provider.status).not.toBe('authorised')
        const left = payment.capturedAmount - payment.refundedAmount
        const { of } = balances(world)
        expect(of('receivable')).toBe(left)
        expect(of('deposit') + of('revenue') + of('refunds')).toBe(-left || 0)
        if (!payment.recognised) expect(of('revenue')).toBe(0)
        if (payment.recognised) expect(of('revenue') + payment.capturedAmount).toBe(0)
        for (const kind of ['charge', 'recognition'])
          expect(world.booked.filter((booking) => booking.kind === kind).length).toBeLessThanOrEqual(1)
      }),
      play,
    )
  })
})

describe('お知らせの一通', () => {
  /** LINE remembers a key for 24 hours from the first time it took it. */
  const memoryHours = 24
  type Fault = 'none' | 'down' | 'busy' | 'answer-lost' | 'dies-before' | 'dies-after'
  const fault = fc.constantFrom<Fault>('none', 'down', 'busy', 'answer-lost', 'dies-before', 'dies-after')

  test('相手が止まり、返事が失われ、裏方が何度倒れ、遅れて起きても、届くのは多くて一通で、必ず終わる', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fault, fc.nat(6 * 3600)), { maxLength: 60 }), (plan) => {
        let seconds = 0
        let attempts = 0
        let isAmbiguous = false
        let isSending = false
        let state = 'created'
        let arrived = 0
        let rememberedUntil = -1
        const isOver = () => !['created', 'sending', 'temporary-failure'].includes(state)
        const faults = [...plan]
        for (let turn = 0; turn < 2000 && !isOver(); turn += 1) {
          const [what, late] = faults.shift() ?? (['none', 0] as const)
          const mayHaveArrived: boolean = isSending || isAmbiguous
          // `claim`
          if (attempts > 0 && seconds >= retryHours * 3600) {
            state = giveUp(mayHaveArrived).state
            break
          }
          isAmbiguous = mayHaveArrived
          isSending = true
          attempts += 1
          state = 'sending'
          if (what === 'dies-before') {
            seconds += 20 + late
            continue
          }
          let outcome: Outcome
          if (what === 'down') outcome = { kind: 'not-now', reason: 'unreachable' }
          else if (what === 'busy') outcome = { kind: 'not-now', reason: 'rate-limit' }
          else {
            if (seconds > rememberedUntil) {
              arrived += 1
              rememberedUntil = seconds + memoryHours * 3600
            }
            outcome = what === 'none' ? { kind: 'accepted' } : { kind: 'no-answer', reason: 'timeout' }
          }
          if (what === 'dies-after') {
            seconds += 20 + late
            continue
          }
          // `note`
          isSending = false
          const next = nextStep({ attempts, isAmbiguous, elapsed: Temporal.Duration.from({ seconds }) }, outcome)
          state = next.state
          if (next.state !== 'temporary-failure') break
          isAmbiguous = next.isAmbiguous
          seconds += next.retryAfterSeconds + late
        }
        expect(isOver()).toBe(true)
        expect(arrived).toBeLessThanOrEqual(1)
        if (state === 'sent') expect(arrived).toBe(1)
        if (state === 'permanent-failure') expect(arrived).toBe(0)
      }),
      play,
    )
  })
})
