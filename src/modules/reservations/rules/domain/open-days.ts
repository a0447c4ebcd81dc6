import { wardDate, wardTimeZone } from '#platform/time/index.ts'
import type { RuleCalendar } from './calendar.ts'
import type { Moment } from './data/moment.ts'
import type { RuleSet, StageRule } from './data/rule-set.ts'
import { fits, type RegistrantFacts } from './facts.ts'
import { areEnough } from './may-book.ts'
import { wallTimeOf } from './moment.ts'

/** Days of use from `from` until the day before `until`. */
export type OpenDays = { from: Temporal.PlainDate; until: Temporal.PlainDate }

/**
 * The days of use that this registrant may book now, in order and apart; the same days as `mayBook` says one by one.
 * A later day of use never opens or closes earlier, so both ends of a stage are found by halving: cheap for every search.
 */
export function openDaysFor(
  rules: RuleSet,
  facts: RegistrantFacts,
  now: Temporal.Instant,
  calendar: RuleCalendar,
): OpenDays[] {
  const today = wardDate(now)
  const { standsUntil } = facts
  const hasEnded = standsUntil && Temporal.PlainDate.compare(today, standsUntil) > 0
  if (hasEnded) return []
  const ranges = rules.stages
    .filter((stage) => stage.kind === 'first-come' && fits(stage, facts))
    .filter(({ members = rules.members }) => areEnough(members, facts))
    .flatMap((stage) => inMonths(openOf(rules, stage, now, calendar), stage.months))
  const within = standsUntil && rules.registration === 'use' ? ranges.map((range) => endBy(range, standsUntil)) : ranges
  return joined(within.filter(isSome))
}

function openOf(rules: RuleSet, stage: StageRule, now: Temporal.Instant, calendar: RuleCalendar): OpenDays {
  const local = now.toZonedDateTimeISO(wardTimeZone).toPlainDateTime()
  const today = local.toPlainDate()
  const wall = local.toString({ smallestUnit: 'second' })
  const hasPassed = (moment: Moment) => (after: number) =>
    wallTimeOf(moment, today.add({ days: after }), calendar) <= wall
  const days = horizon(stage.opens)
  return {
    from: today.add({ days: firstWithout(hasPassed(stage.closes ?? rules.cutOffs.book), days) }),
    until: today.add({ days: firstWithout(hasPassed(stage.opens), days) }),
  }
}

/** How many days ahead nothing is open any more, with room for short months and what is moved. */
const horizon = (opens: Moment): number => ('months' in opens ? (opens.months + 2) * 31 : opens.days * 2 + 60)

/** The first number below `end` for which it no longer holds. */
function firstWithout(holds: (number: number) => boolean, end: number): number {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function inMonths(range: OpenDays, months: readonly number[] | undefined): OpenDays[] {
  if (!months) return [range]
  const parts: OpenDays[] = []
  for (let from = range.from; Temporal.PlainDate.compare(from, range.until) < 0; from = monthAfter(from))
    if (months.includes(from.month)) parts.push({ from, until: earlier(monthAfter(from), range.until) })
  return parts
}

function joined(ranges: readonly OpenDays[]): OpenDays[] {
  const parts: OpenDays[] = []
  for (const range of ranges.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from))) {
    const last = parts.at(-1)
    if (last && Temporal.PlainDate.compare(range.from, last.until) <= 0) last.until = later(last.until, range.until)
    else parts.push({ ...range })
  }
  return parts
}

const endBy = (range: OpenDays, last: Temporal.PlainDate): OpenDays => ({
  ...range,
  until: earlier(range.until, last.add({ days: 1 })),
})
const isSome = ({ from, until }: OpenDays): boolean => Temporal.PlainDate.compare(from, until) < 0
const monthAfter = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: 1 }).add({ months: 1 })
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b)
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b)
