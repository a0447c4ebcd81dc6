import type { Brush, Point } from '../brush.ts'
import { park, pavement, street } from '../setting/places.ts'
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

/** Where rubbish is collected: bags that crows have opened; the same bags under a net. */
function collection(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const x = chance.between(330, 430)
  const feet = pavement.feet + 4
  const bags = [0, 116, 232].map((right, at) =>
    bag(brush, x + right, feet - (at % 2) * 8, ['#e3eaec', '#d5e3d8', '#f0f1ec'][at] ?? '#e3eaec'),
  )
  if (stage === 'after') return bags.join('') + net(brush, x - 84, feet + 10)
  const strewn = [paper, can, paper, box, bottle, paper, can].map((thing, at) =>
    thing(brush, x - 210 + at * 104 + chance.between(-20, 20), feet + 44 + chance.between(-24, 30)),
  )
  return bags.join('') + strewn.join('') + crow(brush, x - 150, feet - 6, 1) + crow(brush, x + 396, feet + 22, -1)
}

/** Lies over the bags in folds. */
function net(brush: Brush, x: number, feet: number): string {
  const green = { width: 3, edge: brush.tone('#2f8f63') }
  const over = (up: number): readonly Point[] => [
    [x, feet],
    [x + 60, feet - up],
    [x + 150, feet - up - 14],
    [x + 210, feet - up + 6],
    [x + 290, feet - up - 12],
    [x + 350, feet - up],
    [x + 400, feet],
  ]
  const across = [136, 104, 72, 40, 8].map((up) => brush.curve(over(up), green))
  const down = Array.from({ length: 13 }, (_, at) => {
    const foot = x + 20 + at * 30
    return brush.line(
      [
        [foot, feet - 4],
        [foot + (6 - at) * 5, feet - 124 + Math.abs(at - 6) * 9],
      ],
      green,
    )
  })
  return across.join('') + down.join('')
}

function crow(brush: Brush, x: number, feet: number, side: 1 | -1): string {
  const at = (right: number): number => x + side * right
  const black = '#2b3136'
  const legs = [0, 14].map((right) =>
    brush.line(
      [
        [at(right), feet - 24],
        [at(right + 2), feet],
        [at(right + 12), feet],
      ],
      { width: 3 },
    ),
  )
  const body: readonly Point[] = [
    [at(-64), feet - 30],
    [at(-20), feet - 62],
    [at(24), feet - 74],
    [at(40), feet - 92],
    [at(62), feet - 88],
    [at(64), feet - 70],
    [at(34), feet - 34],
    [at(-10), feet - 22],
  ]
  const beak: readonly Point[] = [
    [at(62), feet - 84],
    [at(92), feet - 72],
    [at(63), feet - 70],
  ]
  const wing: readonly Point[] = [
    [at(18), feet - 60],
    [at(-16), feet - 36],
    [at(-60), feet - 28],
  ]
  const eye = brush.oval(at(54), feet - 80, 2.5, 2.5, '#f7f7f2', { edge: 'none' })
  return (
    legs.join('') +
    brush.shape(beak, '#4d5553', { width: 2.5 }) +
    brush.shape(body, black) +
    brush.curve(wing, { width: 2.5, edge: '#6f7d86' }) +
    eye
  )
}

export const littered = {
  litter: { lights: ['day', 'cloudy', 'evening'], place: park, draw: litter },
  collection: { lights: ['day', 'cloudy'], place: street, draw: collection },
} satisfies Record<string, Scene>
