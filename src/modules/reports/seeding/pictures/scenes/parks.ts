import type { Brush, Point } from '../brush.ts'
import { park } from '../setting/places.ts'
import { cone, shade } from './marks.ts'
import type { Scene, Stage } from './scene.ts'

const wood = '#c79f6d'

function bench(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const x = chance.between(250, 330)
  const [width, seat, feet] = [420, 510, 606]
  const isBefore = stage === 'before'
  const plank = isBefore ? '#b39473' : '#dcb27a'
  const iron = '#4f5f58'
  const legs = [x + 34, x + width - 54].map(
    (leg) =>
      brush.shape(
        [
          [leg, feet],
          [leg + 8, seat],
          [leg - 6, seat - 128],
          [leg + 10, seat - 130],
          [leg + 26, seat + 2],
          [leg + 26, feet],
        ],
        iron,
        { width: 3 },
      ) + brush.box(leg - 14, feet - 6, 60, 11, iron),
  )
  const missing = chance.pick([1, 2] as const)
  const backs = [0, 1, 2].map((at) => {
    const y = seat - 126 + at * 36
    if (!isBefore || at !== missing) return brush.box(x, y, width, 25, plank, { width: 3.5 })
    return (
      brush.shape(
        [
          [x, y],
          [x + 190, y + 2],
          [x + 172, y + 12],
          [x + 196, y + 24],
          [x, y + 25],
        ],
        plank,
        { width: 3.5 },
      ) +
      `<g transform="rotate(38 ${x + width - 40} ${y})">${brush.shape(
        [
          [x + 250, y],
          [x + width - 20, y],
          [x + width - 20, y + 25],
          [x + 238, y + 24],
          [x + 262, y + 12],
        ],
        plank,
        { width: 3.5 },
      )}</g>`
    )
  })
  const seats = [0, 1].map((at) =>
    brush.shape(
      [
        [x - 8 - at * 8, seat + at * 20],
        [x + width + 8 + at * 8, seat + at * 20],
        [x + width + 14 + at * 8, seat + 18 + at * 20],
        [x - 14 - at * 8, seat + 18 + at * 20],
      ],
      at === 0 ? plank : wood,
      { width: 3.5 },
    ),
  )
  const grain = [0, 2].map((at) =>
    brush.line(
      [
        [x + 30, seat - 114 + at * 36],
        [x + 190, seat - 116 + at * 36],
      ],
      { width: 1.8, opacity: 0.45 },
    ),
  )
  return [
    shade(brush, x + width / 2, feet + 4, 260),
    legs.join(''),
    backs.join(''),
    seats.join(''),
    grain.join(''),
    isBefore ? splinters(brush, x + 220, feet + 20) : '',
  ].join('')
}

const splinters = (brush: Brush, x: number, y: number): string =>
  Array.from({ length: 5 }, () => {
    const [sx, sy] = [x + brush.chance.between(-90, 90), y + brush.chance.between(-8, 26)]
    return brush.shape(
      [
        [sx, sy],
        [sx + 34, sy - 7],
        [sx + 36, sy - 1],
        [sx + 2, sy + 7],
      ],
      wood,
      { width: 2.2 },
    )
  }).join('')

function swing(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const [left, right, top, feet] = [200, 740, 150, 610]
  const paint = chance.pick(['#4f8f74', '#3f6f9f', '#c9603f'] as const)
  const isBefore = stage === 'before'
  const broken = chance.pick([0, 1] as const)
  const leg = (x: number, foot: number) =>
    brush.shape(
      [
        [x - 8, top],
        [foot - 9, feet],
        [foot + 9, feet],
        [x + 8, top],
      ],
      paint,
      { width: 3.5 },
    )
  const seats = [360, 580].map((x, at) => {
    if (isBefore && at === broken) {
      return (
        chain(brush, [
          [x - 46, top + 8],
          [x - 44, 470],
        ]) +
        `<g transform="rotate(84 ${x - 44} 470)">${brush.box(x - 52, 466, 112, 18, '#7b5a44', { width: 3.5 })}</g>` +
        chain(brush, [
          [x + 46, top + 8],
          [x + 47, 250],
          [x + 40, 292],
        ])
      )
    }
    const sway = chance.between(-26, 26)
    return (
      chain(brush, [
        [x - 46, top + 8],
        [x - 46 + sway, 480],
      ]) +
      chain(brush, [
        [x + 46, top + 8],
        [x + 46 + sway, 480],
      ]) +
      brush.box(x - 58 + sway, 478, 116, 18, isBefore ? '#8a6b52' : '#a97f5a', { width: 3.5 })
    )
  })
  return [
    shade(brush, 470, feet + 4, 330),
    leg(left + 20, left - 36),
    leg(left + 20, left + 70),
    leg(right - 20, right - 70),
    leg(right - 20, right + 36),
    seats.join(''),
    brush.box(left - 10, top - 10, right - left + 20, 20, paint, { width: 3.5 }),
    isBefore ? barrier(brush, 150, 800) : '',
  ].join('')
}

