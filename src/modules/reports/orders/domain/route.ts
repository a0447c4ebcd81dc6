import { metresFrom, type Place } from '../../ground/index.ts'

/** Where something has to be done. `turn`: the office has said when it is on. */
export type Stop = Place & { isUrgent: boolean; turn?: number | null }

/** Stops in the order in which they are gone to, and how far it is, straight from each to the next. */
export type RouteOfDay<OneStop> = { stops: OneStop[]; metres: number }

/** So many are put in the shortest order that is looked for; from there on the next is the nearest one. */
export const mostStops = 100

/**
 * The order of a day from where the crew sets out (missing: from its first stop): turns as the office has said them, and
 * what has none where it lies best on the way; nobody has said any: `shortestWay`.
 */
export function wayThrough<OneStop extends Stop>(stops: readonly OneStop[], from?: Place): RouteOfDay<OneStop> {
  const said = stops.filter(({ turn }) => turn != null).toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0))
  if (said.length === 0) return shortestWay(stops, from)
  const way = said.map((stop) => pointOf(stop, from ?? said[0]))
  const others = shortestWay(
    stops.filter(({ turn }) => turn == null),
    from,
  ).stops
  for (const stop of others) insertBest(way, pointOf(stop, from ?? said[0]))
  return { stops: way.map((point) => point.stop), metres: lengthOf(way, from !== undefined) }
}

/** Urgent ones first, then the others: each time to the nearest, then every detour straightened by turning pieces round (2-opt). */
export function shortestWay<OneStop extends Stop>(stops: readonly OneStop[], from?: Place): RouteOfDay<OneStop> {
  const origin = from ?? stops[0]
  if (!origin) return { stops: [], metres: 0 }
  const points = stops.map((stop) => pointOf(stop, origin))
  const urgent = straightened(nearestFirst(points.filter(({ stop }) => stop.isUrgent)))
  const rest = points.filter(({ stop }) => !stop.isUrgent)
  const way = [...urgent, ...straightened(nearestFirst(rest, urgent.at(-1)), urgent.at(-1))]
  return { stops: way.map(({ stop }) => stop), metres: lengthOf(way, from !== undefined) }
}

/** In metres from where the crew sets out, which is 0, 0. */
type Point = { x: number; y: number }
type PointOf<OneStop> = Point & { stop: OneStop }

const start: Point = { x: 0, y: 0 }

const pointOf = <OneStop extends Stop>(stop: OneStop, origin: Place = stop): PointOf<OneStop> => ({
  ...metresFrom(origin, stop),
  stop,
})

const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

function nearestFirst<One extends Point>(points: readonly One[], from: Point = start): One[] {
  const left = [...points]
  const way: One[] = []
  for (let at = from; left.length > 0; ) {
    let best = 0
    for (let i = 1; i < left.length; i++) if (apart(at, left[i] ?? at) < apart(at, left[best] ?? at)) best = i
    const [next] = left.splice(best, 1)
    if (!next) break
    way.push(next)
    at = next
  }
  return way
}

function straightened<One extends Point>(points: readonly One[], from: Point = start): One[] {
  const way = points.slice(0, mostStops)
  for (let isShorter = true; isShorter; ) {
    isShorter = false
    for (let first = 0; first < way.length - 1; first++)
      for (let last = first + 1; last < way.length; last++)
        if (gainOfTurning(way, first, last, from) > 1e-6) {
          way.splice(first, last - first + 1, ...way.slice(first, last + 1).toReversed())
          isShorter = true
        }
  }
  return [...way, ...points.slice(mostStops)]
}

/** How much shorter the way is with the piece from `first` to `last` gone the other way round. */
function gainOfTurning(way: readonly Point[], first: number, last: number, from: Point): number {
  const before = way[first - 1] ?? from
  const [a, b, after] = [way[first], way[last], way[last + 1]]
  if (!a || !b) return 0
  return apart(before, a) - apart(before, b) + (after ? apart(b, after) - apart(a, after) : 0)
}

/** An urgent one among the urgent ones that begin the way, another behind them. */
function insertBest<OneStop extends Stop>(way: PointOf<OneStop>[], point: PointOf<OneStop>): void {
  const firstOther = way.findIndex(({ stop }) => !stop.isUrgent)
  const border = firstOther === -1 ? way.length : firstOther
  const [least, most] = point.stop.isUrgent ? [0, border] : [border, way.length]
  let best = { at: most, detour: Number.POSITIVE_INFINITY }
  for (let at = least; at <= most; at++) {
    const [before, after] = [way[at - 1] ?? start, way[at]]
    const detour = apart(before, point) + (after ? apart(point, after) - apart(before, after) : 0)
    if (detour < best.detour) best = { at, detour }
  }
  way.splice(best.at, 0, point)
}

function lengthOf(way: readonly Point[], isFromStart: boolean): number {
  const whole = isFromStart ? [start, ...way] : way
  return Math.round(whole.reduce((sum, point, at) => sum + apart(whole[at - 1] ?? point, point), 0))
}
