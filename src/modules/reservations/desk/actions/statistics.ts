import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { knownWard, type KnownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import { type StatisticsPart, dayParts, openMinutes } from '../domain/statistics.ts'
import { type DeskFacility, deskFacility } from '../store/facilities.ts'
import { closedTimes, type Counts, countsByClass, countsByPart, usedMinutes } from '../store/statistics.ts'

/** A line of the month: a space in a part of the day, or all parts (`part` missing), or all spaces (`space` missing). */
export type StatisticsLine = Counts & { space?: Space; part?: StatisticsPart; open: number; used: number }

export type Statistics = {
  facility: DeskFacility
  lines: readonly StatisticsLine[]
  total: StatisticsLine
  classes: readonly (Counts & { class: string; isRegistered: boolean })[]
}

/** How a facility was used in a month. Numbers only: nobody is named. */
export async function monthOf(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, month }: { slug: string; month: Temporal.PlainYearMonth },
): Promise<Statistics> {
  const facility = await deskFacility(tx, staff, { slug }, house.clock.today())
  const ward = await knownWard(tx, house)
  const spaces = [...ward.spaces.values()].filter((one) => one.facility.id === facility.id)
  const ids = spaces.map(({ id }) => id)
  const days = Array.from({ length: month.daysInMonth }, (_, n) => month.toPlainDate({ day: n + 1 }))
  const span = { first: month.toPlainDate({ day: 1 }), last: month.toPlainDate({ day: month.daysInMonth }) }
  const counts = await countsByPart(tx, ids, span)
  const used = await usedMinutes(tx, ids, span)
  const closed = await closedTimes(tx, ids, span)
  const lines = spaces.flatMap((space) => {
    const open = openOf(ward, space, days, closed)
    return dayParts.map(({ key }): StatisticsLine => {
      const isHere = (one: { spaceId: number; part: StatisticsPart }) => one.spaceId === space.id && one.part === key
      const { uses, people, amount, noShows, official } = counts.find(isHere) ?? none
      const minutes = used.find(isHere)?.minutes ?? 0
      return { space, part: key, open: open[key], used: minutes, uses, people, amount, noShows, official }
    })
  })
  return { facility, lines, total: sumOf(lines), classes: await countsByClass(tx, ids, span) }
}

const none: Counts = { uses: 0, people: 0, amount: 0, noShows: 0, official: 0 }

type Closed = Awaited<ReturnType<typeof closedTimes>>

function openOf(
  ward: KnownWard,
  space: Space,
  days: readonly Temporal.PlainDate[],
  closed: Closed,
): Record<StatisticsPart, number> {
  const sum = { morning: 0, afternoon: 0, evening: 0 }
  const here = Map.groupBy(
    closed.filter(({ spaceId }) => spaceId === space.id),
    ({ day }) => day,
  )
  for (const day of days.filter((one) => standsOn(space, one))) {
    const times = (here.get(day.toString()) ?? []).map(({ starts, ends }) => [starts, ends] as const)
    const open = openMinutes(ward.patternOn(space.id, day), times)
    for (const { key } of dayParts) sum[key] += open[key]
  }
  return sum
}

const standsOn = ({ from, until }: Space, day: Temporal.PlainDate): boolean =>
  (!from || Temporal.PlainDate.compare(from, day) <= 0) && (!until || Temporal.PlainDate.compare(day, until) < 0)

/** Of several lines together. */
export function sumOf(lines: readonly StatisticsLine[]): StatisticsLine {
  const sum = (of: (line: StatisticsLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  return {
    open: sum(({ open }) => open),
    used: sum(({ used }) => used),
    uses: sum(({ uses }) => uses),
    people: sum(({ people }) => people),
    amount: sum(({ amount }) => amount),
    noShows: sum(({ noShows }) => noShows),
    official: sum(({ official }) => official),
  }
}