const chain = (brush: Brush, points: readonly Point[]): string =>
  brush.line(points, { width: 6 }) + brush.line(points, { width: 3, edge: brush.tone('#cfd6d3'), dash: '7 5' })

/** Tape that keeps people out. */
function barrier(brush: Brush, from: number, to: number): string {
  const tape = [
    brush.line(
      [
        [from, 566],
        [to, 560],
      ],
      { width: 17 },
    ),
    brush.line(
      [
        [from, 566],
        [to, 560],
      ],
      { width: 11, edge: '#f1cf4a' },
    ),
    brush.line(
      [
        [from, 566],
        [to, 560],
      ],
      { width: 11, edge: brush.light.ink, dash: '18 30' },
    ),
  ]
  return tape.join('') + cone(brush, from, 648, 1.1) + cone(brush, to, 644, 1.1)
}

function tap(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const [x, feet] = [chance.between(400, 520), 596]
  const stone =
    brush.shape(
      [
        [x - 66, feet],
        [x - 56, 372],
        [x + 56, 372],
        [x + 66, feet],
      ],
      '#cfcabd',
      { width: 3.5 },
    ) +
    brush.shape(
      [
        [x - 86, 374],
        [x - 74, 344],
        [x + 74, 344],
        [x + 86, 374],
      ],
      '#dedacf',
      { width: 3.5 },
    ) +
    brush.oval(x, 352, 54, 9, '#a9b4b4', { width: 3 })
  const metal =
    brush.curve(
      [
        [x + 8, 350],
        [x + 6, 306],
        [x - 26, 300],
        [x - 34, 322],
      ],
      { width: 15 },
    ) +
    brush.curve(
      [
        [x + 8, 350],
        [x + 6, 306],
        [x - 26, 300],
        [x - 34, 322],
      ],
      { width: 9, edge: brush.tone('#c3cccb') },
    ) +
    brush.line(
      [
        [x + 8, 304],
        [x + 8, 284],
      ],
      { width: 8 },
    ) +
    brush.line(
      [
        [x - 10, 282],
        [x + 26, 282],
      ],
      { width: 9 },
    )
  const side =
    brush.curve(
      [
        [x - 60, 470],
        [x - 96, 468],
        [x - 100, 496],
      ],
      { width: 14 },
    ) +
    brush.line(
      [
        [x - 84, 456],
        [x - 70, 456],
      ],
      { width: 7 },
    )
  const pebbles = Array.from({ length: 6 }, (_, at) =>
    brush.line(
      [
        [x - 40 + (at % 3) * 36, 410 + at * 26],
        [x - 22 + (at % 3) * 36, 408 + at * 26],
      ],
      { width: 2.2, opacity: 0.4 },
    ),
  )
  const body = stone + pebbles.join('') + metal + side
  if (stage === 'after') return shade(brush, x, feet + 6, 130) + body
  const stream = ['M-34 326q-40 60-46 160', 'M-30 330q-28 80-28 250', 'M-100 500q-6 40-4 96'].map(
    (d) =>
      `<path transform="translate(${x.toFixed(0)} 0)" d="${d}" fill="none" stroke="${brush.tone('#6fa8c0')}" stroke-width="8" opacity=".9"/>`,
  )
  return [
    brush.blob(x - 40, feet + 26, 300, 64, '#b4d3de', { uneven: 0.13, width: 3.5 }),
    brush.curve(
      [
        [x - 180, feet + 20],
        [x - 60, feet + 44],
        [x + 90, feet + 30],
      ],
      { width: 2.5, opacity: 0.5 },
    ),
    body,
    stream.join(''),
  ].join('')
}

export const parks = {
  bench: { lights: ['day', 'cloudy', 'evening'], place: park, draw: bench },
  swing: { lights: ['day', 'cloudy', 'evening'], place: park, draw: swing },
  tap: { lights: ['day', 'cloudy'], place: park, draw: tap },
} satisfies Record<string, Scene>
