import type { KnownWard } from '../../known-ward.ts'
import type { PlacePattern } from '../../places/domain/pattern.ts'
import type { Space } from '../../places/index.ts'
import { minuteOf } from '../../vacancies/domain/free.ts'

/** Of these spaces those that the rules call off for weather on that day. */
export const openToWeather = (ward: KnownWard, spaces: readonly Space[], day: Temporal.PlainDate): Space[] =>
  spaces.filter(
    ({ id, ruleGroup }) => ward.rulesOn(ruleGroup, day)?.weather === true && ward.patternOn(id, day) !== undefined,
  )

type Cuts = { starts: Temporal.PlainTime[]; ends: Temporal.PlainTime[] }

/**
 * When uses of these spaces begin and end on that day, each once and in order; free times by the hour. Those that are over
 * at `now` are left out, those that run stay: whoever is out in the rain goes home too.
 */
export function cutsOf(
  ward: KnownWard,
  spaces: readonly Space[],
  { day, now }: { day: Temporal.PlainDate; now: Temporal.PlainTime | undefined },
): Cuts {
  const uses = spaces.flatMap(({ id }) => usesOf(ward.patternOn(id, day)))
  const left = uses.filter(({ ends }) => !now || Temporal.PlainTime.compare(ends, now) > 0)
  return { starts: eachOnce(left.map(({ starts }) => starts)), ends: eachOnce(left.map(({ ends }) => ends)) }
}

function usesOf(pattern: PlacePattern | undefined): { starts: Temporal.PlainTime; ends: Temporal.PlainTime }[] {
  if (!pattern?.free) return [...(pattern?.blocks ?? [])]
  return pattern.blocks.flatMap((block) => {
    const hours = Math.max(1, Math.floor((minuteOf(block.ends) - minuteOf(block.starts)) / 60))
    return Array.from({ length: hours }, (_, n) => ({
      starts: block.starts.add({ hours: n }),
      ends: n === hours - 1 ? block.ends : block.starts.add({ hours: n + 1 }),
    }))
  })
}

const eachOnce = (times: readonly Temporal.PlainTime[]): Temporal.PlainTime[] =>
  [...new Map(times.map((time) => [minuteOf(time), time])).values()].toSorted(Temporal.PlainTime.compare)
