import type { Id, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { DrawerId, PaymentId } from '../payment.ts'

export type CounterReceiptId = Id<'counter-receipt'>

/** How money comes in at the counter. */
export type CounterMethod = 'cash' | 'card' | 'qr'

/** Money taken at the counter, numbered without a gap in its drawer and fiscal year. */
export type CounterReceipt = {
  id: CounterReceiptId
  paymentId: PaymentId
  drawerId: DrawerId
  drawerName: string
  day: Temporal.PlainDate
  fiscalYear: number
  number: number
  method: CounterMethod
  amount: Yen
  /** Cash handed over; what is above the amount went back as change. */
  tendered?: Yen
  takenBy: StaffId
  takenAt: Temporal.Instant
  cancelled: boolean
  /** One person wants it cancelled; a second one has to confirm. */
  cancelWish?: { reason: string; by: StaffId }
}

/** 「令和8年度 証明係 1番窓口 第12号」. */
export const counterReceiptNumber = ({ fiscalYear, drawerName, number }: CounterReceipt): string =>
  `令和${fiscalYear - 2018}年度　${drawerName}　第${number}号`
