type Point = { x: number; y: number }
type Sheet = { width: number; height: number }

/** As far apart that a thumb hits one pin on a phone. */
const least = 46

/**
 * Where pins stand so that none covers another or leaves the sheet: at their own point where that is free, the first of
 * the list before the others, else close by. `from` is the point that a pin is about, where it had to move.
 */
export function spread(points: readonly Point[], sheet: Sheet): (Point & { from?: Point })[] {
  const placed: (Point & { from?: Point })[] = []
  for (const point of points) {
    const free = around(point).find((one) => isOnSheet(one, sheet) && placed.every((other) => isApart(one, other)))
    const hasMoved = free && (free.x !== point.x || free.y !== point.y)
    placed.push(hasMoved ? { ...free, from: point } : { ...point })
  }
  return placed
}

const rings = [0, least, least * 1.5, least * 2]
const angles = Array.from({ length: 12 }, (_, at) => (at * Math.PI) / 6)

const around = (point: Point): Point[] =>
  rings.flatMap((ring) =>
    (ring === 0 ? [0] : angles).map((angle) => ({
      x: point.x + Math.round(Math.cos(angle) * ring),
      y: point.y + Math.round(Math.sin(angle) * ring),
    })),
  )

const isApart = (a: Point, b: Point): boolean => Math.hypot(a.x - b.x, a.y - b.y) >= least - 1

// A pin stands on its point: as high as its shape above it.
const isOnSheet = ({ x, y }: Point, { width, height }: Sheet): boolean =>
  x >= 30 && x <= width - 30 && y >= 68 && y <= height - 4
