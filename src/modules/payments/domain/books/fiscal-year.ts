import { fiscalYear } from '#platform/time/index.ts'

/** The last day of 出納整理期間 of a fiscal year: its books close on 31 May. 根拠: 地方自治法 第235条の5 */
export const booksCloseOn = (year: number): Temporal.PlainDate => new Temporal.PlainDate(year + 1, 5, 31)

/** Fees without a notice belong to the year of the day on which they came in. 根拠: 地方自治法施行令 第142条第1項第3号 */
export const yearOfTaking = (day: Temporal.PlainDate): number => fiscalYear(day)

/** Money that comes for an older claim: the claim's year while its books are open, afterwards the year it comes in (過年度収入). */
// 根拠: 地方自治法施行令 第160条
export const yearOfCollecting = (claimedIn: number, day: Temporal.PlainDate): number =>
  isOpen(claimedIn, day) ? claimedIn : fiscalYear(day)

/** An expenditure belongs to the year of its decision, and is paid by the day the books close. 根拠: 地方自治法施行令 第143条 */
export const mayBePaidOn = (decidedIn: number, day: Temporal.PlainDate): boolean => isOpen(decidedIn, day)

/** Out of the revenue it came in for while that year's books are open (戻出), afterwards out of the budget (過年度支出). */
// 根拠: 地方自治法施行令 第165条の7、第165条の8
export const refundsFrom = (takenIn: number, day: Temporal.PlainDate): 'revenue' | 'budget' =>
  isOpen(takenIn, day) ? 'revenue' : 'budget'

const isOpen = (year: number, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, booksCloseOn(year)) <= 0
