import type { Timetable } from '../profile/timetables.ts'

/** A timetable as rows of patterns say it; days without a season have no end. */
export type WrittenPattern = {
  from: string | null
  /** The first day without it. */
  until: string | null
  days: readonly number[]
  step: number | null
  least: number | null
  most: number | null
  blocks: readonly WrittenBlock[]
}
type WrittenBlock = {
  no: number
  label: string | null
  starts: string
  ends: string
  weight: number
  bridge: boolean
}

const everyDay = [1, 2, 3, 4, 5, 6, 7, 8]

/** Rows for every season that touches `from` … `until`, whole seasons each; a timetable without a season is one row. */
export function writtenTimes(
  timetables: readonly Timetable[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): WrittenPattern[] {
  return timetables.flatMap((timetable): WrittenPattern[] => {
    const common = {
      days: timetable.days ?? everyDay,
      step: timetable.free?.step ?? null,
      least: timetable.free?.least ?? null,
      most: timetable.free?.most ?? null,
      blocks: blocksOf(timetable),
    }
    const { season } = timetable
    if (!season) return [{ from: null, until: null, ...common }]
    return seasonsBetween(season, from, until).map((stands) => ({ ...stands, ...common }))
  })
}

function seasonsBetween(
  season: { from: string; until: string },
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): { from: string; until: string }[] {
  const goesOver = season.from > season.until
  const found: { from: string; until: string }[] = []
  for (let year = from.year - 1; year <= until.year; year += 1) {
    const first = Temporal.PlainDate.from(`${year}-${season.from}`)
    const last = lastDay(goesOver ? year + 1 : year, season.until)
    const touches = Temporal.PlainDate.compare(last, from) >= 0 && Temporal.PlainDate.compare(first, until) <= 0
    if (touches) found.push({ from: first.toString(), until: last.add({ days: 1 }).toString() })
  }
  return found
}

/** 02-29 is the last day of February in every year. */
function lastDay(year: number, monthDay: string): Temporal.PlainDate {
  const [month, day] = monthDay.split('-').map(Number)
  return Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 }, { overflow: 'constrain' })
}

function blocksOf({ blocks }: Timetable): WrittenBlock[] {
  return blocks
    .flatMap(({ every, from, until, label, weight, bridge }) => {
      const common = { label: label ?? null, weight: weight ?? 1, bridge: bridge ?? false }
      if (!every) return [{ starts: from, ends: until, ...common }]
      return hours(from, until, every).map(([starts, ends]) => ({ starts, ends, ...common }))
    })
    .map((block, place) => ({ no: place + 1, ...block }))
}

function hours(from: string, until: string, every: number): [string, string][] {
  const made: [string, string][] = []
  for (let at = minutesOf(from); at + every <= minutesOf(until); at += every)
    made.push([timeOf(at), timeOf(at + every)])
  return made
}

const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
