import type { Lang } from '#platform/i18n/index.ts'
import { formatPlainTime } from '#platform/time/index.ts'
import type { Moment } from '../domain/data/moment.ts'
import type { Who } from '../domain/facts.ts'
import { ruleTexts } from '../text/index.ts'

/** Names of the profile's words, ready for a page in the language asked for. */
export type Names = {
  className(key: string): string
  grantName(key: string): string
  categoryName(key: string): string
}

/** Phrases in one language. */
export function phrasesIn(lang: Lang, names: Names) {
  const t = ruleTexts(lang)
  const clock = (time: string) => formatPlainTime(Temporal.PlainTime.from(time === '24:00' ? '00:00' : time), lang)
  const hours = (from: string, to: string) => t.between(clock(from), to === '24:00' ? '24:00' : clock(to))

  /** `after`: a moment that has just been told, whose month needs no second name. */
  function day(moment: Moment, after?: Moment): string {
    if ('months' in moment) {
      if (moment.day === 'same') return t.sameDay(moment.months)
      const isSame = after && 'months' in after && after.months === moment.months
      const month = isSame ? t.sameMonth : t.months(moment.months)
      return moment.day === 'last' ? t.lastDay(month) : t.monthDay(month, moment.day)
    }
    if (moment.days === 0 || !moment.count || moment.count === 'calendar') return t.days(moment.days)
    return moment.count === 'office' ? t.openDays(moment.days) : t.facilityDays(moment.days)
  }

  /** What becomes of days that a month does not have or that are closed: each sentence once. */
  function notes(moments: readonly Moment[]): string[] {
    const said = moments.flatMap((moment) => [
      ...('months' in moment && moment.short && moment.day !== 'last' ? [t.short[moment.short]] : []),
      ...(moment.shift ? [t.shift[moment.shift.to](t.closed[moment.shift.closed])] : []),
    ])
    return [...new Set(said)]
  }

  function who({ classes, inWard, kinds, grants }: Who): string {
    if (grants) return t.who.granted(t.who.and(grants.map(names.grantName)))
    if (classes) return t.who.and(classes.map(names.className))
    if (isAnybody({ inWard, kinds })) return t.who.all
    const where = inWard === undefined ? t.who.anywhere : inWard ? t.who.inside : t.who.outside
    const [kind = 'either'] = kinds?.length === 1 ? kinds : []
    return t.who[kind](where)
  }

  function months(list: readonly number[]): string {
    const runs = runsOf(list)
    return t.list(runs.map(([from, to]) => (from === to ? t.month(from) : t.monthsFrom(t.month(from), t.month(to)))))
  }

  return {
    t,
    clock,
    hours,
    day,
    notes,
    who,
    months,
    topic: (one: Who) => (isAnybody(one) ? t.who.topicOfAll : t.who.topic(who(one))),
    from: (moment: Moment, after?: Moment) => t.from(day(moment, after), clock(moment.at)),
    /** The end of a period. */
    until: (moment: Moment, after?: Moment) =>
      moment.at === '24:00' ? t.untilDay(day(moment, after)) : t.until(day(moment, after), clock(moment.at)),
    /** A last moment to do something. */
    by: (moment: Moment, after?: Moment) =>
      moment.at === '24:00' ? t.byDay(day(moment, after)) : t.by(day(moment, after), clock(moment.at)),
  }
}

const isAnybody = ({ classes, inWard, kinds, grants }: Who): boolean =>
  !classes && !grants && inWard === undefined && (!kinds || kinds.length === 2)

export type Phrases = ReturnType<typeof phrasesIn>

/** Months that follow each other, over the turn of the year too: 11, 12, 1 is November to January. */
function runsOf(list: readonly number[]): [number, number][] {
  const has = new Set(list)
  if (has.size === 12) return [[1, 12]]
  return [...has]
    .toSorted((a, b) => a - b)
    .filter((month) => !has.has(month === 1 ? 12 : month - 1))
    .map((first): [number, number] => {
      let last = first
      while (has.has(last === 12 ? 1 : last + 1)) last = last === 12 ? 1 : last + 1
      return [first, last]
    })
}
