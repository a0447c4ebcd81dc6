import type { Closing } from '../profile/timetables.ts'

export type ClosedDay = { day: Temporal.PlainDate; why: string }

type Own = readonly { from: string; until: string; why: string }[]

/**
 * The days from `from` until `until`, both included, on which a house is closed: by its rule and by its own dates, which
 * go first. `why` is a key of the profile's closings or words.
 */
export function closedDaysOf(
  rule: Closing,
  own: Own,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
  isHoliday: (day: Temporal.PlainDate) => boolean,
): ClosedDay[] {
  const found = new Map<string, string>()
  // A day that moved over holidays may come from before `from`.
  for (let day = from.subtract({ days: 14 }); Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) {
    const why = whyOn(rule, day)
    const closed = why && moved(rule, day, isHoliday)
    if (closed && !found.has(closed.toString())) found.set(closed.toString(), why)
  }
  for (const text of daysIn(from, until)) {
    if (rule.yearEnd?.includes(text.slice(-5))) found.set(text, 'year-end')
    const ownDay = own.find((one) => text >= one.from && text <= one.until)
    if (ownDay) found.set(text, ownDay.why)
  }
  const [first, last] = [from.toString(), until.toString()]
  return [...found]
    .filter(([text]) => text >= first && text <= last)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([text, why]) => ({ day: Temporal.PlainDate.from(text), why }))
}

function whyOn({ weekly, monthly }: Closing, day: Temporal.PlainDate): string | undefined {
  if (weekly?.includes(day.dayOfWeek)) return 'weekly'
  const nth = Math.ceil(day.day / 7)
  return monthly?.some((one) => one.nth === nth && one.weekday === day.dayOfWeek) ? 'monthly' : undefined
}

function moved(
  { onHoliday }: Closing,
  day: Temporal.PlainDate,
  isHoliday: (day: Temporal.PlainDate) => boolean,
): Temporal.PlainDate | undefined {
  if (onHoliday === 'closed' || !isHoliday(day)) return day
  if (onHoliday === 'open') return undefined
  let next = day.add({ days: 1 })
  while (isHoliday(next)) next = next.add({ days: 1 })
  return next
}

function* daysIn(from: Temporal.PlainDate, until: Temporal.PlainDate): Generator<string> {
  for (let day = from; Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) yield day.toString()
}
