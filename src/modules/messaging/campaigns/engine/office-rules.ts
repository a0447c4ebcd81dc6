import type { House } from '#platform/module/index.ts'
import { caps, quietHours } from '../../choices/profile.ts'
import type { DigestHour } from './domain/digest.ts'
import type { WakingHours } from './domain/hours.ts'

export type OfficeRules = { hours: WakingHours; cap: { perDay: number; perWeek: number }; digest: DigestHour }

const time = (text: string) => Temporal.PlainTime.from(text)

/** Before people cook, and on the last working day: what has gathered can still be acted on. */
const digest: DigestHour = { at: time('17:30'), weekday: 5 }

/** When and how often the office tells people what they chose. */
export function officeRules(house: House): OfficeRules {
  const quiet = quietHours(house)
  return { hours: { from: time(quiet.until), until: time(quiet.from) }, cap: caps(house), digest }
}
