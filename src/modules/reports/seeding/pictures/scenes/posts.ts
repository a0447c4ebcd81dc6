import type { Brush, Point } from '../brush.ts'
import { pavement, street } from '../setting/places.ts'
import { cone } from './marks.ts'
import type { Scene, Stage } from './scene.ts'

function lamp(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const feet = pavement.feet
  const x = chance.between(330, 480)
  const side = chance.pick([1, -1] as const)
  const trouble = chance.pick(['dark', 'broken', 'dark'] as const)
  const head: Point = [x + side * 150, 128]
  const isLit = stage === 'after'
  const pole = [
    brush.box(x - 24, feet - 16, 48, 20, '#6f7d76'),
    brush.shape(
      [
        [x - 11, feet - 14],
        [x - 8, 150],
        [x + 8, 150],
        [x + 11, feet - 14],
      ],
      '#7c8b84',
      { width: 3.5 },
    ),
    brush.curve(
      [
        [x, 156],
        [x + side * 4, 108],
        [x + side * 62, 102],
        [x + side * 140, 112],
      ],
      { width: 13 },
    ),
    brush.curve(
      [
        [x, 156],
        [x + side * 4, 108],
        [x + side * 62, 102],
        [x + side * 140, 112],
      ],
      { width: 7, edge: brush.tone('#7c8b84') },
    ),
    brush.box(x - 10, feet - 150, 20, 34, '#f4f2ea', { width: 2.5 }),
  ].join('')
  const hangs = trouble === 'broken' && !isLit
  const bulb = isLit ? '#fff3b8' : '#8d979a'
  const shade = [
    `<g transform="rotate(${hangs ? side * 52 : 0} ${(head[0] - side * 14).toFixed(0)} ${head[1] - 14})">`,
    `<path d="M${(head[0] - 40).toFixed(0)} ${head[1] + 12}q40 ${hangs ? 8 : 34} 80 0Z" fill="${isLit ? bulb : brush.tone(bulb)}" stroke="${brush.light.ink}" stroke-width="3"/>`,
    brush.shape(
      [
        [head[0] - 48, head[1] + 12],
        [head[0] - 26, head[1] - 16],
        [head[0] + 26, head[1] - 16],
        [head[0] + 48, head[1] + 12],
      ],
      '#5f7f72',
      { width: 3.5 },
    ),
    '</g>',
  ].join('')
  const shards = hangs
    ? Array.from({ length: 7 }, () => {
        const [sx, sy] = [head[0] + chance.between(-50, 50), feet + chance.between(-6, 22)]
        return brush.shape(
          [
            [sx, sy],
            [sx + 13, sy - 5],
            [sx + 8, sy + 7],
          ],
          '#dbe7ea',
          { width: 2 },
        )
      }).join('')
    : ''
  return (isLit ? glow(brush, head[0], head[1] + 18, feet + 14) : '') + pole + shade + shards
}

function glow({ light }: Brush, x: number, from: number, feet: number): string {
  const strength = light.isDark ? 0.46 : 0.3
  return `<path d="M${x - 34} ${from}L${x - 250} ${feet}Q${x} ${feet + 66} ${x + 250} ${feet}L${x + 34} ${from}Z" fill="url(#beam)" opacity="${strength}"/>
    <ellipse cx="${x}" cy="${feet + 8}" rx="250" ry="46" fill="#ffe9a0" opacity="${strength * 0.75}"/>
    <circle cx="${x}" cy="${from}" r="96" fill="url(#halo)" opacity="${strength + 0.2}"/>`
}

