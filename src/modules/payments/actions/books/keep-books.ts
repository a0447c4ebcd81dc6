import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { claimsOf } from '../../domain/books/assessment.ts'
import { bookingsOf } from '../../domain/books/bookings.ts'
import { yearOfCollecting, yearOfTaking } from '../../domain/books/fiscal-year.ts'
import type { ItemOf } from '../../domain/books/items.ts'
import type { Payment } from '../../domain/payment.ts'
import { numberReceipt } from '../../store/counter/receipts.ts'
import { book } from '../../store/ledger.ts'
import { linesOf } from '../../store/payments.ts'
import { claimedIn, setClaims } from '../../store/books/assessments.ts'

/** What booking needs: the day and moment by the house's clock, and which 歳入科目 a line belongs to. */
export type Books = {
  on: Temporal.PlainDate
  at: Temporal.Instant
  itemOf: ItemOf
  /** Cash handed over at the counter. */
  tendered?: Yen
}

export const booksOf = ({ clock, profile }: House): Books => ({
  on: clock.today(),
  at: clock.now(),
  itemOf: ({ account, revenueItem }) => revenueItem ?? profile.revenue.byAccount[account],
})

/** Ledger, 調定 and the receipt's number for one step of a payment. */
export async function keepBooks(tx: Tx, before: Payment, after: Payment, books: Books | undefined): Promise<void> {
  // What is somebody else's money is in none of the ward's books.
  if (after.payeeId) return
  const lines = await linesOf(tx, after.id)
  const isRecognised = after.recognised && !before.recognised
  const bookings = bookingsOf(before, after, lines, books?.itemOf ?? plainItem)
  if (!books && (bookings.length > 0 || isRecognised)) throw new Error('money moved without a day')
  if (!books) return
  if (isRecognised) await setClaims(tx, after, claimsOf(lines, books.itemOf), books.on)
  const claimed = await claimedIn(tx, after.purpose)
  const year = claimed === undefined ? yearOfTaking(books.on) : yearOfCollecting(claimed, books.on)
  const { id: paymentId, drawerId } = after
  for (const booking of bookings) await book(tx, { paymentId, ...(drawerId && { drawerId }) }, booking, books.on, year)
  if (isTakenNow(before, after))
    await numberReceipt(tx, after, {
      day: books.on,
      at: books.at,
      tendered: books.tendered,
    })
}

const plainItem: ItemOf = ({ account, revenueItem }) => revenueItem ?? account

const isTakenNow = (before: Payment, after: Payment): boolean =>
  after.channel === 'counter' && before.capturedAmount === 0 && after.capturedAmount > 0 && after.wanted !== 'give-back'
