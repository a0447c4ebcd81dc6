import type { StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { DrawerId } from '../payment.ts'

/** Coins and notes of the yen, the largest first. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 1] as const
export type Denomination = (typeof denominations)[number]

/** How many of each. */
export type CashCount = Readonly<Partial<Record<Denomination, number>>>

export const amountOf = (count: CashCount): number =>
  denominations.reduce((sum, one) => sum + one * (count[one] ?? 0), 0)

export type DrawerDayState = 'open' | 'counted' | 'closed'

/** One drawer on one day. */
export type DrawerDay = {
  drawerId: DrawerId
  drawerName: string
  day: Temporal.PlainDate
  state: DrawerDayState
  floatAmount: Yen
  openedBy: StaffId
  openedAt: Temporal.Instant
  countedAmount?: Yen
  expectedAmount?: Yen
  explanation?: string
  countedBy?: StaffId
  confirmedBy?: StaffId
  count?: CashCount
}

/** Cash that has to be in the drawer: the float, what came in, less what was cancelled or handed back. */
export const expectedCash = (day: { float: number; taken: number; cancelled: number; handedBack: number }): number =>
  day.float + day.taken - day.cancelled - day.handedBack

export type CountFlaw = 'explanation_missing'

/** A difference needs words; no difference needs none. */
export const countFlaw = (counted: number, expected: number, explanation: string | undefined): CountFlaw | undefined =>
  counted !== expected && !explanation ? 'explanation_missing' : undefined
