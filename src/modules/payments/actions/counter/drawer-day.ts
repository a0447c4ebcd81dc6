import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import { yearOfTaking } from '../../domain/books/fiscal-year.ts'
import { move } from '../../domain/books/bookings.ts'
import { amountOf, type CashCount, countFlaw, type DrawerDay, expectedCash } from '../../domain/counter/drawer-day.ts'
import type { DrawerId } from '../../domain/payment.ts'
import {
  cashOfDay,
  closeDay,
  dropCount,
  insertPayIn,
  lockDay,
  openDay,
  saveCount,
} from '../../store/counter/drawer-days.ts'
import { drawersOf } from '../../store/counter/drawers.ts'
import { book } from '../../store/ledger.ts'

export type DayDone =
  | { ok: true }
  | {
      ok: false
      reason:
        | 'float_differs'
        | 'already_open'
        | 'not_open'
        | 'terminal_waits'
        | 'explanation_missing'
        | 'own_count'
        | 'not_counted'
        | 'not_closed'
        | 'already_paid_in'
    }

/** Opens a drawer for today with its 釣銭準備金, counted. A day that was not closed comes first. */
export async function openDrawer(
  tx: Tx,
  house: House,
  staff: Staff,
  drawerId: DrawerId,
  count: CashCount,
): Promise<DayDone> {
  const drawer = await own(tx, house, staff, drawerId)
  if (amountOf(count) !== drawer.floatAmount) return { ok: false, reason: 'float_differs' }
  const day = { drawerId, day: house.clock.today(), floatAmount: drawer.floatAmount, by: staff.staffId }
  if (!(await openDay(tx, { ...day, at: house.clock.now() }))) return { ok: false, reason: 'already_open' }
  await audit(tx, staff, drawerId, 'open')
  return { ok: true }
}

/** Counts a day's cash by coin and note. From now on nothing comes in, until it is confirmed or counted anew. */
export async function countDrawer(
  tx: Tx,
  house: House,
  staff: Staff,
  place: DrawerPlace,
  counted: { count: CashCount; explanation?: string },
): Promise<DayDone> {
  await own(tx, house, staff, place.drawerId)
  const day = await locked(tx, place)
  if (day.state !== 'open') return { ok: false, reason: 'not_open' }
  const { waiting, ...cash } = await cashOfDay(tx, place.drawerId, place.day)
  if (waiting > 0) return { ok: false, reason: 'terminal_waits' }
  const expected = expectedCash({ float: day.floatAmount, ...cash })
  const amount = amountOf(counted.count)
  const flaw = countFlaw(amount, expected, counted.explanation)
  if (flaw) return { ok: false, reason: flaw }
  await saveCount(tx, day, { ...counted, amount, expected, by: staff.staffId, at: house.clock.now() })
  await audit(tx, staff, place.drawerId, 'count')
  return { ok: true }
}

/** Throws the count away, because it was wrong or somebody still comes to pay. */
export async function countAgain(tx: Tx, house: House, staff: Staff, place: DrawerPlace): Promise<DayDone> {
  await own(tx, house, staff, place.drawerId)
  const day = await locked(tx, place)
  if (day.state !== 'counted') return { ok: false, reason: 'not_counted' }
  await dropCount(tx, day)
  await audit(tx, staff, place.drawerId, 'count_again')
  return { ok: true }
}

/** A second 出納員 or 現金取扱員 confirms the count: 過不足 is booked with its explanation, and the day is locked. */
export async function confirmDrawer(tx: Tx, house: House, staff: Staff, place: DrawerPlace): Promise<DayDone> {
  await own(tx, house, staff, place.drawerId)
  const day = await locked(tx, place)
  if (day.state !== 'counted') return { ok: false, reason: 'not_counted' }
  if (day.countedBy === staff.staffId) return { ok: false, reason: 'own_count' }
  const difference = (day.countedAmount ?? 0) - (day.expectedAmount ?? 0)
  const { drawerId } = place
  if (difference !== 0) {
    const booking = move('over-short', 'cash.drawer', 'over-short', difference)
    await book(tx, { drawerId }, booking, place.day, yearOfTaking(place.day))
  }
  await closeDay(tx, day, staff.staffId, house.clock.now())
  await audit(tx, staff, drawerId, 'close')
  return { ok: true }
}

/** 払込: all but the float goes to the 指定金融機関. 根拠: 地方自治法 第235条、練馬区会計事務規則（要確認） */
export async function payIn(tx: Tx, house: House, staff: Staff, place: DrawerPlace): Promise<DayDone> {
  await own(tx, house, staff, place.drawerId)
  const day = await locked(tx, place)
  if (day.state !== 'closed') return { ok: false, reason: 'not_closed' }
  const { drawerId } = place
  const amount = yen((day.countedAmount ?? 0) - day.floatAmount)
  // Too little to leave the float: nothing goes to the bank, the float is filled up from outside.
  const paid = Math.max(amount, 0)
  const on = house.clock.today()
  if (!(await insertPayIn(tx, { drawerId, day: place.day, amount: paid, on, by: staff.staffId })))
    return { ok: false, reason: 'already_paid_in' }
  if (paid > 0)
    await book(tx, { drawerId }, move('pay-in', 'cash.bank', 'cash.drawer', paid), on, yearOfTaking(place.day))
  await audit(tx, staff, drawerId, 'pay_in')
  return { ok: true }
}

export type DrawerPlace = { drawerId: DrawerId; day: Temporal.PlainDate }

async function own(tx: Tx, { clock }: House, staff: Staff, drawerId: DrawerId) {
  const drawer = (await drawersOf(tx, staff.staffId, clock.today())).find(({ id }) => id === drawerId)
  if (!drawer) throw new Forbidden('not_a_cash_officer')
  return drawer
}

async function locked(tx: Tx, { drawerId, day }: DrawerPlace): Promise<DrawerDay> {
  const found = await lockDay(tx, drawerId, day)
  if (!found) throw new NotFound()
  return found
}

const audit = (tx: Tx, actor: Staff, id: DrawerId, verb: string) =>
  recordAudit(tx, { actor, action: `payments.drawer.${verb}`, subject: { kind: 'payments.drawer', id } })
