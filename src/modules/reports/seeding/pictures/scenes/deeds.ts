import type { Brush, Point } from '../brush.ts'
import { pavement, street } from '../setting/places.ts'
import { bag, leaf, shade } from './marks.ts'
import type { Scene, Stage } from './scene.ts'

function leaves(brush: Brush, stage: Stage): string {
  const { chance } = brush
  if (stage === 'before') {
    return Array.from({ length: 46 }, () =>
      leaf(brush, chance.between(20, 940), chance.between(pavement.back + 14, 690), chance.between(0.9, 1.5)),
    ).join('')
  }
  const x = chance.between(300, 400)
  const slope: readonly Point[] = [
    [x - 150, 572],
    [x - 112, 520],
    [x - 50, 474],
    [x + 10, 456],
    [x + 70, 484],
    [x + 118, 532],
    [x + 148, 574],
  ]
  const heap =
    brush.shape(slope, '#d5a553', { width: 3.5 }) +
    Array.from({ length: 24 }, () => {
      const down = chance.between(0, 1)
      return leaf(brush, x + chance.between(-1, 1) * (24 + down * 96), 478 + down * 84, 1.1)
    }).join('')
  return (
    heap +
    bag(brush, x + 220, pavement.feet + 8, '#f3f1ea') +
    bag(brush, x + 330, pavement.feet + 2, '#e6ece4') +
    broom(brush, x - 160)
  )
}

function broom(brush: Brush, x: number): string {
  const twigs = Array.from({ length: 9 }, (_, at) =>
    brush.line(
      [
        [x - 2, 470],
        [x - 40 + at * 10, 566],
      ],
      { width: 3, edge: brush.tone('#8a6b45') },
    ),
  )
  return `<g transform="rotate(-11 ${x.toFixed(0)} 560)">${brush.box(x - 5, 250, 10, 224, '#c79f6d', { width: 3 })}${brush.shape(
    [
      [x - 10, 462],
      [x + 10, 462],
      [x + 42, 566],
      [x - 46, 566],
    ],
    '#b98f57',
    { width: 3.5 },
  )}${twigs.join('')}${brush.line(
    [
      [x - 18, 490],
      [x + 18, 490],
    ],
    { width: 4 },
  )}</g>`
}

function snow(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const caps = brush.clump(
    Array.from(
      { length: 7 },
      (_, at) => [at * 160 + chance.between(-20, 20), pavement.back + 22, 108, 30, '#fbfdfd'] as const,
    ),
  )
  if (stage === 'before') {
    const drift = brush.clump(
      Array.from(
        { length: 8 },
        (_, at) => [at * 140 + chance.between(-20, 20), pavement.feet, 120, 44, '#fbfdfd'] as const,
      ),
    )
    const steps = Array.from({ length: 6 }, (_, at) =>
      brush.oval(180 + at * 110, pavement.feet + (at % 2) * 26 - 10, 17, 8, '#ccd6dc', { width: 2.5 }),
    )
    return caps + drift + steps.join('')
  }
  const path =
    brush.shape(
      [
        [-40, 512],
        [1000, 508],
        [1000, 586],
        [-40, 588],
      ],
      '#d8d3c6',
      { width: 3 },
    ) +
    Array.from({ length: 8 }, (_, at) =>
      brush.line(
        [
          [at * 130 + 20, 512],
          [at * 130, 586],
        ],
        { width: 2, opacity: 0.3 },
      ),
    ).join('')
  const x = chance.between(600, 720)
  const heap =
    brush.blob(x, 486, 140, 76, '#fbfdfd', { width: 3.5, uneven: 0.12 }) +
    brush.curve(
      [
        [x - 70, 480],
        [x - 20, 504],
        [x + 50, 484],
      ],
      { width: 2.5, opacity: 0.4 },
    )
  const shovel = `<g transform="rotate(14 ${(x - 30).toFixed(0)} 440)">${brush.box(x - 36, 262, 11, 150, '#c79f6d', { width: 3 })}${brush.box(x - 52, 250, 44, 13, '#3f6f9f', { width: 3 })}${brush.shape(
    [
      [x - 66, 404],
      [x + 6, 404],
      [x + 2, 476],
      [x - 60, 476],
    ],
    '#3f6f9f',
    { width: 3.5 },
  )}</g>`
  return caps + path + heap + shovel
}

function flowers(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const [x, width, top] = [chance.between(150, 220), 620, 500]
  const planter =
    brush.shape(
      [
        [x, top],
        [x + width, top],
        [x + width - 18, 604],
        [x + 18, 604],
      ],
      '#b5795a',
      { width: 4 },
    ) + brush.box(x - 14, top - 18, width + 28, 24, '#c78b69', { width: 4 })
  const earth = brush.shape(
    [
      [x + 8, top - 16],
      [x + 60, top - 34],
      [x + width / 2, top - 26],
      [x + width - 60, top - 36],
      [x + width - 8, top - 16],
    ],
    '#7a5c45',
    { width: 3.5 },
  )
  if (stage === 'before') {
    const dry = [0.2, 0.45, 0.75].map((part) =>
      brush.curve(
        [
          [x + width * part, top - 24],
          [x + width * part + 12, top - 70],
          [x + width * part + 44, top - 62],
        ],
        { width: 3.5, edge: brush.tone('#9a7d55') },
      ),
    )
    return shade(brush, x + width / 2, 606, 330) + earth + dry.join('') + planter
  }
  const colours = ['#e7667a', '#f2c94c', '#8d6fb5', '#f7f7f2', '#e2803a'] as const
  const plants = Array.from({ length: 15 }, (_, at) => {
    const [fx, fy] = [x + 34 + at * 39 + chance.between(-8, 8), top - chance.between(70, 128)]
    const colour = chance.pick(colours)
    const petals = [0, 72, 144, 216, 288].map(
      (angle) =>
        `<ellipse cx="0" cy="-14" rx="9" ry="13" transform="rotate(${angle})" fill="${brush.tone(colour)}" stroke="${brush.light.ink}" stroke-width="2.2"/>`,
    )
    return (
      brush.curve(
        [
          [fx, top - 20],
          [fx + chance.between(-8, 8), top - 50],
          [fx, fy],
        ],
        { width: 3.5, edge: brush.tone('#4f8f74') },
      ) +
      brush.blob(fx + 13, top - 46, 15, 8, '#8cc3a0', { width: 2.2 }) +
      `<g transform="translate(${fx.toFixed(0)} ${fy.toFixed(0)})">${petals.join('')}<circle r="7" fill="${brush.tone('#f6d65b')}" stroke="${brush.light.ink}" stroke-width="2"/></g>`
    )
  })
  return shade(brush, x + width / 2, 606, 330) + earth + plants.join('') + planter
}

export const deeds = {
  leaves: { lights: ['day', 'cloudy', 'evening'], place: street, draw: leaves },
  snow: { lights: ['snow'], place: street, draw: snow },
  flowers: { lights: ['day', 'cloudy'], place: street, draw: flowers },
} satisfies Record<string, Scene>
