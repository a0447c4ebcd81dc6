import type { Brush } from '../brush.ts'
import { carriageway } from '../setting/places.ts'
import { rubble } from './marks.ts'
import type { Scene, Stage } from './scene.ts'

function kerb(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const top = chance.between(300, 320)
  const [from, to] = [chance.between(280, 340), chance.between(600, 660)]
  const face = (colour: string) =>
    brush.shape(
      [
        [-40, top],
        [1000, top - 6],
        [1000, top + 60],
        [-40, top + 66],
      ],
      '#f4f2ea',
      { width: 4 },
    ) +
    brush.shape(
      [
        [-40, top + 66],
        [1000, top + 60],
        [1000, top + 160],
        [-40, top + 170],
      ],
      colour,
      { width: 4 },
    )
  const joints = [90, from, to, 880].map((x) =>
    brush.line(
      [
        [x, top],
        [x - 8, top + 64],
        [x - 6, top + 165],
      ],
      { width: 3 },
    ),
  )
  const ground =
    brush.box(-40, top + 165, 1040, 400, '#a4abaa') +
    brush.box(-40, 120, 1040, top - 120, '#e6e1d5') +
    pavers(brush, top)
  if (stage === 'after') {
    const block =
      brush.shape(
        [
          [from, top],
          [to, top - 2],
          [to - 8, top + 62],
          [from - 8, top + 64],
        ],
        '#fffdf6',
        { width: 4 },
      ) +
      brush.shape(
        [
          [from - 8, top + 65],
          [to - 8, top + 62],
          [to - 6, top + 163],
          [from - 6, top + 166],
        ],
        '#eceae2',
        { width: 4 },
      )
    return ground + face('#d9d8d0') + joints.join('') + block
  }
  const middle = (from + to) / 2
  return [
    ground,
    face('#d9d8d0'),
    joints.join(''),
    brush.shape(
      [
        [middle - 90, top + 2],
        [middle - 30, top + 40],
        [middle + 16, top + 26],
        [middle + 40, top + 92],
        [middle + 84, top + 62],
        [middle + 110, top],
      ],
      '#8d8f88',
      { width: 4 },
    ),
    brush.shape(
      [
        [middle - 60, top + 12],
        [middle - 22, top + 48],
        [middle + 20, top + 40],
        [middle + 62, top + 30],
        [middle + 84, top + 2],
      ],
      '#6f726c',
      { width: 2.5 },
    ),
    brush.line(
      [
        [middle - 30, top + 40],
        [middle - 66, top + 92],
        [middle - 48, top + 164],
      ],
      { width: 4 },
    ),
    brush.line(
      [
        [middle + 84, top + 62],
        [middle + 118, top + 110],
        [middle + 104, top + 162],
      ],
      { width: 4 },
    ),
    rubble(brush, middle, top + 204, 150, 14),
    brush.shape(
      [
        [middle - 40, top + 190],
        [middle + 36, top + 180],
        [middle + 58, top + 226],
        [middle - 20, top + 238],
      ],
      '#c9c8c0',
      { width: 3.5 },
    ),
  ].join('')
}

function pavers(brush: Brush, top: number): string {
  return Array.from({ length: 11 }, (_, at) =>
    brush.line(
      [
        [at * 100 + 40, 120],
        [at * 116 - 60, top],
      ],
      { width: 2, opacity: 0.35 },
    ),
  )
    .concat(
      brush.line(
        [
          [-40, 190],
          [1000, 186],
        ],
        { width: 2, opacity: 0.35 },
      ),
      brush.line(
        [
          [-40, 250],
          [1000, 246],
        ],
        { width: 2, opacity: 0.35 },
      ),
    )
    .join('')
}

export const kerbs = {
  kerb: { lights: ['day', 'cloudy', 'evening'], place: carriageway, draw: kerb },
} satisfies Record<string, Scene>