function mirror(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const x = chance.between(400, 540)
  const feet = pavement.feet
  const isBefore = stage === 'before'
  const trouble = chance.pick(['bent', 'cracked', 'turned'] as const)
  const lean = isBefore && trouble === 'bent' ? chance.pick([-24, 22] as const) : 0
  const turned = isBefore && trouble === 'turned'
  const orange = '#e2803a'
  const centre = 190
  const plate = turned ? 58 : 118
  const disc = [
    brush.oval(x, centre, plate + 17, 135, orange, { width: 4 }),
    `<ellipse cx="${x.toFixed(0)}" cy="${centre}" rx="${plate}" ry="118" fill="${brush.tone('#d8e8ea')}" stroke="${brush.light.ink}" stroke-width="3.5"/>`,
    turned ? '' : reflection(brush, x, centre),
    isBefore && trouble === 'cracked' ? broken(brush, x, centre) : '',
    `<path d="M${(x - plate - 10).toFixed(0)} ${centre - 62}q${plate + 10}-70 ${2 * plate + 20} 0" fill="none" stroke="${brush.light.ink}" stroke-width="11"/>`,
  ].join('')
  const upper = `<g transform="rotate(${lean} ${x.toFixed(0)} ${feet - 120})">${brush.box(x - 9, centre + 118, 18, feet - 120 - centre - 110, orange, { width: 3.5 })}${disc}${brush.box(x - 30, centre + 148, 60, 40, '#fbf7ee', { width: 3 })}</g>`
  return (
    brush.box(x - 9, feet - 132, 18, 140, orange, { width: 3.5 }) +
    upper +
    brush.oval(x, feet + 8, 40, 9, '#c9cbc5') +
    (isBefore && chance.happens(0.4) ? cone(brush, x + 120, feet + 16) : '')
  )
}

function reflection(brush: Brush, x: number, y: number): string {
  return [
    brush.curve(
      [
        [x - 112, y + 30],
        [x, y + 4],
        [x + 112, y + 30],
      ],
      { width: 2.5 },
    ),
    brush.shape(
      [
        [x - 64, y + 12],
        [x - 64, y - 26],
        [x - 36, y - 50],
        [x - 8, y - 26],
        [x - 8, y + 6],
      ],
      '#f4e9d8',
      { width: 2.5 },
    ),
    brush.blob(x + 44, y - 20, 30, 34, '#a8d3b6', { width: 2.5 }),
    brush.shape(
      [
        [x - 24, y + 110],
        [x - 6, y + 14],
        [x + 12, y + 14],
        [x + 44, y + 108],
      ],
      '#b5bcb9',
      { width: 2.5 },
    ),
    brush.line(
      [
        [x + 4, y + 96],
        [x + 4, y + 30],
      ],
      { width: 2.5, dash: '12 10', edge: '#fff' },
    ),
  ].join('')
}

function broken(brush: Brush, x: number, y: number): string {
  const { chance } = brush
  const [hitX, hitY] = [x + chance.between(-30, 30), y + chance.between(-30, 20)]
  return (
    Array.from({ length: 9 }, (_, at) => {
      const angle = (at / 9) * 2 * Math.PI
      const end = (far: number): Point => [hitX + Math.cos(angle) * far, hitY + Math.sin(angle) * far]
      return brush.line([end(8), [end(44)[0] + 6, end(44)[1] - 4], end(80)], { width: 3 })
    }).join('') + brush.blob(hitX, hitY, 20, 18, '#55605f', { width: 3 })
  )
}

