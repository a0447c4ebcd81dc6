import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CounterReceipt } from '../../domain/counter/receipt.ts'
import type { PaymentPurpose } from '../../domain/payment.ts'
import { isSecured } from '../../domain/state.ts'
import { drawersOf } from '../../store/counter/drawers.ts'
import { receiptOfPayment } from '../../store/counter/receipts.ts'
import { attemptsFor } from '../../store/payments.ts'

/** `given-back`: it was taken and went back, or is about to. `receipt`: of a drawer; `mayOpen` for who handles its money. */
export type FeeAtCounter =
  | { state: 'unasked' | 'unpaid' | 'given-back' }
  | { state: 'paid'; receipt?: CounterReceipt; mayOpen: boolean }

/** What became of the fee of this purpose, for the desk that took the paper in. The caller has checked that it may know. */
export async function feeAtCounter(tx: Tx, house: House, staff: Staff, purpose: PaymentPurpose): Promise<FeeAtCounter> {
  const [newest, before] = await attemptsFor(tx, purpose)
  if (!newest) return { state: 'unasked' }
  if (!isSecured(newest)) return { state: isBack(newest) || (before && isBack(before)) ? 'given-back' : 'unpaid' }
  const receipt = await receiptOfPayment(tx, newest.id)
  const drawers = receipt ? await drawersOf(tx, staff.staffId, house.clock.today()) : []
  return { state: 'paid', mayOpen: drawers.some(({ id }) => id === receipt?.drawerId), ...(receipt && { receipt }) }
}

const isBack = ({ state, capturedAmount }: { state: string; capturedAmount: number }): boolean =>
  capturedAmount > 0 && (state === 'refunding' || state === 'refunded')
