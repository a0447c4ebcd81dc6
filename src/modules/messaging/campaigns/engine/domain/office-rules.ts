import type { DigestHour } from './digest.ts'
import type { Hours } from './hours.ts'

const time = (text: string) => Temporal.PlainTime.from(text)

/** When and how often the office tells people what they chose. */
export const officeRules: { hours: Hours; cap: { perDay: number; perWeek: number }; digest: DigestHour } = {
  hours: { from: time('08:00'), until: time('21:00') },
  cap: { perDay: 2, perWeek: 6 },
  digest: { at: time('17:30'), weekday: 5 },
}
