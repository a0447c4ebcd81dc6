import { type Brush, brushOf, type Point } from '../brush.ts'
import { farAway } from '../light.ts'
import { houses } from '../setting/houses.ts'
import { blockWall, carriageway, specks } from '../setting/places.ts'
import { hedge } from '../setting/plants.ts'
import { sky } from '../setting/sky.ts'
import { cone, cracks, leaf, rubble } from './marks.ts'
import type { Scene, Stage } from './scene.ts'

const tarmac = '#8f9795'

function pothole(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const [x, y] = [chance.between(400, 560), chance.between(470, 520)]
  const [across, down] = [chance.between(150, 210), chance.between(62, 92)]
  if (stage === 'after') {
    const [wide, deep] = [across + 70, down + 50]
    return (
      brush.shape(
        [
          [x - wide, y - deep + 14],
          [x + wide - 30, y - deep],
          [x + wide + 20, y + deep],
          [x - wide - 26, y + deep + 8],
        ],
        tarmac,
        { width: 3.5 },
      ) +
      brush.line(
        [
          [x - wide + 30, y - deep + 36],
          [x + wide - 50, y - deep + 24],
        ],
        { width: 2, opacity: 0.25 },
      ) +
      brush.line(
        [
          [x - wide + 8, y + deep - 22],
          [x + wide - 24, y + deep - 30],
        ],
        { width: 2, opacity: 0.25 },
      )
    )
  }
  const isWet = brush.light.name === 'rain' || chance.happens(0.4)
  return [
    cracks(brush, x, y, across, down),
    brush.blob(x, y, across, down, '#7f8684', { uneven: 0.2, width: 4 }),
    brush.blob(x + 6, y + 12, across * 0.78, down * 0.66, '#5f6564', { uneven: 0.24, width: 2.5 }),
    isWet ? brush.blob(x + 4, y + 20, across * 0.56, down * 0.38, '#a9c3cc', { width: 2 }) : '',
    rubble(brush, x, y + down + 18, across * 1.2, 12),
    chance.happens(0.4) ? cone(brush, x + across + 90, y + 40, 1.2) : '',
  ].join('')
}

function manhole(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const [x, y] = [chance.between(420, 540), chance.between(480, 520)]
  const [across, down] = [190, 96]
  const isBefore = stage === 'before'
  const petals = Array.from({ length: 8 }, (_, at) => {
    const angle = (at / 8) * 2 * Math.PI + 0.2
    const [px, py] = [x + Math.cos(angle) * across * 0.52, y + Math.sin(angle) * down * 0.52]
    return (
      brush.curve(
        [
          [px - 20, py + 4],
          [px, py - 13],
          [px + 22, py - 2],
        ],
        { width: 3.5 },
      ) +
      brush.curve(
        [
          [px - 20, py + 4],
          [px + 2, py + 12],
          [px + 22, py - 2],
        ],
        { width: 3.5 },
      )
    )
  })
  const lid = [
    brush.oval(x, y, across, down, '#7d8583', { width: 4.5 }),
    brush.oval(x, y, across * 0.84, down * 0.84, '#8d9593', { width: 3 }),
    petals.join(''),
    brush.oval(x, y, across * 0.25, down * 0.25, '#9fc7ab', { width: 3.5 }),
    brush.curve(
      [
        [x - 14, y + 8],
        [x - 4, y - 8],
        [x + 16, y - 9],
      ],
      { width: 3 },
    ),
  ].join('')
  if (!isBefore)
    return (
      brush.oval(x, y + 2, across + 54, down + 32, tarmac, { width: 3 }) +
      brush.oval(x, y + 2, across + 14, down + 9, '#6f7674', { width: 3 }) +
      lid
    )
  const tilt = chance.pick([-5, 5, 6] as const)
  return [
    cracks(brush, x, y, across * 0.95, down * 0.95),
    brush.oval(x, y + 14, across + 16, down + 14, '#3f4645', { width: 3.5 }),
    `<g transform="rotate(${tilt} ${x.toFixed(0)} ${y.toFixed(0)}) translate(0 -4)">${lid}</g>`,
    rubble(brush, x, y + down + 34, across, 10),
  ].join('')
}

