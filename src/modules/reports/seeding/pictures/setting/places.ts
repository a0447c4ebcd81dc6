import { type Brush, brushOf } from '../brush.ts'
import { farAway } from '../light.ts'
import { houses } from './houses.ts'
import { grass, hedge, leafMarks, tree } from './plants.ts'
import { sky } from './sky.ts'

/** Where things stand: feet of what is on the pavement, and where the carriageway begins. */
export const pavement = { back: 470, feet: 556, kerb: 590 }

/** A street from across it: houses, a wall or hedge, pavement, kerb, carriageway. */
export function street(brush: Brush): string {
  const { light } = brush
  const isSnow = light.name === 'snow'
  return [
    sky(brush),
    houses(brushOf(brush.chance, farAway(light)), pavement.back - 20),
    boundary(brush),
    brush.chance.happens(0.3) ? machine(brush, brush.chance.between(40, 150)) : '',
    brush.box(-40, pavement.back, 1040, pavement.kerb - pavement.back, isSnow ? '#f3f6f7' : '#e6e1d5'),
    slabs(brush),
    brush.box(-40, pavement.kerb, 1040, 16, '#f1efe8'),
    brush.box(-40, pavement.kerb + 16, 1040, 160, isSnow ? '#dfe5e8' : '#b9bfbc'),
    brush.box(-40, pavement.kerb + 62, 1040, 8, '#f7f7f2', { edge: 'none', opacity: light.isDark ? 0.5 : 0.9 }),
    specks(brush, pavement.kerb + 24, 716, 40),
  ].join('')
}

/** Block wall, clipped hedge or fence between the gardens and the pavement. */
function boundary(brush: Brush): string {
  const { chance } = brush
  const y = pavement.back
  const kind = chance.pick(['wall', 'hedge', 'fence'] as const)
  if (kind === 'hedge') return hedge(brush, -30, y, chance.between(300, 520), 70) + hedge(brush, 560, y, 440, 64)
  if (kind === 'wall') return blockWall(brush, -40, y - 84, 1040, 84)
  const posts = Array.from({ length: 26 }, (_, at) =>
    brush.line(
      [
        [at * 40 - 20, y],
        [at * 40 - 20, y - 66],
      ],
      { width: 2.5 },
    ),
  )
  return (
    brush.line(
      [
        [-40, y - 60],
        [1000, y - 60],
      ],
      { width: 3 },
    ) +
    brush.line(
      [
        [-40, y - 14],
        [1000, y - 14],
      ],
      { width: 3 },
    ) +
    posts.join('')
  )
}

/** A machine that sells drinks, with its own light. */
function machine(brush: Brush, x: number): string {
  const { chance, light } = brush
  const feet = pavement.back + 20
  const cans = Array.from({ length: 12 }, (_, at) =>
    brush.box(
      x + 14 + (at % 4) * 21,
      feet - 166 + Math.floor(at / 4) * 34,
      12,
      22,
      chance.pick(['#c9402f', '#3f6f9f', '#f2c94c', '#4f8f74', '#fbf7ee']),
      { width: 1.6 },
    ),
  )
  const glass = `<rect x="${(x + 8).toFixed(0)}" y="${feet - 174}" width="92" height="104" fill="${light.isDark ? '#fff4cf' : brush.tone('#f3f6f4')}" stroke="${light.ink}" stroke-width="2.5"/>`
  return (
    brush.box(x, feet - 186, 108, 186, chance.pick(['#c9402f', '#eef0ec', '#3f6f9f'])) +
    glass +
    cans.join('') +
    brush.box(x + 18, feet - 48, 72, 26, '#4d5553', { width: 2.5 })
  )
}

export function blockWall(brush: Brush, x: number, y: number, width: number, height: number): string {
  const rows = Math.max(2, Math.round(height / 34))
  const tall = height / rows
  const joints = Array.from({ length: rows }, (_, row) => {
    const top = y + row * tall
    const from = x + (row % 2 === 0 ? 0 : 42)
    const uprights = Array.from({ length: Math.floor(width / 84) }, (_, at) =>
      brush.line(
        [
          [from + (at + 1) * 84, top],
          [from + (at + 1) * 84, top + tall],
        ],
        { width: 1.8, opacity: 0.5 },
      ),
    )
    return (
      brush.line(
        [
          [x, top],
          [x + width, top],
        ],
        { width: 1.8, opacity: 0.5 },
      ) + uprights.join('')
    )
  })
  return brush.box(x, y, width, height, '#d8d6cd') + joints.join('') + brush.box(x, y - 12, width, 12, '#c6c6be')
}

