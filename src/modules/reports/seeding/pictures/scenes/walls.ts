import type { Brush, Point } from '../brush.ts'
import { blockWall, pavement, street } from '../setting/places.ts'
import type { Scene, Stage } from './scene.ts'

function wallPlace(brush: Brush): string {
  const top = brush.chance.between(120, 170)
  return street(brush) + blockWall(brush, -60, top, 1080, pavement.back - top)
}

function graffiti(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const x = chance.between(240, 340)
  if (stage === 'after') {
    const patch = brush.box(x - 60, 214, 480, 214, '#e3e1d9', { edge: 'none', opacity: 0.7 })
    return patch + bucket(brush, x + 470)
  }
  const colours = chance.pick<readonly [string, string]>([
    ['#c9402f', '#f2c94c'],
    ['#3f6f9f', '#f7f7f2'],
    ['#8d4f9a', '#9fd0b0'],
    ['#1d2a25', '#e2803a'],
  ])
  const letters = [0, 1, 2, 3].map((at): Point[] => {
    const [cx, cy] = [x + 30 + at * 124, 318 + chance.between(-16, 16)]
    const corner = (dx: number, dy: number): Point => [
      cx + dx + chance.between(-16, 16),
      cy + dy + chance.between(-16, 16),
    ]
    return chance.pick([
      [corner(46, -66), corner(-54, -60), corner(-58, 8), corner(48, -4), corner(52, 66), corner(-50, 66)],
      [corner(-46, 68), corner(-44, -70), corner(58, -68), corner(50, 12), corner(-34, 8)],
      [corner(-48, -66), corner(-44, 70), corner(52, 66), corner(56, -70)],
    ])
  })
  const all = (width: number, edge: string) => letters.map((points) => brush.curve(points, { width, edge })).join('')
  const shine = letters.map(([from = [0, 0], to = [0, 0]]) =>
    brush.line(
      [
        [from[0] * 0.7 + to[0] * 0.3, from[1] - 8],
        [from[0] * 0.4 + to[0] * 0.6, to[1] - 9],
      ],
      { width: 5, edge: '#fff', opacity: 0.8 },
    ),
  )
  const drips = letters.map(([, , , point = [0, 0]]) =>
    brush.line(
      [
        [point[0], point[1] + 10],
        [point[0] + 1, point[1] + chance.between(50, 100)],
      ],
      { width: 6, edge: brush.tone(colours[0]) },
    ),
  )
  return [
    drips.join(''),
    all(50, brush.light.ink),
    all(42, brush.tone(colours[1])),
    all(30, brush.tone(colours[0])),
    shine.join(''),
  ].join('')
}

const bucket = (brush: Brush, x: number): string =>
  [
    brush.curve(
      [
        [x - 34, 486],
        [x, 440],
        [x + 34, 486],
      ],
      { width: 3 },
    ),
    brush.shape(
      [
        [x - 40, 484],
        [x + 40, 484],
        [x + 32, pavement.feet],
        [x - 32, pavement.feet],
      ],
      '#8fb6c4',
      { width: 3.5 },
    ),
    brush.box(x - 8, 430, 12, 76, '#c79f6d', { width: 3 }),
    brush.box(x - 26, 404, 48, 30, '#e9e4d6', { width: 3 }),
  ].join('')

function dumping(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const feet = pavement.feet + 12
  const x = chance.between(220, 320)
  if (stage === 'after')
    return (
      board(brush, x + 470) +
      brush.line(
        [
          [x - 40, feet],
          [x + 380, feet - 4],
        ],
        { width: 2, opacity: 0.2 },
      )
    )
  const things = chance.happens(0.5) ? [sofa, television, bags] : [fridge, tyres, television, bags]
  return (
    things.map((thing, at) => thing(brush, x + at * (480 / things.length), feet + (at % 2) * 16)).join('') +
    (chance.happens(0.5) ? board(brush, x + 560) : '')
  )
}

function sofa(brush: Brush, x: number, feet: number): string {
  const colour = brush.chance.pick(['#a8705a', '#6f8aa0', '#8d7f9a'] as const)
  return [
    brush.box(x - 70, feet - 150, 240, 110, colour, { width: 4 }),
    brush.line(
      [
        [x + 50, feet - 150],
        [x + 50, feet - 70],
      ],
      { width: 2.5 },
    ),
    brush.shape(
      [
        [x - 84, feet - 76],
        [x + 184, feet - 76],
        [x + 190, feet - 20],
        [x - 90, feet - 20],
      ],
      colour,
      { width: 4 },
    ),
    brush.box(x - 104, feet - 110, 40, 96, colour, { width: 4 }),
    brush.box(x + 164, feet - 110, 40, 96, colour, { width: 4 }),
    brush.blob(x + 20, feet - 106, 26, 18, '#efe6d2', { width: 2.5, uneven: 0.3 }),
    brush.box(x - 80, feet - 18, 18, 18, '#5a4a3c'),
    brush.box(x + 160, feet - 18, 18, 18, '#5a4a3c'),
  ].join('')
}

