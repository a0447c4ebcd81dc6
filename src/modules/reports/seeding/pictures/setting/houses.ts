import type { Brush, Point } from '../brush.ts'
import { tree } from './plants.ts'

const walls = ['#fbf6ea', '#f4e9d8', '#e9eef0', '#eaf0e4', '#f6eee8', '#e4e6de'] as const
const roofs = ['#8fa89c', '#b98f70', '#7d8a96', '#5f8272', '#a87a66', '#6b7280'] as const

/** Houses side by side along a line, with a tree here and there, and wires above them. */
export function houses(brush: Brush, ground: number, scale = 1): string {
  const { chance } = brush
  let drawn = ''
  for (let x = chance.between(-120, -40); x < 980; ) {
    const width = chance.between(130, 230) * scale
    if (chance.happens(0.24)) {
      drawn += tree(brush, x + width * 0.3, ground, chance.between(120, 190) * scale)
      x += width * 0.55
      continue
    }
    drawn += chance.pick([gabled, gabled, flats, hipped] as const)(brush, x, ground, width, scale)
    x += width + chance.between(4, 26) * scale
  }
  return drawn + wires(brush, ground, scale)
}

function gabled(brush: Brush, x: number, ground: number, width: number, scale: number): string {
  const { chance } = brush
  const height = chance.between(95, 150) * scale
  const top = ground - height
  const peak = top - chance.between(48, 78) * scale
  const over = 14 * scale
  const roof = chance.pick(roofs)
  const middle = x + width * chance.between(0.42, 0.58)
  return [
    brush.shape(
      [
        [x, ground],
        [x, top],
        [middle, peak + 6],
        [x + width, top],
        [x + width, ground],
      ],
      chance.pick(walls),
    ),
    brush.shape(
      [
        [x - over, top + 8],
        [middle, peak],
        [x + width + over, top + 8],
        [x + width + over, top - 6],
        [middle, peak - 16 * scale],
        [x - over, top - 6],
      ],
      roof,
    ),
    window(brush, x + width * 0.16, top + 24 * scale, width * 0.26, 34 * scale),
    window(brush, x + width * 0.58, top + 24 * scale, width * 0.26, 34 * scale),
    chance.happens(0.5) ? door(brush, x + width * 0.4, ground, 30 * scale, 58 * scale) : '',
  ].join('')
}

function hipped(brush: Brush, x: number, ground: number, width: number, scale: number): string {
  const { chance } = brush
  const height = chance.between(130, 180) * scale
  const top = ground - height
  const slope = 26 * scale
  return [
    brush.box(x, top, width, height, chance.pick(walls)),
    brush.shape(
      [
        [x - 12, top],
        [x + slope, top - 44 * scale],
        [x + width - slope, top - 44 * scale],
        [x + width + 12, top],
      ],
      chance.pick(roofs),
    ),
    ...[0.14, 0.58].flatMap((part) => [
      window(brush, x + width * part, top + 20 * scale, width * 0.28, 36 * scale),
      window(brush, x + width * part, top + 84 * scale, width * 0.28, 34 * scale),
    ]),
    brush.line(
      [
        [x, top + 70 * scale],
        [x + width, top + 70 * scale],
      ],
      { width: 2 },
    ),
  ].join('')
}

function flats(brush: Brush, x: number, ground: number, width: number, scale: number): string {
  const { chance } = brush
  const floors = Math.round(chance.between(3, 4.4))
  const height = floors * 56 * scale
  const top = ground - height
  const rows = Array.from({ length: floors }, (_, floor) => {
    const y = top + floor * 56 * scale
    return [0.1, 0.4, 0.7]
      .map((part) => window(brush, x + width * part, y + 10 * scale, width * 0.2, 26 * scale))
      .concat(brush.box(x - 5, y + 40 * scale, width + 10, 9 * scale, '#dfe2dc', { width: 2 }))
      .join('')
  })
  return (
    brush.box(x, top, width, height, chance.pick(walls)) +
    brush.box(x - 6, top - 12, width + 12, 12, '#c8cec9') +
    rows.join('')
  )
}

function window(brush: Brush, x: number, y: number, width: number, height: number): string {
  const { light, chance } = brush
  const isLit = light.isDark && chance.happens(0.55)
  const glass = `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${isLit ? '#f3cf74' : brush.tone(light.isDark ? '#5c7285' : '#cfe0e2')}" stroke="${light.ink}" stroke-width="2.5"/>`
  return (
    glass +
    brush.line(
      [
        [x + width / 2, y],
        [x + width / 2, y + height],
      ],
      { width: 2 },
    )
  )
}

const door = (brush: Brush, x: number, ground: number, width: number, height: number): string =>
  brush.box(x, ground - height, width, height, brush.chance.pick(['#8c6a50', '#5f7f72', '#7b6f63']))

/** Poles with their wires, as they stand in every street. */
function wires(brush: Brush, ground: number, scale: number): string {
  const { chance } = brush
  const poles = [chance.between(40, 200), chance.between(430, 560), chance.between(780, 930)]
  const top = ground - 300 * scale
  const sag = (from: Point, to: Point, deep: number) =>
    brush.curve([from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + deep * 2], to], { width: 1.8, opacity: 0.8 })
  const all: readonly Point[] = [[-40, top + 14], ...poles.map((x): Point => [x, top + 8]), [1000, top + 14]]
  const lines = [0, 18].flatMap((down) =>
    all.slice(1).map(([x, y], at) => {
      const [fromX, fromY] = all[at] ?? [0, 0]
      return sag([fromX, fromY + down], [x, y + down], 14)
    }),
  )
  const posts = poles.map(
    (x) =>
      brush.box(x - 5 * scale, top, 10 * scale, ground - top, '#b9b6ad', { width: 2.5 }) +
      brush.line(
        [
          [x - 24 * scale, top + 10],
          [x + 24 * scale, top + 10],
        ],
        { width: 4 },
      ),
  )
  return lines.join('') + posts.join('')
}