function slabs(brush: Brush): string {
  const { back, kerb } = pavement
  const lines = Array.from({ length: 9 }, (_, at) => {
    const x = 20 + at * 120
    return brush.line(
      [
        [x + 16, back],
        [x - 18, kerb],
      ],
      { width: 1.8, opacity: 0.32 },
    )
  })
  return (
    brush.line(
      [
        [-40, back + 54],
        [1000, back + 54],
      ],
      { width: 1.8, opacity: 0.32 },
    ) + lines.join('')
  )
}

/** Grit of a surface. */
export function specks({ chance, light }: Brush, from: number, to: number, count: number): string {
  const dots = Array.from(
    { length: count },
    () =>
      `M${chance.between(0, 960).toFixed(0)} ${chance.between(from, to).toFixed(0)}h${chance.between(3, 7).toFixed(0)}`,
  )
  return `<path d="${dots.join('')}" fill="none" stroke="${light.ink}" stroke-width="2.5" opacity=".22"/>`
}

/** A park: trees, a lawn, a path through it. */
export function park(brush: Brush): string {
  const { chance, light } = brush
  const isSnow = light.name === 'snow'
  const distant = brushOf(chance, farAway(light))
  const far = Array.from(
    { length: 10 },
    (_, at) =>
      [
        at * 106 + chance.between(-20, 20),
        330,
        78,
        chance.between(54, 92),
        chance.pick(['#b5dbc2', '#a3cfb3', '#c3e2c6']),
      ] as const,
  )
  const side = chance.happens(0.5)
  return [
    sky(brush),
    chance.happens(0.6) ? houses(distant, 330, 0.62) : '',
    distant.clump(far, { width: 2.5 }),
    leafMarks(distant, 20, 270, 920, 80, 22),
    brush.box(-40, 378, 1040, 380, isSnow ? '#f2f5f6' : '#cfe4c8'),
    brush.shape(
      side
        ? [
            [620, 380],
            [690, 380],
            [1000, 640],
            [1000, 760],
            [560, 760],
          ]
        : [
            [270, 380],
            [340, 380],
            [420, 760],
            [-40, 760],
            [-40, 650],
          ],
      isSnow ? '#e4eaed' : '#ece2cb',
    ),
    tree(brush, side ? chance.between(60, 150) : chance.between(800, 900), 470, chance.between(300, 360)),
    isSnow ? '' : grass(brush, 400, 34),
  ].join('')
}

/** Looking down at a carriageway by its kerb; what is wrong lies in the middle. */
export function carriageway(brush: Brush): string {
  const { chance, light } = brush
  const isSnow = light.name === 'snow'
  const tilt = chance.between(-26, 26)
  const kerb = 226
  const lane = chance.happens(0.6)
  return [
    sky(brush),
    hedge(brush, -40, 150, 1040, chance.between(110, 150), chance.happens(0.3)),
    brush.shape(
      [
        [-40, 140],
        [1000, 140],
        [1000, kerb + tilt],
        [-40, kerb - tilt],
      ],
      isSnow ? '#f1f4f5' : '#e6e1d5',
    ),
    ...Array.from({ length: 6 }, (_, at) =>
      brush.line(
        [
          [at * 190 + 30, 140],
          [at * 190 - 10, kerb],
        ],
        { width: 1.8, opacity: 0.35 },
      ),
    ),
    brush.shape(
      [
        [-40, kerb - tilt],
        [1000, kerb + tilt],
        [1000, kerb + tilt + 40],
        [-40, kerb - tilt + 40],
      ],
      '#f3f1ea',
    ),
    ...Array.from({ length: 5 }, (_, at) =>
      brush.line(
        [
          [at * 230 + 60, kerb - tilt + (at / 4) * tilt * 2],
          [at * 230 + 56, kerb - tilt + (at / 4) * tilt * 2 + 40],
        ],
        { width: 2 },
      ),
    ),
    brush.shape(
      [
        [-40, kerb - tilt + 40],
        [1000, kerb + tilt + 40],
        [1000, 760],
        [-40, 760],
      ],
      isSnow ? '#ccd3d7' : '#aeb5b2',
    ),
    lane
      ? brush.shape(
          [
            [-40, 300 - tilt],
            [1000, 300 + tilt],
            [1000, 322 + tilt],
            [-40, 322 - tilt],
          ],
          '#f5f4ec',
          { edge: 'none', opacity: 0.85 },
        )
      : '',
    specks(brush, 330, 720, 120),
  ].join('')
}