function television(brush: Brush, x: number, feet: number): string {
  return [
    brush.box(x + 20, feet - 118, 150, 112, '#4d5553', { width: 4 }),
    brush.box(x + 34, feet - 104, 104, 82, '#8fa6ab', { width: 3 }),
    brush.line(
      [
        [x + 50, feet - 40],
        [x + 92, feet - 92],
      ],
      { width: 3, edge: '#eef5f5', opacity: 0.7 },
    ),
    brush.oval(x + 154, feet - 92, 6, 6, '#d5d8d3', { width: 2 }),
    brush.oval(x + 154, feet - 70, 6, 6, '#d5d8d3', { width: 2 }),
    brush.line(
      [
        [x + 80, feet - 118],
        [x + 50, feet - 168],
      ],
      { width: 3.5 },
    ),
    brush.line(
      [
        [x + 90, feet - 118],
        [x + 124, feet - 166],
      ],
      { width: 3.5 },
    ),
  ].join('')
}

const fridge = (brush: Brush, x: number, feet: number): string =>
  `<g transform="rotate(${brush.chance.pick([-5, 4])} ${x} ${feet})">${brush.box(x - 60, feet - 250, 128, 250, '#eef0ec', { width: 4 })}${brush.line(
    [
      [x - 60, feet - 166],
      [x + 68, feet - 166],
    ],
    { width: 3.5 },
  )}${brush.box(x + 42, feet - 230, 10, 46, '#9aa5a2', { width: 2.5 })}${brush.box(x + 42, feet - 150, 10, 60, '#9aa5a2', { width: 2.5 })}</g>`

const tyres = (brush: Brush, x: number, feet: number): string =>
  [0, 1]
    .map(
      (at) =>
        brush.oval(x + 40, feet - 24 - at * 44, 72, 27, '#3f4645', { width: 4 }) +
        brush.oval(x + 40, feet - 32 - at * 44, 40, 12, '#6f7674', { width: 3 }),
    )
    .join('')

const bags = (brush: Brush, x: number, feet: number): string =>
  [
    [0, 62, '#dfe7ea'],
    [86, 54, '#c9d6c6'],
    [44, 48, '#eef0ec'],
  ]
    .map(([dx, size, colour]) => {
      const [cx, r] = [x + 40 + Number(dx), Number(size)]
      return (
        brush.shape(
          [
            [cx - r, feet],
            [cx - r * 1.1, feet - r * 0.7],
            [cx - r * 0.3, feet - r * 1.4],
            [cx - 8, feet - r * 1.8],
            [cx + 10, feet - r * 1.8],
            [cx + r * 0.4, feet - r * 1.4],
            [cx + r * 1.1, feet - r * 0.7],
            [cx + r, feet],
          ],
          String(colour),
          { width: 3.5 },
        ) +
        brush.curve(
          [
            [cx - r * 0.3, feet - r * 1.36],
            [cx, feet - r * 1.2],
            [cx + r * 0.4, feet - r * 1.36],
          ],
          { width: 3 },
        )
      )
    })
    .join('')

const board = (brush: Brush, x: number): string =>
  [
    brush.box(x - 6, 400, 12, pavement.feet - 396, '#9b7f66', { width: 3 }),
    brush.box(x - 62, 318, 124, 96, '#fbf7ee', { width: 4 }),
    brush.oval(x, 350, 21, 21, '#c9402f', { width: 3 }),
    brush.line(
      [
        [x - 14, 336],
        [x + 14, 364],
      ],
      { width: 5, edge: '#fff' },
    ),
    brush.line(
      [
        [x - 42, 386],
        [x + 42, 386],
      ],
      { width: 4 },
    ),
    brush.line(
      [
        [x - 42, 400],
        [x + 22, 400],
      ],
      { width: 4 },
    ),
  ].join('')

export const walls = {
  graffiti: { lights: ['day', 'cloudy', 'evening'], place: wallPlace, draw: graffiti },
  dumping: { lights: ['day', 'cloudy', 'rain', 'evening'], place: street, draw: dumping },
} satisfies Record<string, Scene>
