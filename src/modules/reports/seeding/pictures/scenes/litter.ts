import type { Brush } from '../brush.ts'
import { park } from '../setting/places.ts'
import { bag } from './marks.ts'
import type { Scene, Stage } from './scene.ts'

function litter(brush: Brush, stage: Stage): string {
  const { chance } = brush
  if (stage === 'after') {
    const x = chance.between(330, 560)
    const tongs = `<g transform="rotate(24 ${x + 140} 560)">${brush.line(
      [
        [x + 128, 320],
        [x + 130, 590],
      ],
      { width: 7 },
    )}${brush.line(
      [
        [x + 154, 320],
        [x + 150, 590],
      ],
      { width: 7 },
    )}${brush.oval(x + 141, 318, 16, 11, '#c9402f', { width: 3.5 })}</g>`
    return tongs + bag(brush, x, 616, '#dfe7ea') + bag(brush, x - 116, 608, '#cfe0d4')
  }
  const things = [can, bottle, paper, box, can, paper, bottle, paper]
  return things
    .map((thing, at) => thing(brush, 110 + at * 100 + chance.between(-30, 30), chance.between(480, 660)))
    .join('')
}

const turned = (brush: Brush, x: number, y: number, inside: string): string =>
  `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${brush.chance.between(-70, 70).toFixed(0)})">${inside}</g>`

const can = (brush: Brush, x: number, y: number): string =>
  turned(
    brush,
    x,
    y,
    brush.box(-34, -18, 68, 36, brush.chance.pick(['#c9402f', '#3f6f9f', '#4f8f74']), { width: 3.5 }) +
      brush.oval(34, 0, 7, 18, '#d5d8d3', { width: 3 }) +
      brush.line(
        [
          [-14, -18],
          [-14, 18],
        ],
        { width: 3, edge: '#fff' },
      ),
  )
const bottle = (brush: Brush, x: number, y: number): string =>
  turned(
    brush,
    x,
    y,
    brush.shape(
      [
        [-52, -17],
        [14, -17],
        [34, -8],
        [50, -7],
        [50, 7],
        [34, 8],
        [14, 17],
        [-52, 17],
      ],
      '#cfe6ea',
      { width: 3.5 },
    ) +
      brush.box(-34, -17, 36, 34, '#9fd0b0', { width: 3 }) +
      brush.box(48, -9, 10, 18, '#f7f7f2', { width: 3 }),
  )
const paper = (brush: Brush, x: number, y: number): string =>
  turned(
    brush,
    x,
    y,
    brush.shape(
      [
        [-34, -20],
        [6, -30],
        [36, -8],
        [24, 22],
        [-12, 28],
        [-38, 10],
      ],
      '#fbf7ee',
      { width: 3.5 },
    ) +
      brush.line(
        [
          [-16, -10],
          [8, 2],
          [-4, 16],
        ],
        { width: 2.5 },
      ),
  )
const box = (brush: Brush, x: number, y: number): string =>
  turned(
    brush,
    x,
    y,
    brush.shape(
      [
        [-46, -20],
        [46, -20],
        [38, 26],
        [-38, 26],
      ],
      '#f3e7d6',
      { width: 3.5 },
    ) + brush.box(-50, -34, 100, 15, '#fbf7ee', { width: 3.5 }),
  )

export const littered = {
  litter: { lights: ['day', 'cloudy', 'evening'], place: park, draw: litter },
} satisfies Record<string, Scene>
