import { type Yen, yen } from '#platform/money/index.ts'

export type Child = { row: string; name: string; birthDate: Temporal.PlainDate }

/** What one child gets in one month, and why. */
export type ChildAmount = { row: string; name: string; amount: Yen; position: number }

type OpenDays = { addBusinessDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate }

/**
 * The month from which it is paid: the month after the claim; after the event when the claim came within fifteen days
 * from the day after it. A fifteenth day on which the office is closed moves to the next open day.
 * 根拠: 児童手当法 第8条第2項・第3項; 民法 第140条; 地方自治法 第4条の2第4項
 */
export function firstMonth(
  eventOn: Temporal.PlainDate,
  claimedOn: Temporal.PlainDate,
  ward: OpenDays,
): Temporal.PlainYearMonth {
  const lastDay = lastDayToClaim(eventOn, ward)
  const isInTime = Temporal.PlainDate.compare(claimedOn, lastDay) <= 0
  return (isInTime ? eventOn : claimedOn).toPlainYearMonth().add({ months: 1 })
}

export const lastDayToClaim = (eventOn: Temporal.PlainDate, ward: OpenDays): Temporal.PlainDate =>
  ward.addBusinessDays(eventOn.add({ days: 15 }), 0)

/**
 * Who gets how much in this month: 15,000 under three, 10,000 until the March after eighteen, 30,000 from the third child
 * on; children until the March after twenty-two count for the order when their parents bear their costs.
 * 根拠: 児童手当法 第3条第1項, 第6条第1項; 2024年10月施行の改正
 */
export function amountsIn(
  month: Temporal.PlainYearMonth,
  children: readonly Child[],
  elder: readonly Child[],
): ChildAmount[] {
  const counted = [
    ...children.filter((child) => isPaid(child, month)).map((child) => ({ child, paid: true })),
    ...elder.filter((child) => isUntil(child, 22, month)).map((child) => ({ child, paid: false })),
  ].toSorted((a, b) => Temporal.PlainDate.compare(a.child.birthDate, b.child.birthDate))
  return counted.flatMap(({ child, paid }, index) => {
    const position = index + 1
    return paid ? [{ row: child.row, name: child.name, amount: amountOf(child, month, position), position }] : []
  })
}

const amountOf = (child: Child, month: Temporal.PlainYearMonth, position: number): Yen =>
  yen(position >= 3 ? 30_000 : isUnderThree(child, month) ? 15_000 : 10_000)

const isPaid = (child: Child, month: Temporal.PlainYearMonth): boolean =>
  Temporal.PlainYearMonth.compare(month, child.birthDate.toPlainYearMonth()) > 0 && isUntil(child, 18, month)

// An age is reached on the day before the birthday (年齢計算ニ関スル法律), so whoever is born on the first loses a month.
const isUnderThree = ({ birthDate }: Child, month: Temporal.PlainYearMonth): boolean =>
  Temporal.PlainYearMonth.compare(month, reaches(birthDate, 3).toPlainYearMonth()) <= 0

/** The day on which this age is reached: the one before the birthday; without a 29 February the last of that month. */
// 根拠: 年齢計算ニ関スル法律、民法 第143条第2項
export const reaches = (birthDate: Temporal.PlainDate, years: number): Temporal.PlainDate => {
  const birthday = birthDate.add({ years })
  return birthday.day === birthDate.day ? birthday.subtract({ days: 1 }) : birthday
}

/** Up to the first 31 March on or after the day on which this age is reached. */
function isUntil({ birthDate }: Child, years: number, month: Temporal.PlainYearMonth): boolean {
  const reached = reaches(birthDate, years)
  const march = Temporal.PlainYearMonth.from({ year: reached.year + (reached.month > 3 ? 1 : 0), month: 3 })
  return Temporal.PlainYearMonth.compare(month, march) <= 0
}

/**
 * The day of the first payment: in an even month, for all months before it, on the profile's day of the month; the next
 * one when the decision came too late for it. 根拠: 児童手当法 第8条第4項
 */
export function firstPayday(
  first: Temporal.PlainYearMonth,
  decidedOn: Temporal.PlainDate,
  { day }: { day: number },
): Temporal.PlainDate {
  let month = first.add({ months: 1 })
  for (;;) {
    const payday = month.toPlainDate({ day })
    // Ten days for examination by the treasury and the bank's file.
    if (month.month % 2 === 0 && decidedOn.until(payday).days >= 10) return payday
    month = month.add({ months: 1 })
  }
}

/** What is paid then: every month from the first to the one before the payday. */
export function amountUntil(
  first: Temporal.PlainYearMonth,
  payday: Temporal.PlainDate,
  children: readonly Child[],
  elder: readonly Child[],
): Yen {
  let sum = 0
  for (
    let month = first;
    Temporal.PlainYearMonth.compare(month, payday.toPlainYearMonth()) < 0;
    month = month.add({ months: 1 })
  ) {
    sum += amountsIn(month, children, elder).reduce((total, { amount }) => total + amount, 0)
  }
  return yen(sum)
}
