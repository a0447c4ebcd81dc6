import type { Brush, Point } from '../brush.ts'

/** Running out from something that gave way. */
export function cracks(brush: Brush, x: number, y: number, across: number, down: number): string {
  const { chance } = brush
  return Array.from({ length: 7 }, (_, at) => {
    const angle = (at / 7) * 2 * Math.PI + chance.between(-0.3, 0.3)
    const far = chance.between(1.5, 1.9)
    const point = (part: number): Point => [
      x + Math.cos(angle) * across * part + chance.between(-10, 10),
      y + Math.sin(angle) * down * part + chance.between(-8, 8),
    ]
    return brush.line([point(0.9), point((0.9 + far) / 2), point(far)], { width: 3 })
  }).join('')
}

export function rubble(brush: Brush, x: number, y: number, spread: number, count: number): string {
  const { chance } = brush
  return Array.from({ length: count }, () =>
    brush.blob(
      x + chance.between(-spread, spread),
      y + chance.between(-14, 26),
      chance.between(5, 13),
      chance.between(4, 8),
      '#8b918e',
      { width: 2.2, uneven: 0.3 },
    ),
  ).join('')
}

export function cone(brush: Brush, x: number, feet: number, size = 1): string {
  const s = (value: number) => value * size
  return [
    brush.shape(
      [
        [x - s(30), feet],
        [x + s(30), feet],
        [x + s(26), feet - s(10)],
        [x - s(26), feet - s(10)],
      ],
      '#d9694a',
    ),
    brush.shape(
      [
        [x - s(19), feet - s(10)],
        [x + s(19), feet - s(10)],
        [x + s(6), feet - s(84)],
        [x - s(6), feet - s(84)],
      ],
      '#e4714d',
    ),
    brush.shape(
      [
        [x - s(14.5), feet - s(32)],
        [x + s(14.5), feet - s(32)],
        [x + s(11), feet - s(52)],
        [x - s(11), feet - s(52)],
      ],
      '#fbf7ee',
      { width: 2.5 },
    ),
  ].join('')
}

export function leaf(brush: Brush, x: number, y: number, size: number): string {
  const colour = brush.chance.pick(['#dba94f', '#c9793f', '#e6c765', '#b4653a'])
  const turn = brush.chance.between(0, 360)
  return `<path transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${turn.toFixed(0)}) scale(${size.toFixed(2)})" d="M-14 0c4-11 20-12 28 0-8 11-24 11-28 0Zm-7 0h20" fill="${brush.tone(colour)}" stroke="${brush.light.ink}" stroke-width="2.2"/>`
}

export const bag = (brush: Brush, x: number, feet: number, colour: string): string =>
  brush.shape(
    [
      [x - 50, feet],
      [x - 56, feet - 64],
      [x - 18, feet - 112],
      [x - 24, feet - 142],
      [x + 24, feet - 144],
      [x + 16, feet - 112],
      [x + 56, feet - 62],
      [x + 50, feet],
    ],
    colour,
    { width: 3.5 },
  ) +
  brush.line(
    [
      [x - 19, feet - 112],
      [x + 17, feet - 112],
    ],
    { width: 5, edge: brush.tone('#c9402f') },
  ) +
  leaf(brush, x - 14, feet - 46, 1) +
  leaf(brush, x + 18, feet - 30, 0.9)

export const shade = ({ light }: Brush, x: number, y: number, across: number): string =>
  `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${across}" ry="16" fill="${light.ink}" opacity=".16"/>`
