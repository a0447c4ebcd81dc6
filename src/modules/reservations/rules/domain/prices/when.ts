import type { DayKind } from '../calendar.ts'
import { fits, type RegistrantFacts, type Who } from '../facts.ts'

/** Who, and on what kind of day. */
export type When = { facts: RegistrantFacts; day: DayKind; month: number }

type Condition = Who & { days?: readonly DayKind[] | undefined; months?: readonly number[] | undefined }

export const isMeant = (condition: Condition, { facts, day, month }: When): boolean =>
  fits(condition, facts) && (condition.days?.includes(day) ?? true) && (condition.months?.includes(month) ?? true)