function drain(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const [x, y] = [chance.between(400, 520), 400]
  const bars = Array.from({ length: 9 }, (_, at) =>
    brush.box(x - 148 + at * 34, y - 58, 15, 116, '#59605f', { width: 2.5 }),
  )
  const grate =
    brush.shape(
      [
        [x - 172, y - 78],
        [x + 172, y - 78],
        [x + 180, y + 78],
        [x - 180, y + 78],
      ],
      '#c9cbc5',
      { width: 4 },
    ) +
    brush.box(x - 158, y - 66, 316, 132, '#2f3635', { width: 3 }) +
    bars.join('')
  if (stage === 'after')
    return (
      grate +
      brush.line(
        [
          [x - 320, y + 128],
          [x + 330, y + 120],
        ],
        { width: 2, opacity: 0.25 },
      )
    )
  const leaves = Array.from({ length: 34 }, () =>
    leaf(brush, x + chance.between(-200, 200), y + chance.between(-72, 96), chance.between(0.8, 1.4)),
  )
  return [
    brush.blob(x, y + 70, 420, 170, '#b4cdd6', { uneven: 0.1, width: 3.5 }),
    brush.curve(
      [
        [x - 250, y + 150],
        [x - 60, y + 190],
        [x + 160, y + 160],
      ],
      { width: 2.5, opacity: 0.5 },
    ),
    brush.curve(
      [
        [x - 150, y + 196],
        [x + 20, y + 216],
        [x + 190, y + 200],
      ],
      { width: 2.5, opacity: 0.5 },
    ),
    grate,
    brush.blob(x + 10, y + 10, 180, 76, '#b98f57', { uneven: 0.2, opacity: 0.92 }),
    leaves.join(''),
  ].join('')
}

function crossing(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const bars = Array.from({ length: 6 }, (_, at) => {
    const [top, bottom] = [70 + at * 150, -60 + at * 196]
    const bar: readonly Point[] = [
      [top, 340],
      [top + 82, 340],
      [bottom + 112, 700],
      [bottom, 700],
    ]
    if (stage === 'after') return brush.shape(bar, '#fdfdf8', { width: 2.5 })
    return brush.shape(bar, '#dfe1da', { edge: 'none', opacity: 0.5 }) + worn(brush, top, bottom)
  })
  return bars.join('') + (stage === 'before' && chance.happens(0.5) ? cracks(brush, 470, 540, 120, 40) : '')
}

function worn(brush: Brush, top: number, bottom: number): string {
  const { chance } = brush
  return Array.from({ length: 4 }, (_, at) => {
    const part = (at + chance.between(0.2, 0.8)) / 4
    return brush.blob(
      top + 40 + (bottom + 16 - top) * part,
      340 + 360 * part,
      chance.between(24, 46),
      chance.between(14, 30),
      '#a7aeab',
      { edge: 'none', uneven: 0.35 },
    )
  }).join('')
}

/** A carriageway seen along it, up to the far side. */
function along(brush: Brush): string {
  const far = brushOf(brush.chance, farAway(brush.light))
  const wide: readonly Point[] = [
    [-40, 306],
    [1000, 306],
    [1000, 336],
    [-40, 336],
  ]
  return [
    sky(brush),
    houses(far, 226),
    brush.chance.happens(0.5) ? hedge(brush, -30, 262, 1060, 52) : blockWall(brush, -60, 208, 1080, 56),
    brush.box(-40, 260, 1040, 60, '#e6e1d5'),
    brush.shape(wide, '#f1efe8'),
    brush.box(-40, 336, 1040, 420, '#a6adaa'),
    specks(brush, 350, 716, 90),
  ].join('')
}

export const surfaces = {
  pothole: { lights: ['day', 'cloudy', 'rain', 'evening'], place: carriageway, draw: pothole },
  manhole: { lights: ['day', 'cloudy', 'evening'], place: carriageway, draw: manhole },
  drain: { lights: ['rain', 'cloudy'], place: carriageway, draw: drain },
  crossing: { lights: ['day', 'cloudy', 'evening', 'rain'], place: along, draw: crossing },
} satisfies Record<string, Scene>
