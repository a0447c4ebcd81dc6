import { type Light, mix } from './light.ts'
import type { Chance } from './random.ts'

export type Point = readonly [x: number, y: number]

type Stroke = {
  /** `none` leaves the outline away; otherwise ink. */
  edge?: string | undefined
  width?: number | undefined
  opacity?: number | undefined
  dash?: string | undefined
}

/** Draws by hand: a long line is never quite straight, an outline is ink, a colour is that of the hour. */
export type Brush = {
  chance: Chance
  light: Light
  /** A colour as it looks in this light. */
  tone(colour: string): string
  /** A closed shape. */
  shape(points: readonly Point[], fill: string, stroke?: Stroke): string
  box(x: number, y: number, width: number, height: number, fill: string, stroke?: Stroke): string
  line(points: readonly Point[], stroke?: Stroke): string
  /** A line through the points without corners. */
  curve(points: readonly Point[], stroke?: Stroke): string
  oval(x: number, y: number, across: number, down: number, fill: string, stroke?: Stroke): string
  /** An uneven round thing: foliage, a puddle, a hole. */
  blob(x: number, y: number, across: number, down: number, fill: string, stroke?: Stroke & { uneven?: number }): string
  /** Many of these that have grown together: one outline around all. */
  clump(rounds: readonly Round[], stroke?: Stroke): string
}

type Round = readonly [x: number, y: number, across: number, down: number, fill: string]

export function brushOf(chance: Chance, light: Light): Brush {
  const tone = (colour: string) => mix(colour, light.tint, light.amount)
  const strokeOf = ({ edge, width = 3, opacity, dash }: Stroke = {}) =>
    `${edge === 'none' ? '' : ` stroke="${edge ?? light.ink}" stroke-width="${width}"`}${
      opacity === undefined ? '' : ` opacity="${opacity}"`
    }${dash ? ` stroke-dasharray="${dash}"` : ''}`
  const paint = (fill: string) => ` fill="${fill === 'none' || fill.startsWith('url') ? fill : tone(fill)}"`
  const shape: Brush['shape'] = (points, fill, stroke) =>
    `<path d="${byHand([...points, ...points.slice(0, 1)], chance)}Z"${paint(fill)}${strokeOf(stroke)}/>`
  return {
    chance,
    light,
    tone,
    shape,
    box: (x, y, width, height, fill, stroke) =>
      shape(
        [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ],
        fill,
        stroke,
      ),
    line: (points, stroke) => `<path d="${byHand(points, chance)}" fill="none"${strokeOf(stroke)}/>`,
    curve: (points, stroke) => `<path d="${through(points, false)}" fill="none"${strokeOf(stroke)}/>`,
    oval: (x, y, across, down, fill, stroke) =>
      `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(across)}" ry="${n(down)}"${paint(fill)}${strokeOf(stroke)}/>`,
    blob: (x, y, across, down, fill, { uneven = 0.16, ...stroke } = {}) =>
      `<path d="${around([x, y], across, down, uneven, chance)}"${paint(fill)}${strokeOf(stroke)}/>`,
    clump: (rounds, { width = 3, ...stroke } = {}) => {
      const paths = rounds.map(([x, y, across, down]) => around([x, y], across, down, 0.18, chance))
      const outline = `<path d="${paths.join('')}" fill="none"${strokeOf({ ...stroke, width: width * 2 })}/>`
      return outline + rounds.map(([, , , , fill], at) => `<path d="${paths[at]}"${paint(fill)}/>`).join('')
    },
  }
}

const n = (value: number): string => String(Math.round(value * 10) / 10)

/** Long parts are bent a little in the middle. */
function byHand(points: readonly Point[], chance: Chance): string {
  const [first, ...rest] = points
  if (!first) return ''
  let [x, y] = first
  let path = `M${n(x)} ${n(y)}`
  for (const [nextX, nextY] of rest) {
    const length = Math.hypot(nextX - x, nextY - y)
    if (length < 40) path += `L${n(nextX)} ${n(nextY)}`
    else {
      const off = chance.between(-1, 1) * Math.min(2.2, length / 70)
      const [midX, midY] = [
        (x + nextX) / 2 - ((nextY - y) / length) * off,
        (y + nextY) / 2 + ((nextX - x) / length) * off,
      ]
      path += `Q${n(midX)} ${n(midY)} ${n(nextX)} ${n(nextY)}`
    }
    x = nextX
    y = nextY
  }
  return path
}

function around([x, y]: Point, across: number, down: number, uneven: number, chance: Chance): string {
  const corners = Math.max(7, Math.min(14, Math.round((across + down) / 14)))
  const points = Array.from({ length: corners }, (_, at): Point => {
    const angle = (at / corners) * 2 * Math.PI
    const far = 1 + chance.between(-uneven, uneven)
    return [x + Math.cos(angle) * across * far, y + Math.sin(angle) * down * far]
  })
  return through(points, true)
}

/** A smooth line, from middle to middle of the points. */
function through(points: readonly Point[], isClosed: boolean): string {
  const [first, second] = points
  if (!first || !second) return ''
  const middle = ([x, y]: Point, [otherX, otherY]: Point): Point => [(x + otherX) / 2, (y + otherY) / 2]
  if (!isClosed) {
    const last = points.at(-1) ?? second
    const parts = points.slice(1, -1).map((point, at) => {
      const next = points[at + 2] ?? last
      const [x, y] = at === points.length - 3 ? last : middle(point, next)
      return `Q${n(point[0])} ${n(point[1])} ${n(x)} ${n(y)}`
    })
    return `M${n(first[0])} ${n(first[1])}${parts.length > 0 ? parts.join('') : `L${n(last[0])} ${n(last[1])}`}`
  }
  const start = middle(points.at(-1) ?? first, first)
  const parts = points.map((point, at) => {
    const [x, y] = middle(point, points[(at + 1) % points.length] ?? first)
    return `Q${n(point[0])} ${n(point[1])} ${n(x)} ${n(y)}`
  })
  return `M${n(start[0])} ${n(start[1])}${parts.join('')}Z`
}
