import type { KnownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import { minuteOf } from '../../vacancies/domain/free.ts'

/** Of these spaces those that the rules call off for weather on that day. */
export const openToWeather = (ward: KnownWard, spaces: readonly Space[], day: Temporal.PlainDate): Space[] =>
  spaces.filter(
    ({ id, ruleGroup }) => ward.rulesOn(ruleGroup, day)?.weather === true && ward.patternOn(id, day) !== undefined,
  )

/** When uses of these spaces begin and end on that day, each once and in order; free times by the hour. */
export function cutsOf(ward: KnownWard, spaces: readonly Space[], day: Temporal.PlainDate) {
  const starts = new Map<number, Temporal.PlainTime>()
  const ends = new Map<number, Temporal.PlainTime>()
  for (const { id } of spaces) {
    const pattern = ward.patternOn(id, day)
    for (const block of pattern?.blocks ?? []) {
      starts.set(minuteOf(block.starts), block.starts)
      ends.set(minuteOf(block.ends), block.ends)
      const hours = pattern?.free ? Math.floor((minuteOf(block.ends) - minuteOf(block.starts)) / 60) : 0
      for (let hour = 1; hour < hours; hour += 1) {
        const time = block.starts.add({ hours: hour })
        starts.set(minuteOf(time), time)
        ends.set(minuteOf(time), time)
      }
    }
  }
  const inOrder = (times: Map<number, Temporal.PlainTime>) =>
    [...times].toSorted(([a], [b]) => a - b).map(([, time]) => time)
  return { starts: inOrder(starts), ends: inOrder(ends) }
}

/** Those uses that are not over at `now`: whoever is out in the rain now goes home too. */
export const stillToCome = (
  { starts, ends }: ReturnType<typeof cutsOf>,
  now: Temporal.PlainTime | undefined,
): ReturnType<typeof cutsOf> => {
  if (!now) return { starts, ends }
  const left = ends.filter((time) => Temporal.PlainTime.compare(time, now) > 0)
  const running = starts.filter((time) => Temporal.PlainTime.compare(time, now) <= 0).slice(-1)
  const coming = starts.filter((time) => Temporal.PlainTime.compare(time, now) > 0)
  return { starts: left.length > 0 ? [...running, ...coming] : [], ends: left }
}
