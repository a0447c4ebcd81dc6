import type { UseDayKind } from '../calendar.ts'
import { fits, type RegistrantFacts, type Who } from '../facts.ts'

/** Who, and on what kind of day. */
export type When = { facts: RegistrantFacts; day: UseDayKind; month: number }

type Condition = Who & { days?: readonly UseDayKind[] | undefined; months?: readonly number[] | undefined }

export const isMeant = (condition: Condition, { facts, day, month }: When): boolean =>
  fits(condition, facts) && (condition.days?.includes(day) ?? true) && (condition.months?.includes(month) ?? true)
