import { metresFrom, type Place } from './place.ts'

/** From a place to the nearest point of a line. Infinity for a line of nothing. */
export function metresToLine(place: Place, line: readonly Place[]): number {
  const points = line.map((point) => metresFrom(place, point))
  const [first] = points
  if (!first) return Number.POSITIVE_INFINITY
  let least = Math.hypot(first.x, first.y)
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1], points[at]]
    if (from && to) least = Math.min(least, metresToSegment(from, to))
  }
  return least
}

type Point = { x: number; y: number }

/** From the origin. */
function metresToSegment(from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(from.x * dx + from.y * dy) / length))
  return Math.hypot(from.x + along * dx, from.y + along * dy)
}

/** Even–odd rule: a ray to the east crosses the ring an odd number of times. */
export function isInRing({ lat, lon }: Place, ring: readonly Place[]): boolean {
  let isIn = false
  for (let at = 0; at < ring.length; at += 1) {
    const [a, b] = [ring[at], ring[(at + 1) % ring.length]]
    if (!a || !b || a.lat > lat === b.lat > lat) continue
    if (lon < ((b.lon - a.lon) * (lat - a.lat)) / (b.lat - a.lat) + a.lon) isIn = !isIn
  }
  return isIn
}
