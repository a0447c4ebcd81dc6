import { boundsOf, type Bounds, type Place } from '../domain/place.ts'
import type { Frame } from './frame.ts'

/** Lines as one path of an SVG in whole units; what lies beside the sheet is left out. */
export const linesPath = (frame: Frame, lines: readonly (readonly Place[])[]): string =>
  lines
    .filter((line) => touches(frame.bounds, line))
    .map((line) => pathOf(frame, line))
    .join('')

export const ringsPath = (frame: Frame, rings: readonly (readonly Place[])[]): string =>
  rings
    .filter((ring) => touches(frame.bounds, ring))
    .map((ring) => `${pathOf(frame, ring.slice(0, -1))}Z`)
    .join('')

function pathOf(frame: Frame, line: readonly Place[]): string {
  const points = line.map((place) => frame.pointOf(place)).map(({ x, y }) => [Math.round(x), Math.round(y)] as const)
  const [first, ...rest] = points
  if (!first) return ''
  let [atX, atY] = first
  const steps = rest.map(([x, y]) => {
    const step = `${x - atX},${y - atY}`
    ;[atX, atY] = [x, y]
    return step
  })
  return `M${first[0]},${first[1]}l${steps.join(' ')}`
}

function touches(bounds: Bounds, line: readonly Place[]): boolean {
  const own = boundsOf(line)
  return own.south <= bounds.north && own.north >= bounds.south && own.west <= bounds.east && own.east >= bounds.west
}
