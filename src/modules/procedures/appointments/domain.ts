import { z } from 'zod'
import { wardDate } from '#platform/time/index.ts'
import { wordsSchema } from '../domain/definition/words.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** One list of times of an office, as the profile holds it. `confirmed: false` is 要確認. */
export const appointmentCalendarSchema = z
  .object({
    key,
    office: key,
    name: wordsSchema,
    /** Where to come to, said to the visitor. */
    place: wordsSchema,
    minutes: z.number().int().min(5).max(480),
    /** People at one time. */
    capacity: z.number().int().min(1).max(50),
    /** ISO weekdays, 1 = Monday; days on which the ward is closed never count. */
    opens: z
      .array(z.object({ weekdays: z.array(z.int().min(1).max(7)).min(1), from: clockTime, to: clockTime }).strict())
      .min(1),
    /** Days from today that can be booked. */
    horizonDays: z.number().int().min(1).max(180),
    /** Open days that the office needs beforehand; 1 is the next open day. */
    noticeDays: z.number().int().min(0).max(20),
    source: z.string(),
    confirmed: z.boolean(),
  })
  .strict()
export type AppointmentCalendar = z.infer<typeof appointmentCalendarSchema>

type OpenDays = {
  isOpen(date: Temporal.PlainDate): boolean
  addBusinessDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate
}

/** From and until when a visit can be chosen; both days are offered. */
export const bookableDays = (
  { noticeDays, horizonDays }: Pick<AppointmentCalendar, 'noticeDays' | 'horizonDays'>,
  today: Temporal.PlainDate,
  ward: OpenDays,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } => ({
  from: ward.addBusinessDays(today, noticeDays),
  to: today.add({ days: horizonDays }),
})

/** The times that begin on this day; none while the ward is closed. A time that would end after closing is not offered. */
export function timesOfDay(
  { opens, minutes }: Pick<AppointmentCalendar, 'opens' | 'minutes'>,
  day: Temporal.PlainDate,
  ward: Pick<OpenDays, 'isOpen'>,
): Temporal.PlainTime[] {
  if (!ward.isOpen(day)) return []
  const starts = opens
    .filter(({ weekdays }) => weekdays.includes(day.dayOfWeek))
    .flatMap(({ from, to }) => {
      const [first, end] = [minuteOf(from), minuteOf(to)]
      return Array.from({ length: Math.max(0, Math.floor((end - first) / minutes)) }, (_, n) => first + n * minutes)
    })
  return [...new Set(starts)]
    .toSorted((a, b) => a - b)
    .map((minute) => Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }))
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Who comes early on the day is welcome; nobody is missing before the time has begun. */
export function canMark(
  { startsAt }: { startsAt: Temporal.Instant },
  state: 'arrived' | 'missed',
  now: Temporal.Instant,
): boolean {
  return state === 'arrived'
    ? Temporal.PlainDate.compare(wardDate(now), wardDate(startsAt)) >= 0
    : Temporal.Instant.compare(now, startsAt) >= 0
}
