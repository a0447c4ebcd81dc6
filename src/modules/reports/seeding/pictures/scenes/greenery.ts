import type { Brush } from '../brush.ts'
import { park, pavement, street } from '../setting/places.ts'
import { hedge, leafMarks } from '../setting/plants.ts'
import { cone, leaf, shade } from './marks.ts'
import type { Scene, Stage } from './scene.ts'

function fallenTree(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const side = chance.pick([1, -1] as const)
  const base = side === 1 ? 220 : 740
  const at = (x: number) => base + side * x
  const bark = '#8f7259'
  const stump = (top: number) =>
    brush.shape(
      [
        [base - 46, 596],
        [base - 30, top + 12],
        [base - 34, top],
        [base + 34, top],
        [base + 30, top + 12],
        [base + 46, 596],
      ],
      bark,
      { width: 4 },
    )
  if (stage === 'after') {
    const rings = [34, 22, 10].map((across) => brush.oval(base, 520, across, across * 0.36, '#e2c79b', { width: 2.5 }))
    const logs = [0, 1, 2].map(
      (one) =>
        brush.box(at(200) + one * 46 - 20, 560 - (one === 1 ? 40 : 0), 96, 42, bark, { width: 3.5 }) +
        brush.oval(at(200) + one * 46 - 20, 581 - (one === 1 ? 40 : 0), 13, 21, '#e2c79b', { width: 3 }),
    )
    return (
      shade(brush, base, 598, 90) +
      stump(520) +
      rings.join('') +
      (chance.happens(0.6) ? logs.join('') : '') +
      sawdust(brush, base)
    )
  }
  const crown = brush.clump(
    (
      [
        [470, 500, 120, 92],
        [560, 560, 110, 76],
        [420, 570, 96, 60],
        [610, 490, 84, 70],
      ] as const
    ).map(([x, y, across, down]) => [at(x), y, across, down, chance.pick(['#9fd0b0', '#86bf9c', '#aad6ba'])] as const),
    { width: 3.5 },
  )
  const splinter = brush.shape(
    [
      [base - 34, 470],
      [base - 22, 430],
      [base - 8, 462],
      [base + 6, 418],
      [base + 18, 458],
      [base + 34, 440],
      [base + 34, 480],
      [base - 34, 484],
    ],
    '#e2c79b',
    { width: 3.5 },
  )
  return [
    shade(brush, at(330), 640, 380),
    stump(470),
    splinter,
    brush.shape(
      [
        [at(30), 452],
        [at(80), 470],
        [at(430), 560],
        [at(424), 606],
        [at(60), 524],
        [at(20), 494],
      ],
      bark,
      { width: 4 },
    ),
    brush.shape(
      [
        [at(20), 452],
        [at(52), 462],
        [at(40), 480],
        [at(62), 500],
        [at(22), 500],
      ],
      '#e2c79b',
      { width: 3 },
    ),
    crown,
    leafMarks(brush, Math.min(at(380), at(650)), 440, 270, 160, 22),
    ...Array.from({ length: 9 }, () => leaf(brush, at(chance.between(100, 700)), chance.between(620, 690), 1)),
    chance.happens(0.5) ? cone(brush, at(120), 680, 1.1) : '',
  ].join('')
}

const sawdust = (brush: Brush, x: number): string =>
  Array.from({ length: 16 }, () => {
    const [sx, sy] = [x + brush.chance.between(-120, 120), 612 + brush.chance.between(-6, 26)]
    return brush.line(
      [
        [sx, sy],
        [sx + 6, sy],
      ],
      { width: 3, edge: brush.tone('#c79f6d') },
    )
  }).join('')

function overgrown(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const [x, width] = [chance.between(120, 200), 640]
  const back = pavement.back
  if (stage === 'after') return hedge(brush, x, back + 10, width, 150) + clippings(brush, x + width + 70)
  return [
    hedge(brush, x - 30, pavement.feet + 6, width + 50, 300, true),
    ...[0, 1, 2, 3].map((at) => {
      const from = x + 70 + at * 150
      return (
        brush.curve(
          [
            [from, 330],
            [from + 20, 270],
            [from + chance.between(-30, 60), 236],
          ],
          { width: 4 },
        ) + brush.blob(from + 14, 252, 22, 30, '#a3d1b1', { width: 3 })
      )
    }),
    brush.box(x + width * 0.55, 286, 12, 100, '#d5d8d3', { width: 3 }),
    brush.oval(x + width * 0.55 + 6, 262, 40, 40, '#3f6f9f', { width: 4 }),
    brush.blob(x + width * 0.55 - 34, 286, 56, 46, '#8cc3a0', { uneven: 0.2 }),
    leafMarks(brush, x, 300, width, 220, 16),
  ].join('')
}

const clippings = (brush: Brush, x: number): string =>
  brush.shape(
    [
      [x - 54, pavement.feet],
      [x - 60, 490],
      [x - 26, 462],
      [x + 26, 462],
      [x + 60, 490],
      [x + 54, pavement.feet],
    ],
    '#f3f1ea',
    { width: 3.5 },
  ) + brush.blob(x, 462, 44, 22, '#8cc3a0', { uneven: 0.24 })

export const greenery = {
  tree: { lights: ['cloudy', 'rain', 'day'], place: park, draw: fallenTree },
  hedge: { lights: ['day', 'cloudy', 'evening'], place: street, draw: overgrown },
} satisfies Record<string, Scene>
