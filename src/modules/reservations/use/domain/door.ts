import { wardTimeZone } from '#platform/time/index.ts'

type DoorRules = { digits: number; minutesBefore: number; minutesAfter: number; hoursShownBefore: number }
type Slot = { day: Temporal.PlainDate; starts: Temporal.PlainTime; ends: Temporal.PlainTime }

export type DoorTimes = { opensFrom: Temporal.Instant; opensUntil: Temporal.Instant; shownFrom: Temporal.Instant }

/** When the code of a reservation opens, half-open, and from when it is shown. */
export function doorTimes({ day, starts, ends }: Slot, rules: DoorRules): DoorTimes {
  const at = (time: Temporal.PlainTime) => day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: time }).toInstant()
  return {
    opensFrom: at(starts).subtract({ minutes: rules.minutesBefore }),
    opensUntil: at(ends).add({ minutes: rules.minutesAfter }),
    shownFrom: at(starts).subtract({ hours: rules.hoursShownBefore }),
  }
}

/** So many digits out of random bytes, each as likely as another to one in 2^64 / 10^digits. */
export const digitsFrom = (bytes: Buffer, digits: number): string =>
  (bytes.readBigUInt64BE() % 10n ** BigInt(digits)).toString().padStart(digits, '0')

/** 「1234 5678」: read aloud and typed in groups of four. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')
