import type { PlacePattern } from '../../places/domain/pattern.ts'
import { minuteOf } from '../../vacancies/domain/free.ts'

/** Times of the day by which a house is counted, in minutes, half-open. */
export const dayParts = [
  { key: 'morning', from: 0, until: 12 * 60 },
  { key: 'afternoon', from: 12 * 60, until: 17 * 60 },
  { key: 'evening', from: 17 * 60, until: 24 * 60 },
] as const
export type StatisticsPart = (typeof dayParts)[number]['key']

type Span = readonly [from: number, until: number]

/** Minutes of each part of a day that a pattern lets be used, without those that are closed. */
export function openMinutes(
  pattern: PlacePattern | undefined,
  closed: readonly Span[],
): Readonly<Record<StatisticsPart, number>> {
  const open = (pattern?.blocks ?? [])
    .map(({ starts, ends }): Span => [minuteOf(starts), minuteOf(ends)])
    .flatMap((span) => without(span, closed))
  const within = ({ from, until }: { from: number; until: number }) =>
    open.reduce((sum, [starts, ends]) => sum + Math.max(0, Math.min(ends, until) - Math.max(starts, from)), 0)
  const [morning, afternoon, evening] = dayParts
  return { morning: within(morning), afternoon: within(afternoon), evening: within(evening) }
}

/** What is left of a span; closed times may overlap each other. */
function without([from, until]: Span, closed: readonly Span[]): Span[] {
  const left: Span[] = []
  let at = from
  for (const [starts, ends] of closed.toSorted(([a], [b]) => a - b)) {
    if (ends <= at || starts >= until) continue
    if (starts > at) left.push([at, starts])
    at = Math.max(at, ends)
  }
  if (at < until) left.push([at, until])
  return left
}

/** 利用率 in tenths of a per cent; `undefined` where nothing could be used. Never above 1000: times may have changed since. */
export const rateOf = (used: number, open: number): number | undefined =>
  open === 0 ? undefined : Math.min(1000, Math.round((used * 1000) / open))

/** 「62.5%」. */
export const sayRate = (rate: number | undefined): string => (rate === undefined ? '' : `${(rate / 10).toFixed(1)}%`)