function sign(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const x = chance.between(400, 540)
  const feet = pavement.feet
  const isBefore = stage === 'before'
  const trouble = chance.pick(['leans', 'faded', 'turned'] as const)
  const lean = isBefore && trouble === 'leans' ? chance.pick([-20, 18] as const) : 0
  const red = isBefore && trouble === 'faded' ? '#dba79c' : '#c9402f'
  const half = isBefore && trouble === 'turned' ? 62 : 132
  const y = 116
  const board = [
    brush.shape(
      [
        [x - half, y],
        [x + half, y],
        [x + half * 0.94, y + 16],
        [x + 10, y + 214],
        [x - 10, y + 214],
        [x - half * 0.94, y + 16],
      ],
      red,
      { width: 4 },
    ),
    `<path d="M${(x - half * 0.82).toFixed(0)} ${y + 13}h${(half * 1.64).toFixed(0)}L${x.toFixed(0)} ${y + 188}Z" fill="none" stroke="#fff" stroke-width="6" opacity="${isBefore && trouble === 'faded' ? 0.6 : 0.95}"/>`,
    stopWords(x, y + 62, half / 132, isBefore && trouble === 'faded' ? 0.6 : 1),
  ].join('')
  const leaves =
    isBefore && trouble === 'faded' && chance.happens(0.6)
      ? brush.blob(x - 130, y + 70, 92, 84, '#8cc3a0', { uneven: 0.2 })
      : ''
  return `<g transform="rotate(${lean} ${x.toFixed(0)} ${feet})">${brush.box(x - 8, y + 180, 16, feet - y - 176, '#d5d8d3', { width: 3.5 })}${board}</g>${leaves}${brush.oval(x, feet + 6, 34, 8, '#c9cbc5')}`
}

/** 止まれ, stroke by stroke. */
const stopWords = (x: number, y: number, across: number, opacity: number): string =>
  `<path transform="translate(${x.toFixed(0)} ${y}) scale(${across.toFixed(2)} 1)" fill="none" stroke="#fff" stroke-width="6.5" opacity="${opacity}" d="M-58-16v34m0-18h16M-74-4v22M-82 18h46M-18-14h36m-32 13h28M-1-20v36c0 8-15 6-13-1 2-6 18-3 26 5M44-20v38m-12-26h16l-16 24M50-4c14-10 16 0 13 12-1 8 6 12 13 2"/>`

function guardrail(brush: Brush, stage: Stage): string {
  const { chance } = brush
  const y = 446
  const isBefore = stage === 'before'
  const hit = chance.between(380, 600)
  const dent = (x: number) => (isBefore ? Math.max(0, 1 - Math.abs(x - hit) / 190) : 0)
  const edge = (down: number): Point[] =>
    Array.from({ length: 27 }, (_, at): Point => {
      const x = -40 + at * 40
      return [x, y + down + dent(x) * (66 + chance.between(-7, 7) - down * 0.3)]
    })
  const rail = (from: number, to: number, colour: string) =>
    brush.shape([...edge(from), ...edge(to).reverse()], colour, { width: 3.5 })
  const posts = [60, 290, 520, 750, 960].map((x) => {
    const down = dent(x)
    return `<g transform="rotate(${(down * 26).toFixed(0)} ${x} 600)">${brush.box(x - 13, y + 20 + down * 40, 26, 184 - down * 40, '#d9dcd6', { width: 3.5 })}</g>`
  })
  return (
    posts.join('') +
    rail(0, 34, '#f7f7f2') +
    rail(34, 62, '#d3d8d3') +
    rail(62, 96, '#f7f7f2') +
    (isBefore ? scraped(brush, hit, y + 76) : reflectors(brush, y + 48))
  )
}

const scraped = (brush: Brush, x: number, y: number): string =>
  [0, 18, 36]
    .map((down) =>
      brush.line(
        [
          [x - 70 + down, y + down],
          [x + 40 + down, y + down - 10],
        ],
        { width: 4, edge: brush.tone('#8a4f3d') },
      ),
    )
    .join('') + cone(brush, x + 210, 640, 1.1)

const reflectors = (brush: Brush, y: number): string =>
  [60, 290, 520, 750].map((x) => brush.oval(x, y, 10, 10, '#e2803a', { width: 3 })).join('')

export const posts = {
  lamp: { lights: ['night'], place: street, draw: lamp },
  mirror: { lights: ['day', 'cloudy', 'evening'], place: street, draw: mirror },
  sign: { lights: ['day', 'cloudy', 'rain', 'evening'], place: street, draw: sign },
  guardrail: { lights: ['day', 'cloudy', 'rain'], place: street, draw: guardrail },
} satisfies Record<string, Scene>
